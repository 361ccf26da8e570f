import { useCallback, useEffect, useRef, useState } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import { pagesOf, selectedRanges } from '#renderer/pdf/selected-ranges.ts';
import { isCaret } from '#renderer/pdf/text-selection.ts';
import type { TextPoint, TextSelection } from '#renderer/pdf/text-selection.ts';
import { anchorOf, wordsOf } from './anchors.ts';
import type { TextRange } from '#shared/text/page-text.ts';
import type { PageTexts } from './page-texts.ts';
import { spokenSelection } from './spoken.ts';

export type SelectionDesk = {
  readonly selection: TextSelection | null;
  /** The selection as of this moment, also between two drawings. */
  readonly now: () => TextSelection | null;
  readonly set: (selection: TextSelection | null) => void;
  /** Tells whoever is interested what is selected now; called when mouse or key come up. */
  readonly finish: () => void;
  /** The selected words, in reading order. */
  readonly words: () => string;
  /** The words of the last finished selection; '' when there is none. */
  readonly chosen: string;
};

type Source = { readonly sha256: string; readonly recipe: string };

type Options = {
  readonly texts: PageTexts;
  /** How many pages there are. */
  readonly pages: number;
  readonly source: Source;
  readonly onSelection: (anchor: Anchor | null) => void;
  readonly say: (words: string) => void;
};

function samePoint(a: TextPoint | undefined, b: TextPoint | undefined): boolean {
  return a?.page === b?.page && a?.offset === b?.offset;
}

function sameSelection(a: TextSelection | null, b: TextSelection | null): boolean {
  return samePoint(a?.anchor, b?.anchor) && samePoint(a?.focus, b?.focus);
}

/** The selected ranges, once every page between the ends is loaded. */
async function loadedRanges(
  { texts, pages }: Options,
  selection: TextSelection,
): Promise<readonly TextRange[]> {
  await Promise.all(pagesOf(selection, pages).map((page) => texts.want(page)));
  return selectedRanges(selection, texts.get) ?? [];
}

/** Holds what is selected in a PDF, and makes the anchor of it. */
export function useSelection(options: Options): SelectionDesk {
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [chosen, setChosen] = useState('');
  const current = useRef<TextSelection | null>(null);
  const told = useRef<TextSelection | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const now = useCallback(() => current.current, []);
  const set = useCallback((next: TextSelection | null) => {
    current.current = next;
    setSelection(next);
  }, []);

  const words = useCallback(() => {
    const here = current.current;
    const { texts } = latest.current;
    return here === null ? '' : wordsOf(selectedRanges(here, texts.get) ?? [], texts.get);
  }, []);

  const finish = useCallback(() => {
    const here = current.current;
    if (sameSelection(told.current, here)) return;
    const before = told.current;
    told.current = here;
    if (here === null || isCaret(here)) {
      setChosen('');
      if (before !== null && !isCaret(before)) latest.current.onSelection(null);
      return;
    }
    void loadedRanges(latest.current, here).then((ranges) => {
      if (told.current !== here) return;
      const { texts, source, onSelection, say } = latest.current;
      const anchor = anchorOf(ranges, texts.get, source);
      const chosenWords = wordsOf(ranges, texts.get);
      setChosen(chosenWords);
      onSelection(anchor.ok ? anchor.value : null);
      say(anchor.ok ? spokenSelection(chosenWords) : anchor.error);
    });
  }, []);

  return { selection, now, set, finish, words, chosen };
}
