import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { isCaret, rangeOnPage } from '#renderer/pdf/text-selection.ts';
import type { TextSelection } from '#renderer/pdf/text-selection.ts';
import type { Mark } from './marks.ts';
import type { PageTexts } from './page-texts.ts';
import { PdfPage } from './pdf-page.tsx';
import type { Target } from './types.ts';
import type { PageView } from './use-page-view.ts';
import { partRects } from './use-pdf-marks.ts';

export type PageInfo = {
  readonly page: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
  readonly characters: number;
};

type Props = {
  readonly pages: readonly PageInfo[];
  readonly shapes: readonly PageShape[];
  readonly view: PageView;
  readonly texts: PageTexts;
  readonly easel: Easel | null;
  readonly selection: TextSelection | null;
  readonly marksOf: (page: number) => readonly Mark[];
  readonly activeId: string | null;
  readonly focusedId: string | null;
  readonly flashed: Target | null;
};

const noRects: readonly CssRect[] = [];
const nothing = { selectedFrom: 0, selectedTo: 0, caret: null };

/** What is selected on one page: offsets, and the caret where nothing is. */
function selectedOn(selection: TextSelection | null, page: PageInfo) {
  if (selection === null) return nothing;
  if (isCaret(selection)) {
    return selection.focus.page === page.page ? { ...nothing, caret: selection.focus.offset } : nothing;
  }
  const range = rangeOnPage(selection, page.page, page.characters);
  return range === null ? nothing : { selectedFrom: range.start, selectedTo: range.end, caret: null };
}

function flashOn(flashed: Target | null, texts: PageTexts, shape: PageShape, size: Size): readonly CssRect[] {
  const parts = flashed?.parts.filter((part) => part.page === shape.page) ?? [];
  if (parts.length === 0) return noRects;
  return parts.flatMap((part) => partRects(part, texts)).map((rect) => toCss(shape, size, rect));
}

/** The pages that are in view, each at its place in the column. */
export function PdfPages(props: Props) {
  const { pages, shapes, view, texts } = props;
  return pages.slice(view.first, view.last + 1).map((page, at) => {
    const index = view.first + at;
    const shape = shapes[index];
    const size = view.stack.sizes[index];
    if (shape === undefined || size === undefined) return null;
    const text = texts.state(page.page);
    return (
      <PdfPage
        key={page.page}
        easel={props.easel}
        shape={shape}
        label={page.label}
        size={size}
        left={view.leftOf(index)}
        top={view.stack.tops[index] ?? 0}
        pixelRatio={view.pixelRatio}
        distance={view.distance}
        text={text}
        {...selectedOn(props.selection, page)}
        marks={props.marksOf(page.page)}
        activeId={props.activeId}
        focusedId={props.focusedId}
        flash={flashOn(props.flashed, texts, shape, size)}
      />
    );
  });
}
