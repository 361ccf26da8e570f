import { conditionNames } from '#shared/domain/filter-conditions.ts';
import { Checkbox, SegmentedControl } from '@mantine/core';
import type { FilterCondition } from '#shared/domain/filter-sentence.ts';
import { ChoiceList } from './choice-list.tsx';
import type { ConceptSlot } from './concept-slot.ts';
import { type ConceptCondition, isList, isOnConcepts, withValues } from './filter-conditions.ts';
import styles from './condition-menu.module.css';
import { emptyFilter, type Filter } from './filter-words.ts';

interface MenuProps {
  readonly filter: Filter;
  readonly conceptField: ConceptSlot;
  readonly onChange: (filter: Filter) => void;
}

/** What is chosen in a condition of the sentence. */
export function ConditionMenu(props: MenuProps & { readonly condition: FilterCondition }) {
  const { condition, filter, onChange } = props;
  if (isOnConcepts(condition)) return <Concepts {...props} condition={condition} />;
  if (isList(condition))
    return (
      <ChoiceList
        condition={condition}
        name={conditionNames[condition]}
        hint={condition === 'year' ? 'The year of the first document of the study' : undefined}
        value={filter[condition]}
        onChange={(values) => onChange(withValues(filter, condition, values))}
      />
    );
  if (condition === 'claim')
    return <p className={styles.note}>The claims behind a value of another table. Remove this to see all.</p>;
  return (
    <div className={styles.list}>
      <Checkbox
        size="sm"
        classNames={{ body: styles.box ?? '', labelWrapper: styles.boxLabel ?? '' }}
        label={conditionNames[condition]}
        checked={filter.keyOnly}
        onChange={(event) => onChange({ ...filter, keyOnly: event.currentTarget.checked })}
      />
    </div>
  );
}

const scopes = [
  { value: 'below', label: 'With all below' },
  { value: 'itself', label: 'Not specified' },
  { value: 'none', label: 'None named' },
] as const;

function Concepts(props: MenuProps & { readonly condition: ConceptCondition }) {
  const { condition, filter, conceptField: ConceptField, onChange } = props;
  const scopeField = `${condition}Scope` as const;
  const scope = filter[scopeField];
  const none = scope === 'none';
  const value = none ? emptyFilter[condition] : filter[condition];
  const name = conditionNames[condition];
  return (
    <div className={styles.concepts}>
      <ConceptField
        label={scope === 'itself' ? `${name}, not specified further` : `${name}, with all below it`}
        role={condition}
        value={value}
        creatable={false}
        placeholder="Any"
        inputRef={takesFocus}
        onAdd={(id) =>
          onChange({ ...filter, [condition]: [...value, id], [scopeField]: none ? 'below' : scope })
        }
        onRemove={(id) => onChange({ ...filter, [condition]: value.filter((one) => one !== id) })}
      />
      <SegmentedControl
        size="xs"
        aria-label={`How ${name.toLocaleLowerCase('en')} is meant`}
        data={[...scopes]}
        value={scope}
        onChange={(chosen) => {
          const next = scopes.find((one) => one.value === chosen)?.value ?? 'below';
          onChange({ ...filter, [condition]: next === 'none' ? [] : value, [scopeField]: next });
        }}
      />
    </div>
  );
}

/** The text field of the concepts has the focus when the menu opens, not the first of those that are chosen. */
function takesFocus(input: HTMLInputElement | null): void {
  input?.setAttribute('data-autofocus', 'true');
}
