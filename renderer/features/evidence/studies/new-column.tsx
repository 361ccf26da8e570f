import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { freeField, isTakenName, tidyFieldName } from '#shared/domain/study-fields.ts';
import styles from './studies.module.css';

/** What tables of study characteristics often tell. */
const usual = ['Funding', 'Country', 'Follow-up', 'Setting', 'Conflicts of interest'];

/** A column for something more that is noted of the studies: its name, then its first cell is written in. */
export function NewColumn(props: {
  /** The fields that there are. */
  readonly names: readonly string[];
  readonly onName: (name: string) => void;
}) {
  const [name, setName] = useState<string | null>(null);
  const ids = { list: useId(), why: useId() };
  if (name === null)
    return (
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={14} aria-hidden="true" />}
        onClick={() => setName('')}
      >
        Add a column
      </Button>
    );
  const tidy = tidyFieldName(name);
  const why = problem(tidy, props.names);
  return (
    <form
      className={styles.newColumn}
      aria-label="Add a column"
      onSubmit={(event) => {
        event.preventDefault();
        if (tidy === '' || why !== '') return;
        setName(null);
        props.onName(tidy);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setName(null);
      }}
    >
      <span id={ids.why} className={styles.why} role="status">
        {why}
      </span>
      <input
        className={styles.input}
        aria-label="Name of the column"
        aria-describedby={ids.why}
        aria-invalid={why !== ''}
        list={ids.list}
        autoFocus
        maxLength={200}
        placeholder="Funding"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <datalist id={ids.list}>
        {usual
          .filter((one) => problem(one, props.names) === '')
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      <Button type="submit" size="compact-sm" disabled={tidy === '' || why !== ''}>
        Add
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setName(null)}>
        Cancel
      </Button>
    </form>
  );
}

function problem(name: string, names: readonly string[]): string {
  const there =
    isTakenName(name) ||
    freeField(
      names.map((one) => ({ name: one })),
      name,
    ) !== undefined;
  return there ? `There is a column “${name}” already.` : '';
}
