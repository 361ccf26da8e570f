import { Popover, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import { conceptHue } from '#shared/domain/concept-hue.ts';
import type { FacetRole } from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { ConceptChip } from './concept-chip.tsx';
import styles from './concept-field.module.css';
import { keyHandlers } from './concept-keys.ts';
import { ConceptOptions, type Option, optionId } from './concept-options.tsx';
import { NewConceptForm } from './new-concept-form.tsx';
import { rememberChoice } from './recent-choices.ts';
import { useConcepts } from './use-concepts.ts';
import { useFieldBox } from './use-field-box.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export interface ConceptFieldProps {
  readonly label: string;
  /** Shown beside the label, quietly. */
  readonly aside?: ReactNode;
  /** Concepts of the facets with this role are offered. */
  readonly role: FacetRole;
  readonly value: readonly ConceptId[];
  /** A concept was chosen; a field for a single one replaces its value here. */
  readonly onAdd: (id: ConceptId) => void;
  readonly onRemove: (id: ConceptId) => void;
  /** Offers “New concept …” at the end of the list. */
  readonly creatable: boolean;
  readonly placeholder?: string | undefined;
  /** The text field, for a screen that wants to put the focus there. */
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

const nothing = {} as const;

/**
 * A field for one concept or several. Typing finds them by the beginnings of words; the arrow keys mark one,
 * Enter (or Tab, once something is typed) takes it; Backspace in the empty field goes to the chosen ones.
 */
export function ConceptField(props: ConceptFieldProps) {
  const { label, role, value, onAdd, onRemove, creatable } = props;
  const id = useId();
  const listId = `${id}-list`;
  const box = useRef<HTMLDivElement>(null);
  const { concepts, byId } = useConcepts();
  const facets = useRead(methods.taxonomy.facets, nothing).data ?? [];
  const facet = facets.find((candidate) => candidate.role === role);
  const [making, setMaking] = useState<string | null>(null);
  const list = useTypeAhead({
    concepts,
    byId,
    role,
    chosen: value,
    creatable: creatable && facet !== undefined,
  });
  const listed = list.open && making === null;
  const names = value.map((concept) => byId.get(concept)?.name ?? '…');

  const { input, stepChips, holds } = useFieldBox(box, listId);
  const choose = (option: Option) => {
    if (option.kind === 'new') {
      list.close();
      setMaking(option.name);
      return;
    }
    take(option.match.concept.id);
  };
  const take = (concept: ConceptId) => {
    setMaking(null);
    list.clear();
    rememberChoice(role, concept);
    input()?.focus();
    if (!value.includes(concept)) onAdd(concept);
  };
  const remove = (concept: ConceptId) => {
    input()?.focus();
    onRemove(concept);
  };
  const marked = list.active === null ? undefined : list.options[list.active];
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const handled = keyHandlers[event.key]?.({
      list,
      marked,
      choose,
      stepChips,
      caretAtStart: event.currentTarget.selectionEnd === 0,
    });
    if (handled === true) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const leave = () => {
    list.close();
    setMaking(null);
  };

  return (
    <div className={styles.field} onBlur={(event) => (holds(event.relatedTarget) ? undefined : leave())}>
      <div className={styles.labelLine}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {props.aside}
      </div>
      <Popover
        opened={list.open || making !== null}
        onDismiss={leave}
        position="bottom-start"
        offset={2}
        withRoles={false}
        closeOnEscape={false}
        transitionProps={{ duration: 0 }}
        shadow="md"
      >
        <Popover.Target>
          <div
            ref={box}
            role="presentation"
            className={styles.box}
            onMouseDown={(event) => focusInput(event.target, input())}
          >
            {value.map((concept, index) => (
              <ConceptChip
                key={concept}
                name={names[index] ?? '…'}
                path={byId.get(concept)?.path.join(' › ') ?? ''}
                hue={conceptHue(byId, concept)}
                field={label}
                onRemove={() => remove(concept)}
                onStep={stepChips}
              />
            ))}
            <input
              ref={props.inputRef}
              id={id}
              className={styles.input}
              role="combobox"
              autoComplete="off"
              spellCheck={false}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-expanded={listed}
              aria-controls={listId}
              aria-activedescendant={markedId(listId, list.active)}
              aria-describedby={`${id}-chosen`}
              placeholder={value.length === 0 ? props.placeholder : undefined}
              value={list.typed}
              onChange={(event) => list.type(event.currentTarget.value)}
              onClick={list.show}
              onKeyDown={onKeyDown}
            />
            <VisuallyHidden id={`${id}-chosen`}>
              {names.length === 0 ? 'Nothing chosen' : `Chosen: ${names.join(', ')}`}
            </VisuallyHidden>
          </div>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown} data-dropdown-of={listId}>
          {making !== null && facet !== undefined ? (
            <NewConceptForm
              role={role}
              facetId={facet.id}
              concepts={concepts}
              proposedName={making}
              onMade={take}
              onCancel={() => {
                setMaking(null);
                input()?.focus();
              }}
            />
          ) : (
            <ConceptOptions
              id={listId}
              label={label}
              options={list.options}
              active={list.active}
              hidden={list.hidden}
              onChoose={choose}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function markedId(listId: string, active: number | null): string | undefined {
  return active === null ? undefined : optionId(listId, active);
}

function focusInput(target: EventTarget, input: HTMLInputElement | null): void {
  if (!(target instanceof HTMLElement) || target.closest('button, input') !== null) return;
  // After the press, or the browser takes the focus away again.
  setTimeout(() => input?.focus(), 0);
}
