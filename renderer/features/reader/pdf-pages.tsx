import { useRef } from 'react';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { rangesOnPage } from '#renderer/pdf/selected-ranges.ts';
import { isCaret } from '#renderer/pdf/text-selection.ts';
import type { TextSelection } from '#renderer/pdf/text-selection.ts';
import type { FoundHere } from './find/places.ts';
import type { Links } from './links/pdf-links.tsx';
import type { TextRange } from '#shared/text/page-text.ts';
import type { Mark } from './marks.ts';
import type { PageTexts } from './page-texts.ts';
import { PdfPage } from './pdf-page.tsx';
import type { Region } from './regions/region-desk.ts';
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
  /** The matches of a search on a page, and the number of the one that is shown. */
  readonly foundOn: (page: number) => readonly FoundHere[];
  readonly match: number;
  readonly links: Links;
  /** The region that is being chosen. */
  readonly region: Region | null;
};

const noRects: readonly CssRect[] = [];
const nothing: readonly TextRange[] = [];

/** The caret on one page, where nothing is selected. */
function caretOn(selection: TextSelection | null, page: number): number | null {
  const here = selection !== null && isCaret(selection) && selection.focus.page === page;
  return here ? selection.focus.offset : null;
}

/** The selected ranges by page; the same object for as long as they are the same, so that pages need no drawing. */
function useSelectedOn(selection: TextSelection | null, texts: PageTexts) {
  const before = useRef(new Map<number, readonly TextRange[]>());
  return (page: number): readonly TextRange[] => {
    const text = selection === null || isCaret(selection) ? undefined : texts.get(page);
    const found =
      selection === null || text === undefined ? nothing : rangesOnPage(selection, text, texts.get);
    const old = before.current.get(page) ?? nothing;
    const same =
      old.length === found.length &&
      old.every(({ start, end }, at) => start === found[at]?.start && end === found[at].end);
    if (!same) before.current.set(page, found);
    return same ? old : found;
  };
}

function flashOn(flashed: Target | null, texts: PageTexts, shape: PageShape, size: Size): readonly CssRect[] {
  const parts = flashed?.parts.filter((part) => part.page === shape.page) ?? [];
  if (parts.length === 0) return noRects;
  return parts.flatMap((part) => partRects(part, texts)).map((rect) => toCss(shape, size, rect));
}

/** The pages that are in view, each at its place in the column. */
export function PdfPages(props: Props) {
  const { pages, shapes, view, texts } = props;
  const selectedOn = useSelectedOn(props.selection, texts);
  return pages.slice(view.first, view.last + 1).map((page, at) => {
    const index = view.first + at;
    const shape = shapes[index];
    const size = view.stack.sizes[index];
    if (shape === undefined || size === undefined) return null;
    const text = texts.state(page.page);
    const found = props.foundOn(page.page);
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
        selected={selectedOn(page.page)}
        caret={caretOn(props.selection, page.page)}
        marks={props.marksOf(page.page)}
        activeId={props.activeId}
        focusedId={props.focusedId}
        frame={props.region?.page === page.page ? props.region.rect : null}
        flash={flashOn(props.flashed, texts, shape, size)}
        found={found}
        match={found.some(({ index: number }) => number === props.match) ? props.match : -1}
        linksHere={props.links.of(page.page)}
        links={props.links}
      />
    );
  });
}
