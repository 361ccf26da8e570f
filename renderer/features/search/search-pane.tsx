import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Pane } from '#renderer/ui/pane.tsx';
import type { SearchHit } from '#shared/contract/search.ts';
import { groupHits } from './group-hits.ts';
import type { HitGroup } from './group-hits.ts';
import { HitRow } from './hit-row.tsx';
import styles from './search.module.css';

/** More places than anybody looks through. */
const most = 200;
/** How long typing pauses before it is looked for, in milliseconds. */
const pause = 200;

/** The words stay for as long as the window does. */
let lastWords = '';

type Props = {
  /** Grows whenever the field is to have the focus; 0: it is not. */
  readonly asked: number;
  /** The field has the focus that was asked for. */
  readonly onShown: () => void;
  readonly onOpen: (hit: SearchHit) => void;
  /** Gives the focus to the paper. */
  readonly onLeave: () => void;
};

function stepTo(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'PageDown') return Math.min(count - 1, at + 8);
  return key === 'PageUp' ? Math.max(0, at - 8) : null;
}

/** Search over all papers and claims of the review: what was found under its paper, each opened at its place. */
export function SearchPane({ asked, onShown, onOpen, onLeave }: Props) {
  const [words, setWords] = useState(lastWords);
  const [typed] = useDebouncedValue(words, pause);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const base = useId();
  const wanted =
    typed.trim() === '' || words.trim() === '' ? null : { words: typed.slice(0, 500), limit: most };
  const found = useRead(methods.search.query, wanted, { keepPrevious: true });
  const hits = wanted === null ? undefined : found.data;
  const groups = groupHits(hits ?? []);
  const shown = groups.flatMap((group) => group.hits);
  const shownNow = useEffectEvent(onShown);
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
    shownNow();
  }, [asked]);
  useEffect(() => setAt(0), [typed]);
  const current = Math.min(at, shown.length - 1);
  // What is listed is not yet of these words: Enter waits for what is.
  const busy = typed !== words || (wanted !== null && found.isFetching);
  const [hasty, setHasty] = useState(false);
  const first = shown[0];
  useEffect(() => {
    if (busy || !hasty) return;
    setHasty(false);
    if (first !== undefined) onOpen(first);
  }, [busy, hasty, first, onOpen]);
  const walkTo = (index: number): void => {
    setAt(index);
    document.getElementById(`${base}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = shown.length === 0 ? null : stepTo(event.key, current, shown.length);
    const hit = shown[current];
    if (next !== null) walkTo(next);
    else if (event.key === 'Enter' && busy) setHasty(true);
    else if (event.key === 'Enter' && hit !== undefined) onOpen(hit);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <Pane label="Search all papers">
      <div className={styles.pane}>
        <TextInput
          ref={field}
          className={styles.field ?? ''}
          role="combobox"
          aria-label="Search all papers and claims"
          aria-expanded={shown.length > 0}
          aria-controls={`${base}-list`}
          aria-autocomplete="list"
          {...(shown.length > 0 ? { 'aria-activedescendant': `${base}-${current}` } : {})}
          placeholder="Search all papers and claims"
          leftSection={<Search size={14} aria-hidden="true" />}
          value={words}
          onChange={(event) => {
            lastWords = event.currentTarget.value;
            setWords(lastWords);
            setHasty(false);
          }}
          onKeyDown={onKeyDown}
        />
        {found.error === null || wanted === null ? null : <ErrorNote {...errorWords(found.error)} />}
        <p className={styles.said} role="status">
          {summary(hits, groups)}
        </p>
        <div id={`${base}-list`} className={styles.list} role="listbox" aria-label="What was found">
          {groups.map((group) => (
            <div key={group.document} role="group" aria-labelledby={`${base}-${group.document}`}>
              <div id={`${base}-${group.document}`} className={styles.title} title={group.title}>
                {group.title}
              </div>
              {group.hits.map((hit, index) => (
                <HitRow
                  key={`${hit.type}|${hit.id}|${hit.page}`}
                  id={`${base}-${group.first + index}`}
                  hit={hit}
                  active={group.first + index === current}
                  onOpen={() => {
                    setAt(group.first + index);
                    onOpen(hit);
                  }}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </Pane>
  );
}

function summary(hits: readonly SearchHit[] | undefined, groups: readonly HitGroup[]): string {
  if (hits === undefined)
    return 'Finds pages and claims that hold all the words, in every paper of this review.';
  if (hits.length === 0) return 'No page and no claim holds all these words.';
  const places =
    hits.length === most ? `The best ${most} places` : formatCount(hits.length, 'place', 'places');
  return `${places} in ${formatCount(groups.length, 'paper', 'papers')}`;
}
