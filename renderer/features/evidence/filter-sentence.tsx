import { conditionNames } from '#shared/domain/filter-conditions.ts';
import { Button, Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type FilterCondition, sentenceText } from '#shared/domain/filter-sentence.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { ConceptSlot } from './concept-slot.ts';
import { ConditionPart } from './condition-part.tsx';
import styles from './filter-bar.module.css';
import { isInSentence, without } from './filter-conditions.ts';
import type { Filter } from './filter-words.ts';
import { sentenceId, useSentence } from './use-sentence.ts';

/** The conditions as they are offered. */
const offered: readonly FilterCondition[] = [
  ...(['therapy', 'outcome', 'population', 'direction', 'conclusion', 'support', 'assertion'] as const),
  ...(['kind', 'design', 'contrast', 'keyOnly', 'year', 'document', 'study', 'reviewer'] as const),
];

/** The filter as a sentence whose conditions are opened, added and taken away where they stand. */
export function FilterSentence(props: {
  readonly filter: Filter;
  readonly conceptField: ConceptSlot;
  readonly onChange: (filter: Filter) => void;
}) {
  const { filter, conceptField, onChange } = props;
  const [open, setOpen] = useState<FilterCondition | null>(null);
  const sentence = useSentence(filter, open);
  const whole = useSentence(filter);
  const parts = sentence.parts.filter(({ condition }) => isInSentence(condition));
  // What has its own control beside the sentence is said at its end.
  const beside = sentence.parts.slice(parts.length);
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useFocusAfter(root);
  const openMenu = (condition: FilterCondition, opened: boolean) => {
    setOpen(opened ? condition : null);
    if (!opened) focusNext(condition);
  };
  const remove = (condition: FilterCondition) => {
    const at = parts.findIndex((part) => part.condition === condition);
    focusNext(parts[at + 1]?.condition ?? null);
    setOpen(null);
    onChange(without(filter, condition));
  };
  const add = (condition: FilterCondition) => {
    if (condition !== 'keyOnly') return setOpen(condition);
    focusNext(condition);
    onChange({ ...filter, keyOnly: true });
  };
  return (
    <div ref={root} className={styles.sentence} role="group" aria-label="Conditions">
      <span id={sentenceId} hidden>
        {sentenceText(whole)}
      </span>
      <span className={styles.subject}>{sentence.subject}</span>
      {parts.map((part, at) => (
        <ConditionPart
          key={part.condition}
          part={part}
          comma={sentence.parts[at + 1]?.lead.startsWith(',') === true}
          filter={filter}
          conceptField={conceptField}
          opened={open === part.condition}
          onOpen={(opened) => openMenu(part.condition, opened)}
          onChange={onChange}
          onRemove={() => remove(part.condition)}
        />
      ))}{' '}
      {beside.length > 0 && (
        <span className={styles.beside}>
          {sentenceText({ subject: '', parts: beside }).replace(/^, /u, '')}{' '}
        </span>
      )}
      <AddCondition
        among={offered.filter((condition) => parts.every((part) => part.condition !== condition))}
        onAdd={add}
      />
    </div>
  );
}

function AddCondition(props: {
  readonly among: readonly FilterCondition[];
  readonly onAdd: (condition: FilterCondition) => void;
}) {
  const { among, onAdd } = props;
  const [open, setOpen] = useState(false);
  useKeys({
    id: 'evidence.addCondition',
    section: 'Evidence',
    label: 'Add a condition to the filter',
    keys: 'f',
    when: among.length > 0,
    run: () => setOpen(true),
  });
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          className={styles.add}
          data-condition="add"
          aria-keyshortcuts="F"
          disabled={among.length === 0}
          leftSection={<Plus size={14} aria-hidden="true" />}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          Add condition
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.offered}>
        {among.map((condition) => (
          <Menu.Item key={condition} onClick={() => onAdd(condition)}>
            {conditionNames[condition]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Puts the focus to where conditions are added, as what had it is gone with the last of them. */
export function focusOnAdding(within: ParentNode | null): void {
  within?.querySelector<HTMLElement>('[data-condition="add"]')?.focus();
}

/** Puts the focus to a condition of the sentence once it is drawn, or to where conditions are added. */
function useFocusAfter(root: { readonly current: HTMLElement | null }) {
  const wanted = useRef<FilterCondition | 'add' | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const button = (name: string) => root.current?.querySelector<HTMLElement>(`[data-condition="${name}"]`);
    const found = button(wanted.current)?.querySelector('button') ?? button('add');
    wanted.current = null;
    found?.focus();
  });
  return (condition: FilterCondition | null): void => {
    wanted.current = condition ?? 'add';
  };
}
