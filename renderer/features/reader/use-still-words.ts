import { useRef } from 'react';
import type { RefObject } from 'react';
import { domRange, firstLeaf } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';

type Span = { readonly start: number; readonly end: number };

/** What tells where words are in the window. */
type Placed = { readonly getBoundingClientRect: () => DOMRect };

/** Words to be kept in place: those that are asked for when they are seen, else those at a third of the view. */
function seenWords(scroller: HTMLElement, leaves: readonly Leaf[], wanted: Span | null): Placed | undefined {
  const view = scroller.getBoundingClientRect();
  const words = wanted === null ? null : domRange(leaves, wanted.start, wanted.end);
  const box = words?.getBoundingClientRect();
  if (words !== null && box !== undefined && box.top >= view.top && box.bottom <= view.bottom) return words;
  const height = view.top + view.height / 3;
  return leaves[firstLeaf(leaves, ({ element }) => element.getBoundingClientRect().bottom > height)]?.element;
}

/**
 * Keeps words of a text document where they are in the window while strips and panels beside them come and go, which
 * moves the view and sets the lines anew: `hold` before, `settle` after.
 */
export function useStillWords(scroller: RefObject<HTMLElement | null>, leaves: readonly Leaf[]) {
  const held = useRef<{ readonly words: Placed; readonly top: number } | null>(null);
  return {
    hold: (wanted: Span | null = null): void => {
      const words = scroller.current === null ? undefined : seenWords(scroller.current, leaves, wanted);
      held.current = words === undefined ? null : { words, top: words.getBoundingClientRect().top };
    },
    settle: (): void => {
      const before = held.current;
      held.current = null;
      if (before === null || scroller.current === null) return;
      scroller.current.scrollTop += before.words.getBoundingClientRect().top - before.top;
    },
  };
}
