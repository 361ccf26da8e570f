import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { positions } from './positions.ts';
import { domRange, firstLeaf, offsetUnderPointer } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';

/** Parts of a long document that were never in view take the height they are guessed at until they are seen. */
const corrections = 6;

/** The last order to each view: one that is still at work when the next comes must not pull the view back. */
const lastOrders = new WeakMap<HTMLElement, symbol>();

/** Ends what still brings words into view, for whoever scrolls otherwise. */
export function letScroll(scroller: HTMLElement): symbol {
  const order = Symbol('scrolling');
  lastOrders.set(scroller, order);
  return order;
}

/**
 * Brings the words at an offset to a height of the view, and keeps them there while the parts around them find their
 * true height; false while they are not drawn.
 */
export function scrollToOffset(
  scroller: HTMLElement,
  leaves: readonly Leaf[],
  range: { readonly start: number; readonly end: number },
  viewY: number,
): boolean {
  if ((leaves.at(-1)?.end ?? 0) < range.start) return false;
  const words = domRange(leaves, range.start, range.end);
  if (words === null) return false;
  const order = letScroll(scroller);
  const bring = (left: number): void => {
    if (lastOrders.get(scroller) !== order) return;
    const off = words.getBoundingClientRect().top - scroller.getBoundingClientRect().top - viewY;
    scroller.scrollTop += off;
    if (left > 0) requestAnimationFrame(() => bring(Math.abs(off) < 1 ? left - 2 : left - 1));
  };
  bring(corrections);
  return true;
}

/** The offset of the first words in view. */
function firstOffset(scroller: HTMLElement, leaves: readonly Leaf[]): number {
  const box = scroller.getBoundingClientRect();
  const leaf = leaves[firstLeaf(leaves, ({ element }) => element.getBoundingClientRect().bottom > box.top)];
  if (leaf === undefined) return 0;
  const left = leaf.element.getBoundingClientRect().left;
  return offsetUnderPointer(leaves, left + 4, box.top + 8) ?? leaf.start;
}

/** Keeps the place in a text document while its column changes width, its type changes size, or it is left. */
export function useTreePosition(
  documentId: DocumentId,
  scroller: RefObject<HTMLDivElement | null>,
  leaves: readonly Leaf[],
  scale: number,
): void {
  const kept = useRef(positions.tree(documentId).offset);
  const restored = useRef('');

  useLayoutEffect(() => {
    const element = scroller.current;
    const state = `${documentId}|${scale}`;
    if (element === null || restored.current === state) return;
    const { current: offset } = kept;
    if (offset === 0 || scrollToOffset(element, leaves, { start: offset, end: offset + 1 }, 8)) {
      restored.current = state;
    }
  }, [documentId, scroller, leaves, scale]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        kept.current = element.scrollTop < 8 ? 0 : firstOffset(element, leaves);
        positions.keepTree(documentId, { offset: kept.current, scale });
      }, 100);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', scrolled);
    };
  }, [documentId, scroller, leaves, scale]);
}
