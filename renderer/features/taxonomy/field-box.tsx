import { VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { conceptHue } from '#shared/domain/concept-hue.ts';
import { keyWords } from '#renderer/ui/keys/key-words.ts';
import { ConceptChip } from './concept-chip.tsx';
import styles from './concept-field.module.css';
import { optionId } from './concept-options.tsx';
import type { ConceptFieldProps } from './field-props.ts';
import type { QuickChoices } from './use-quick-choices.ts';
import type { TypeAhead } from './use-type-ahead.ts';

/** As many as can be read at a glance; the open list shows all. */
const told = 3;

/** The chosen concepts and, after them, the text field in which others are found. */
export function FieldBox(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly listId: string;
  readonly field: ConceptFieldProps;
  readonly byId: ReadonlyMap<string, ConceptView>;
  readonly list: TypeAhead;
  readonly quick: QuickChoices;
  /** The list of options is what the pane shows. */
  readonly listed: boolean;
  readonly onRemove: (id: ConceptId) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onChange: ((id: ConceptId) => void) | undefined;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { id, listId, field, byId, list, quick, onRemove, onStep, onChange } = props;
  const nameOf = (concept: string) => byId.get(concept)?.name ?? '…';
  const empty = field.value.length === 0;
  const keys = quick.entered && empty ? quickWords(quick, nameOf) : '';
  const chosen = empty ? 'Nothing chosen' : `Chosen: ${field.value.map(nameOf).join(', ')}`;
  return (
    <div
      ref={props.ref}
      role="presentation"
      className={styles.box}
      onMouseDown={(event) => focusInput(event.target, event.currentTarget)}
    >
      {field.value.map((concept) => (
        <ConceptChip
          key={concept}
          id={concept}
          name={nameOf(concept)}
          path={byId.get(concept)?.path.join(' › ') ?? ''}
          hue={conceptHue(byId, concept)}
          field={field.label}
          onRemove={() => onRemove(concept)}
          onStep={onStep}
          onChange={onChange === undefined ? undefined : () => onChange(concept)}
        />
      ))}
      <input
        ref={field.inputRef}
        id={id}
        className={styles.input}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={props.listed}
        aria-controls={listId}
        aria-activedescendant={
          props.listed && list.active !== null ? optionId(listId, list.active) : undefined
        }
        aria-describedby={`${id}-chosen`}
        placeholder={empty ? keys || field.placeholder : undefined}
        value={list.typed}
        onChange={(event) => list.type(event.currentTarget.value)}
        onClick={list.show}
        onKeyDown={props.onKeyDown}
      />
      <VisuallyHidden id={`${id}-chosen`}>{keys === '' ? chosen : `${chosen}. Keys: ${keys}`}</VisuallyHidden>
    </div>
  );
}

/** The first keys and what they choose: “1 Blinatumomab  2 Chemotherapy”. */
function quickWords(quick: QuickChoices, nameOf: (id: string) => string): string {
  return quick.order
    .flatMap((concept) => {
      const keys = quick.keyOf(concept);
      return keys === null ? [] : [`${keyWords(keys)} ${nameOf(concept)}`];
    })
    .slice(0, told)
    .join(' · ');
}

function focusInput(target: EventTarget, box: HTMLElement): void {
  if (!(target instanceof HTMLElement) || target.closest('button, input') !== null) return;
  // After the press, or the browser takes the focus away again.
  setTimeout(() => box.querySelector('input')?.focus(), 0);
}
