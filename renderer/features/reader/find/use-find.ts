import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { isBoolean, useRemembered } from '#renderer/ui/remembered.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import type { FoundPlace } from '#shared/contract/text.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Target } from '../types.ts';
import { leaveSpot } from '../jumps/jumps.ts';
import { nextPlace, partsOf } from './places.ts';
import type { TextPlace } from './places.ts';

/** Places that are listed and marked; more are only counted. */
const listed = 5_000;
/** How long typing pauses before it is looked for, in milliseconds. */
const pause = 150;

export type Find = {
  readonly open: boolean;
  readonly words: string;
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
  readonly places: readonly FoundPlace[];
  /** All places, also those that are not listed; null while nothing is looked for. */
  readonly total: number | null;
  /** Index of the place that is shown; -1 when none is. */
  readonly current: number;
  readonly error: AppError | null;
  /** What is shown is not yet of these words. */
  readonly busy: boolean;
  /** Where to go to; a new nonce whenever another place is chosen. */
  readonly target: Target | null;
  /** Grows whenever the field is to have the focus. */
  readonly asked: number;
  readonly start: (words: string) => void;
  readonly setWords: (words: string) => void;
  readonly setWholeWords: (on: boolean) => void;
  readonly setMatchCase: (on: boolean) => void;
  readonly step: (by: 1 | -1) => void;
  readonly goTo: (index: number) => void;
  readonly close: () => void;
};

const none: readonly FoundPlace[] = [];

/** What is asked of the store: at once when finding begins, after a pause while somebody types. */
function useFound(documentId: DocumentId, open: boolean, wanted: Wanted) {
  const { words, wholeWords, matchCase } = wanted;
  const [typed] = useDebouncedValue(words, pause);
  const asking = open && typed.trim() !== '' && words.trim() !== '';
  const input = { documentId, words: typed, wholeWords, matchCase, limit: listed };
  const read = useRead(methods.text.find, asking ? input : null, { keepPrevious: true });
  const key = `${typed}|${wholeWords}|${matchCase}`;
  return { ...read, data: asking ? read.data : undefined, key: typed === words ? key : null };
}

/** What is looked for, and how: the choices are remembered, the words are not. */
function useWanted() {
  const [words, setWords] = useState('');
  const [wholeWords, setWholeWords] = useRemembered('find.words', false, isBoolean);
  const [matchCase, setMatchCase] = useRemembered('find.case', false, isBoolean);
  return { words, wholeWords, matchCase, setWords, setWholeWords, setMatchCase };
}

type Wanted = { readonly words: string; readonly wholeWords: boolean; readonly matchCase: boolean };

/** A place as a target, the same for as long as neither it nor the nonce changes. */
function useMatch(place: FoundPlace | undefined, nonce: number): Target | null {
  return useMemo(
    () => (place === undefined ? null : { parts: partsOf(place), annotationId: null, nonce }),
    [place, nonce],
  );
}

/**
 * Finding words in one document. `origin` says where the reader is in the text when finding begins: the first place
 * from there on is shown first.
 */
export function useFind(documentId: DocumentId, origin: () => TextPlace): Find {
  const [open, setOpen] = useState(false);
  const wanted = useWanted();
  const [asked, setAsked] = useState(0);
  const [chosen, setChosen] = useState<{ readonly index: number; readonly nonce: number }>({
    index: -1,
    nonce: 0,
  });
  const from = useRef<TextPlace>({ page: 1, offset: 0 });
  const shownFor = useRef('');
  const jumped = useRef(false);
  const { data, error, isFetching, key } = useFound(documentId, open, wanted);
  const places = data?.places ?? none;

  const choose = useCallback((index: number) => {
    if (index >= 0 && !jumped.current) leaveSpot();
    if (index >= 0) jumped.current = true;
    setChosen((old) => ({ index, nonce: old.nonce + 1 }));
  }, []);
  useEffect(() => {
    if (data === undefined || isFetching || key === null || shownFor.current === key) return;
    shownFor.current = key;
    choose(nextPlace(data.places, from.current));
  }, [data, isFetching, key, choose]);

  const current = data === undefined ? -1 : Math.min(chosen.index, places.length - 1);
  const target = useMatch(places[current], chosen.nonce);
  const latestOrigin = useRef(origin);
  useEffect(() => {
    latestOrigin.current = origin;
  });
  return {
    ...wanted,
    open,
    places,
    total: data?.total ?? null,
    current,
    error,
    busy: key === null || isFetching,
    target,
    asked,
    start: (given) => {
      setAsked((count) => count + 1);
      if (given !== '') wanted.setWords(given);
      if (open) return;
      from.current = latestOrigin.current();
      shownFor.current = '';
      jumped.current = false;
      setOpen(true);
    },
    step: (by) => {
      if (places.length > 0) choose((current + by + places.length) % places.length);
    },
    goTo: choose,
    close: () => {
      setOpen(false);
      setChosen((old) => ({ index: -1, nonce: old.nonce + 1 }));
    },
  };
}
