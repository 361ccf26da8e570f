import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { positions } from '../positions.ts';
import { domRange } from '../tree-dom.ts';
import type { Leaf } from '../tree-dom.ts';
import { useStillWords } from '../use-still-words.ts';
import { useFind } from './use-find.ts';
import type { Find } from './use-find.ts';
import './found-highlights.css';

type Options = {
  readonly documentId: DocumentId;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The drawn words. */
  readonly leaves: readonly Leaf[];
};

/** Finding words in a text document: begins in view, and gives the focus back to the text when it ends. */
export function useTreeFind({ documentId, scroller, leaves }: Options) {
  const still = useStillWords(scroller, leaves);
  const find = useFind(documentId, () => ({ page: 1, offset: positions.tree(documentId).offset }));
  usePaintedFound(find, leaves);
  const leave = (): void => {
    scroller.current?.focus({ preventScroll: true });
  };
  return {
    ...find,
    leave,
    /** After the strip has come or gone: puts the words back where they were on the screen. */
    settle: still.settle,
    start: (words: string): void => {
      still.hold();
      find.start(words);
    },
    close: (): void => {
      const part = find.places[find.current]?.parts[0];
      still.hold(part === undefined ? null : { start: part[1], end: part[2] });
      find.close();
    },
  };
}

/** Selects the match that is shown, so that what finding came to can be worked on. */
export function selectMatch(find: Find, leaves: readonly Leaf[]): void {
  const part = find.places[find.current]?.parts[0];
  const range = part === undefined ? null : domRange(leaves, part[1], part[2]);
  if (range === null) return;
  window
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
}

/** Paints the matches over the words, the one that is shown in its own colour. */
function usePaintedFound({ open, places, current }: Find, leaves: readonly Leaf[]): void {
  useEffect(() => {
    if (!open || places.length === 0) return;
    const ranges = places.map(({ parts }) => {
      const [, start, end] = parts[0] ?? [1, 0, 0];
      return (leaves.at(-1)?.end ?? 0) < end ? null : domRange(leaves, start, end);
    });
    const shown = ranges[current] ?? null;
    const others = ranges.filter((range) => range !== null && range !== shown);
    CSS.highlights.set('reader-found', new window.Highlight(...others.filter((range) => range !== null)));
    if (shown !== null) {
      const highlight = new window.Highlight(shown);
      highlight.priority = 2;
      CSS.highlights.set('reader-match', highlight);
    }
    return () => {
      CSS.highlights.delete('reader-found');
      CSS.highlights.delete('reader-match');
    };
  }, [open, places, current, leaves]);
}
