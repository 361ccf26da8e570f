import { Button } from '@mantine/core';
import { Info } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import styles from './claims.module.css';
import type { RowDeed, RowNote } from './row-notes.ts';

/** As many notes are shown as leave the table its room. */
const few = 3;

/** What is to be known about rows, above the table. */
export function RowNotesList(props: {
  readonly notes: readonly RowNote[];
  /** Null: the review can’t be changed. */
  readonly onDeed: ((deed: RowDeed) => void) | null;
}) {
  const { notes, onDeed } = props;
  const [all, setAll] = useState(false);
  if (notes.length === 0) return null;
  const shown = all || notes.length === few + 1 ? notes : notes.slice(0, few);
  const more = notes.length - shown.length;
  return (
    // It leaves the table its room, and scrolls by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.notes} tabIndex={0} role="group" aria-label="Notes about rows">
      <ul className={styles.noteList} aria-label="To be known about rows">
        {shown.map((note) => (
          <li key={note.key} className={styles.note}>
            <Info size={14} className={styles.sign} aria-hidden="true" />
            <span className={styles.noteWords}>{note.words}</span>
            {onDeed === null
              ? null
              : note.deeds.map((deed) => (
                  <Button key={deed.label} size="compact-sm" onClick={() => onDeed(deed)}>
                    {deed.label}
                  </Button>
                ))}
          </li>
        ))}
        {more > 0 || all ? (
          <li className={styles.note}>
            <Button size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Fewer notes' : `${formatCount(more, 'more note', 'more notes')}`}
            </Button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
