import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';

/** What stands in the body of the table: a row by its place, or the room of those that are out of sight. */
export type BodyPart =
  | { readonly kind: 'row'; readonly at: number }
  | { readonly kind: 'room'; readonly before: number; readonly height: number };

/** As high as most rows are; each is measured once it is drawn. */
const usualHeight = 28;

/**
 * The rows of a long table that are in sight, and always the one with the focus: keys find it wherever it is scrolled to.
 * @param current place of the row with the focus
 * @returns `measure` is the `ref` of each row, which bears its place as `data-index`
 */
export function useVisibleRows(scroller: RefObject<HTMLElement | null>, count: number, current: number) {
  const rangeExtractor = useCallback(
    (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), current])]
        .filter((at) => at < count)
        .toSorted((a, b) => a - b),
    [current, count],
  );
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 12,
    rangeExtractor,
    initialRect: { width: 600, height: 600 },
  });
  const parts: BodyPart[] = [];
  let end = 0;
  for (const { index, start, size } of virtual.getVirtualItems()) {
    if (start > end) parts.push({ kind: 'room', before: index, height: start - end });
    parts.push({ kind: 'row', at: index });
    end = start + size;
  }
  const rest = virtual.getTotalSize() - end;
  if (rest > 0) parts.push({ kind: 'room', before: count, height: rest });
  return { parts, measure: virtual.measureElement };
}
