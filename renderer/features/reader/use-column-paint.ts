import { useEffect } from 'react';
import type { RefObject } from 'react';
import { domRange } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import { selectedSpans } from './tree-table.ts';

/** The name of the paint; its rule is in `tree-highlights.css`. */
const paint = 'reader-column';

/**
 * Paints a selection that keeps to a column of a table: the browser's own goes through whole rows, so that it is made
 * unseen as long as it means the column alone.
 */
export function useColumnPaint(
  root: RefObject<HTMLDivElement | null>,
  leaves: readonly Leaf[],
  text: string,
): void {
  useEffect(() => {
    const changed = (): void => {
      const element = root.current;
      if (element === null) return;
      const spans = selectedSpans(element, leaves, text);
      element.toggleAttribute('data-column-selected', spans.length > 1);
      if (spans.length < 2) {
        CSS.highlights.delete(paint);
        return;
      }
      const ranges = spans.flatMap(({ start, end }) => domRange(leaves, start, end) ?? []);
      CSS.highlights.set(paint, new window.Highlight(...ranges));
    };
    document.addEventListener('selectionchange', changed);
    return () => {
      document.removeEventListener('selectionchange', changed);
      CSS.highlights.delete(paint);
    };
  }, [root, leaves, text]);
}
