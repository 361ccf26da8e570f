import { ActionIcon, Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useId, useMemo } from 'react';
import { v7 } from 'uuid';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnnotationId } from '#shared/contract/ids.ts';
import type { StudyField, StudyView } from '#shared/contract/studies.ts';
import { fieldKey, freeFieldNames, wrongFieldName } from '#shared/domain/study-fields.ts';
import { readable } from '#shared/text/readable.ts';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import styles from './claim-form.module.css';
import { useSelectedWords } from './selected-words.ts';

/** A free field of a study in its form. */
export type Note = {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  /** The words that it was read from: a highlight there is, or words that become one when the form is saved. */
  readonly words: AnnotationId | Anchor | null;
};

/** A field of a study as the form holds it. */
export function noted({ name, text, annotationId }: StudyField): Note {
  return { key: v7(), name, text, words: annotationId };
}

/** Characters of a text that is noted. */
const longest = 2000;
const usual = ['Funding', 'Country', 'Follow-up', 'Setting'];

/** What else is noted of a study, under names of one's own: funding, country, follow-up. */
export function StudyNotes(props: {
  readonly notes: readonly Note[];
  /** All studies of the review: names used there are offered. */
  readonly studies: readonly StudyView[];
  readonly onNotes: (notes: readonly Note[]) => void;
}) {
  const { notes, studies, onNotes } = props;
  const list = useId();
  const names = useMemo(
    () => freeFieldNames([...studies, { fields: usual.map((name) => ({ name })) }]),
    [studies],
  );
  const used = new Set(notes.map(({ name }) => fieldKey(name)));
  return (
    <div className={styles.field} role="group" aria-label="Noted of the study">
      {notes.map((note) => (
        <NoteFields
          key={note.key}
          note={note}
          list={list}
          wrong={wrongFieldName(notes.filter(({ name }) => name.trim() !== '')) === note.name}
          onNote={(next) => onNotes(notes.flatMap((one) => (one === note ? (next ?? []) : one)))}
        />
      ))}
      <datalist id={list}>
        {names
          .filter((name) => !used.has(fieldKey(name)))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <Button
        size="compact-xs"
        variant="subtle"
        className={styles.beside}
        onClick={() => onNotes([...notes, { key: v7(), name: '', text: '', words: null }])}
      >
        Add a field
      </Button>
    </div>
  );
}

function NoteFields(props: {
  readonly note: Note;
  /** The id of the list of names. */
  readonly list: string;
  readonly wrong: boolean;
  /** null: the note goes. */
  readonly onNote: (note: Note | null) => void;
}) {
  const { note, wrong, onNote } = props;
  const selected = useSelectedWords();
  const what = note.name.trim() === '' ? 'this field' : `“${note.name}”`;
  const why = useId();
  return (
    <div className={styles.noted}>
      <input
        className={styles.text}
        aria-label="Name of the field"
        aria-invalid={wrong}
        aria-describedby={wrong ? why : undefined}
        list={props.list}
        maxLength={200}
        placeholder="Funding"
        autoFocus={note.name === ''}
        value={note.name}
        onChange={(event) => onNote({ ...note, name: event.currentTarget.value })}
      />
      <Hint label={`Remove ${what}`}>
        <ActionIcon aria-label={`Remove ${what}`} onClick={() => onNote(null)}>
          <X size={14} aria-hidden="true" />
        </ActionIcon>
      </Hint>
      <textarea
        className={styles.text}
        aria-label={note.name.trim() === '' ? 'Text of the field' : note.name}
        rows={1}
        maxLength={longest}
        dir="auto"
        value={note.text}
        onChange={(event) => onNote({ ...note, text: event.currentTarget.value })}
      />
      {wrong ? (
        <p id={why} className={styles.refused}>
          The table has a column of this name already.
        </p>
      ) : null}
      {selected === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          className={styles.beside}
          onClick={() =>
            onNote({
              ...note,
              text: readable(selected.quote.exact).slice(0, longest) || note.text,
              words: selected,
            })
          }
        >
          Take from selected words
        </Button>
      )}
      {note.words === null ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          className={styles.beside}
          rightSection={<X size={12} aria-hidden="true" />}
          aria-label={`Words linked to ${what}: take them off`}
          onClick={() => onNote({ ...note, words: null })}
        >
          Words linked
        </Button>
      )}
    </div>
  );
}
