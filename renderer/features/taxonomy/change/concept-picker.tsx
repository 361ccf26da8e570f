import { type KeyboardEvent, useId } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import fieldStyles from '../concept-field.module.css';
import { keyHandlers } from '../concept-keys.ts';
import { ConceptOptions, type Option, optionId } from '../concept-options.tsx';
import { useTypeAhead } from '../use-type-ahead.ts';
import styles from './change.module.css';

const none: never[] = [];
const noKey = (): null => null;

/** One concept of a few candidates, found by typing; what is picked stands below the field. */
export function ConceptPicker(props: {
  readonly label: string;
  readonly candidates: readonly ConceptView[];
  readonly byId: ReadonlyMap<string, ConceptView>;
  /** What was picked, in words; null: nothing yet. */
  readonly picked: string | null;
  readonly problem: string | null;
  readonly onPick: (concept: ConceptView) => void;
}) {
  const { label, candidates, byId, picked, problem, onPick } = props;
  const id = useId();
  const listId = `${id}-list`;
  const list = useTypeAhead({ concepts: candidates, byId, chosen: none, order: none, creatable: false });
  const marked = list.active === null ? undefined : list.options[list.active];
  const choose = (option: Option) => {
    if (option.kind !== 'concept') return;
    list.clear();
    onPick(option.match.concept);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // Escape leaves the form, wherever it is pressed.
    if (event.key === 'Escape') return;
    const handled = keyHandlers[event.key]?.({
      list,
      marked,
      choose,
      change: () => false,
      stepChips: () => undefined,
      caretAtStart: false,
    });
    if (handled === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <div className={fieldStyles.box}>
        <input
          id={id}
          className={fieldStyles.input}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={list.open}
          aria-controls={listId}
          aria-activedescendant={list.active === null ? undefined : optionId(listId, list.active)}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          placeholder="Type to find it"
          autoFocus
          value={list.typed}
          onChange={(event) => list.type(event.currentTarget.value)}
          onClick={list.show}
          onKeyDown={onKeyDown}
        />
      </div>
      <p
        id={`${id}-said`}
        role={problem === null ? 'status' : 'alert'}
        className={problem === null ? styles.picked : styles.refused}
      >
        {problem ?? picked ?? 'Nothing picked yet.'}
      </p>
      {list.open ? (
        <ConceptOptions
          id={listId}
          label={label}
          options={list.options}
          active={list.active}
          hidden={list.hidden}
          keyOf={noKey}
          onChoose={choose}
        />
      ) : null}
    </div>
  );
}
