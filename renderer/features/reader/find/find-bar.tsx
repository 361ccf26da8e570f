import { TextInput } from '@mantine/core';
import { CaseSensitive, ChevronDown, ChevronUp, List, WholeWord, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { errorWords } from '#renderer/bridge/error-words.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { Tool } from '../tool.tsx';
import { countWords } from './places.ts';
import type { Find } from './use-find.ts';
import styles from './find.module.css';

type Props = {
  readonly find: Find;
  /** Whether the list of places is shown. */
  readonly listed: boolean;
  readonly onList: (focus: boolean) => void;
  /** Closes the bar and gives the focus back to the text, the place kept. */
  readonly onClose: () => void;
};

/** Ctrl+F and F3 for one document; `selected` answers words to begin with. */
export function useFindKeys(find: Find, selected: () => string): void {
  const section = 'Reader';
  useKeys({
    id: 'reader.find',
    label: 'Find in this paper',
    keys: '$mod+f',
    section,
    whileTyping: true,
    run: () => {
      const words = selected().trim();
      find.start(words.length <= 100 && !words.includes('\n') ? words : '');
    },
  });
  const found = find.open && find.places.length > 0;
  useKeys({
    id: 'reader.find-next',
    repeats: true,
    label: 'Next match',
    keys: ['F3', '$mod+g'],
    section,
    when: found,
    whileTyping: true,
    run: () => find.step(1),
  });
  useKeys({
    id: 'reader.find-previous',
    repeats: true,
    label: 'Previous match',
    keys: ['Shift+F3', '$mod+Shift+g'],
    section,
    when: found,
    whileTyping: true,
    run: () => find.step(-1),
  });
}

/** The strip in which words to find are typed, with their count and the steps from one to the next. */
export function FindBar({ find, listed, onList, onClose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const { asked, places, total } = find;
  useEffect(() => {
    if (asked > 0) field.current?.select();
    if (asked > 0) field.current?.focus();
  }, [asked]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target === field.current) find.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown' && event.target === field.current) onList(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = places.length === 0;
  return (
    // Keys of the field and its buttons alike: Escape closes from each of them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={styles.bar} role="search" aria-label="Find in this paper" onKeyDown={onKeyDown}>
      <TextInput
        ref={field}
        className={styles.field ?? ''}
        aria-label="Find in this paper"
        placeholder="Find in this paper"
        value={find.words}
        onChange={(event) => find.setWords(event.currentTarget.value)}
        error={total === 0}
      />
      <span className={styles.count} role="status" aria-busy={find.busy} data-none={total === 0 || undefined}>
        {countWords(total, find.current, places.length)}
      </span>
      <Tool label="Previous match" keys="Shift+F3" disabled={none} run={() => find.step(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Next match" keys="F3" disabled={none} run={() => find.step(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Match case" pressed={find.matchCase} run={() => find.setMatchCase(!find.matchCase)}>
        <CaseSensitive size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Whole words" pressed={find.wholeWords} run={() => find.setWholeWords(!find.wholeWords)}>
        <WholeWord size={16} aria-hidden="true" />
      </Tool>
      <Tool label="List of matches" keys="ArrowDown" pressed={listed} run={() => onList(false)}>
        <List size={16} aria-hidden="true" />
      </Tool>
      <Tool label="Close find" keys="Escape" run={onClose}>
        <X size={16} aria-hidden="true" />
      </Tool>
      {find.error !== null && (
        <span role="alert" className={styles.error}>
          {errorWords(find.error).message}
        </span>
      )}
    </div>
  );
}
