import { memo, useMemo } from 'react';
import type { PageText, Rect, TextRange } from '#shared/text/page-text.ts';
import { rectsFor } from '#shared/text/selection.ts';
import { PageCanvas } from '#renderer/pdf/page-canvas.tsx';
import type { Easel } from '#renderer/pdf/page-canvas.tsx';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { RectLayer } from '#renderer/pdf/rect-layer.tsx';
import { caretRect } from '#renderer/pdf/text-selection.ts';
import type { PdfLink } from '#renderer/pdf/page-links.ts';
import { FoundMarks } from './find/found-marks.tsx';
import type { FoundHere } from './find/places.ts';
import { HighlightMarks } from './highlight-marks.tsx';
import { PdfLinks } from './links/pdf-links.tsx';
import type { Links } from './links/pdf-links.tsx';
import type { Mark } from './marks.ts';
import { pageName } from './page-labels.ts';
import type { PageTextState } from './page-texts.ts';
import { RegionFrame } from './regions/region-frame.tsx';
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
  /** Selected ranges of this page. */
  readonly selected: readonly TextRange[];
  readonly caret: number | null;
  readonly marks: readonly Mark[];
  readonly activeId: string | null;
  readonly focusedId: string | null;
  readonly flash: readonly CssRect[];
  readonly found: readonly FoundHere[];
  /** Number of the match that is shown when it is on this page, else -1. */
  readonly match: number;
  readonly linksHere: readonly PdfLink[];
  readonly links: Links;
  /** The frame of a region that is being chosen. */
  readonly frame: Rect | null;
};

function caretStyle(text: PageText, offset: number, shape: PageShape, size: Size) {
  const box = caretRect(text, offset);
  if (box === null) return null;
  const { left, top, width, height } = toCss(shape, size, box);
  return { left: left - 1, top, width: Math.max(2, width), height: Math.max(2, height) };
}

function Selected({ text, ranges, shape, size }: SelectedProps) {
  const rects = useMemo(
    () =>
      ranges.flatMap(({ start, end }) => rectsFor(text, start, end)).map((rect) => toCss(shape, size, rect)),
    [text, ranges, shape, size],
  );
  return <RectLayer rects={rects} className={styles.selected} />;
}
type SelectedProps = {
  readonly text: PageText;
  readonly ranges: readonly TextRange[];
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
  const { easel, shape, size, text, selected, caret, flash } = props;
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
        <FoundMarks text={loaded} found={props.found} current={props.match} shape={shape} size={size} />
        {loaded !== null && selected.length > 0 && (
          <Selected text={loaded} ranges={selected} shape={shape} size={size} />
        )}
        {props.frame !== null && <RegionFrame rect={props.frame} shape={shape} size={size} />}
        <RectLayer rects={flash} className={highlightStyles.flash} />
        {caretPlace !== null && (
          <div className={styles.caret} data-caret style={caretPlace} aria-hidden="true" />
        )}
      </div>
      {loaded !== null && <PageWords text={loaded.text} />}
      <PdfLinks found={props.linksHere} links={props.links} text={loaded} shape={shape} size={size} />
    </div>
  );
});
