import { memo, useMemo } from 'react';
import { toCss } from '#renderer/pdf/page-geometry.ts';
import type { PageShape } from '#renderer/pdf/page-geometry.ts';
import type { Size } from '#renderer/pdf/page-stack.ts';
import { RectLayer } from '#renderer/pdf/rect-layer.tsx';
import type { PageText } from '#shared/text/page-text.ts';
import { rectsFor } from '#shared/text/selection.ts';
import type { FoundHere } from './places.ts';
import styles from './find.module.css';

type Props = {
  /** Null while it is not loaded. */
  readonly text: PageText | null;
  readonly found: readonly FoundHere[];
  /** Index of the place that is shown. */
  readonly current: number;
  readonly shape: PageShape;
  readonly size: Size;
};

/** The found places of one page: all tinted, the one that is shown outlined. */
export const FoundMarks = memo(function FoundMarks({ text, found, current, shape, size }: Props) {
  const drawn = useMemo(
    () =>
      (text === null ? [] : found).map(({ start, end, index }) => ({
        index,
        start,
        rects: text === null ? [] : rectsFor(text, start, end).map((rect) => toCss(shape, size, rect)),
      })),
    [text, found, shape, size],
  );
  return drawn.map(({ index, start, rects }) => (
    <div key={`${index}|${start}`} aria-hidden="true" data-found={index === current ? 'current' : 'other'}>
      <RectLayer rects={rects} className={index === current ? styles.current : styles.found} />
    </div>
  ));
});
