import { memo, useMemo } from 'react';
import type { PageText } from '#shared/text/page-text.ts';
import { rectsFor } from '#shared/text/selection.ts';
import { PageCanvas } from '#renderer/pdf/page-canvas.tsx';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { RectLayer } from '#renderer/pdf/rect-layer.tsx';
import { caretRect } from '#renderer/pdf/text-selection.ts';
import { HighlightMarks } from './highlight-marks.tsx';
import type { Mark } from './marks.ts';
import { pageName } from './page-labels.ts';
import type { PageTextState } from './page-texts.ts';
import highlightStyles from './highlights.module.css';
import styles from './reader.module.css';

type Props = {
  readonly easel: Easel | null;
  readonly shape: PageShape;
  readonly label: string;
  readonly size: Size;
  readonly left: number;
  readonly top: number;
  readonly pixelRatio: number;
  readonly distance: (index: number) => number;
  readonly text: PageTextState | undefined;
  /** Selected offsets of this page; equal ends select nothing. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly caret: number | null;
  readonly marks: readonly Mark[];
  readonly activeId: string | null;
  readonly focusedId: string | null;
  readonly flash: readonly CssRect[];
};

function caretStyle(text: PageText, offset: number, shape: PageShape, size: Size) {
  const box = caretRect(text, offset);
  if (box === null) return null;
  const { left, top, width, height } = toCss(shape, size, box);
  return { left: left - 1, top, width: Math.max(2, width), height: Math.max(2, height) };
}

function Selected({ text, from, to, shape, size }: SelectedProps) {
  const rects = useMemo(
    () => rectsFor(text, from, to).map((rect) => toCss(shape, size, rect)),
    [text, from, to, shape, size],
  );
  return <RectLayer rects={rects} className={styles.selected} />;
}
type SelectedProps = {
  readonly text: PageText;
  readonly from: number;
  readonly to: number;
  readonly shape: PageShape;
  readonly size: Size;
};

/** What a screen reader reads of a page: its canonical text by blocks. */
const PageWords = memo(function PageWords({ text }: { readonly text: string }) {
  const blocks = text.split('\n\n');
  return (
    <div className={styles.words}>
      {blocks.map((block, index) => (
        // Blocks have no identity but their place, and are never reordered.
        <p key={`${index}|${block.length}`}>{block.replaceAll('\n', ' ')}</p>
      ))}
    </div>
  );
});

/** One page: its picture, and over it what is highlighted, selected and pointed at. */
export const PdfPage = memo(function PdfPage(props: Props) {
  const { easel, shape, size, text, selectedFrom, selectedTo, caret, flash } = props;
  const loaded = text?.state === 'loaded' ? text.text : null;
  const caretPlace = loaded === null || caret === null ? null : caretStyle(loaded, caret, shape, size);
  const index = shape.page - 1;
  return (
    <div
      role="group"
      aria-label={`Page ${pageName({ page: shape.page, label: props.label })}`}
      className={styles.page}
      data-page={shape.page}
      style={{ left: props.left, top: props.top, width: size.width, height: size.height }}
    >
      <span className={styles.waiting} aria-hidden="true">
        {props.label}
      </span>
      {easel !== null && (
        <PageCanvas
          easel={easel}
          shape={shape}
          size={size}
          pixelRatio={props.pixelRatio}
          priority={() => props.distance(index)}
        />
      )}
      <div className={styles.layer}>
        <HighlightMarks
          marks={props.marks}
          shape={shape}
          size={size}
          activeId={props.activeId}
          focusedId={props.focusedId}
        />
        {loaded !== null && selectedFrom < selectedTo && (
          <Selected text={loaded} from={selectedFrom} to={selectedTo} shape={shape} size={size} />
        )}
        <RectLayer rects={flash} className={highlightStyles.flash} />
        {caretPlace !== null && (
          <div className={styles.caret} data-caret style={caretPlace} aria-hidden="true" />
        )}
      </div>
      {loaded !== null && <PageWords text={loaded.text} />}
    </div>
  );
});
