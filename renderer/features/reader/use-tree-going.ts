import { useState } from 'react';
import type { RefObject } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { rangesOf } from './anchors.ts';
import { leaveSpot } from './jumps/jumps.ts';
import { useArrival } from './jumps/use-arrival.ts';
import { positions } from './positions.ts';
import { domRange } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';
import type { Target } from './types.ts';
import { useTarget } from './use-target.ts';
import { letScroll, scrollToOffset } from './use-tree-position.ts';

type Range = { readonly start: number; readonly end: number };

type Options = {
  readonly documentId: DocumentId;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Words that somebody outside asked for. */
  readonly target: Target | null;
  /** The match that finding has come to. */
  readonly match: Target | null;
  /** The drawn words. */
  readonly leaves: readonly Leaf[];
};

/** A range that is to be brought to a height of the view as soon as it is drawn. */
type Wish = { readonly range: Range; readonly top: boolean; readonly nonce: number };

function isSeen(scroller: HTMLElement, leaves: readonly Leaf[], { start, end }: Range): boolean {
  const words = domRange(leaves, start, end)?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return words !== undefined && words.height > 0 && words.top >= view.top && words.bottom <= view.bottom;
}

/** How far a text document must be drawn for what is to be shown. */
export function useTreeWishes(documentId: DocumentId, target: Target | null, match: Target | null) {
  const [wish, setWish] = useState<Wish | null>(null);
  const ask = (range: Range, top: boolean): void =>
    setWish((old) => ({ range, top, nonce: (old?.nonce ?? 0) + 1 }));
  const ends = [target, match].map((one) => rangesOf(one?.parts ?? [])[0]?.end ?? 0);
  const needed = Math.max(...ends, wish?.range.end ?? 0, positions.tree(documentId).offset);
  return { wish, ask, needed };
}

/** Going to places and to words in a text document. */
export function useTreeGoing(
  { documentId, scroller, target, match, leaves }: Options,
  { wish, ask }: Pick<ReturnType<typeof useTreeWishes>, 'wish' | 'ask'>,
) {
  const bring = (range: Range | undefined, viewY: number): boolean => {
    const element = scroller.current;
    if (range === undefined) return true;
    return element !== null && scrollToOffset(element, leaves, range, viewY);
  };
  const third = (): number => (scroller.current?.clientHeight ?? 0) / 3;
  const show = (range: Range | undefined): boolean => bring(range, third());
  const flashed = useTarget(target, leaves, ({ parts }) => show(rangesOf(parts)[0]));
  useTarget(match, leaves, ({ parts }) => {
    const range = rangesOf(parts)[0];
    const element = scroller.current;
    if (range === undefined || element === null) return true;
    return (leaves.at(-1)?.end ?? 0) >= range.end && (isSeen(element, leaves, range) || show(range));
  });
  useTarget(wish, leaves, ({ range, top }) => bring(range, top ? 8 : 24));
  useArrival(documentId, ({ offset }) => {
    if (offset > 0) ask({ start: offset, end: offset + 1 }, true);
    else if (scroller.current !== null) {
      letScroll(scroller.current);
      scroller.current.scrollTo({ top: 0 });
    }
  });
  return {
    show,
    flashed,
    goToRange: (range: Range) => {
      leaveSpot();
      // Who goes back at once is there already, though the scrolling has not been noticed yet.
      positions.keepTree(documentId, { ...positions.tree(documentId), offset: range.start });
      ask(range, false);
    },
  };
}
