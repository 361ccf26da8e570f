import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConceptSlot } from './concept-slot.ts';
import styles from './filter-bar.module.css';
import { FilterSentence, focusOnAdding } from './filter-sentence.tsx';
import { emptyFilter, type Filter, isEmptyFilter } from './filter-words.ts';
import { TextFilter } from './text-filter.tsx';

/** The filter: its sentence, the words to be found, whether sources that are no studies are left out, and what is done with it. */
export function FilterBar(props: {
  readonly filter: Filter;
  readonly conceptField: ConceptSlot;
  readonly onChange: (filter: Filter) => void;
  readonly actions: ReactNode;
}) {
  const { filter, conceptField, onChange } = props;
  return (
    <div className={styles.bar} role="search" aria-label="Filter of the evidence">
      <FilterSentence filter={filter} conceptField={conceptField} onChange={onChange} />
      <div className={styles.controls}>
        <Checkbox
          className={styles.only}
          label="Studies only"
          title="Findings with a study behind them that rest on the document’s own data"
          checked={filter.studiesOnly}
          onChange={(event) => onChange({ ...filter, studiesOnly: event.currentTarget.checked })}
        />
        <TextFilter value={filter.text} onChange={(text) => onChange({ ...filter, text })} />
        <Button
          variant="default"
          disabled={isEmptyFilter(filter)}
          onClick={(event) => {
            focusOnAdding(event.currentTarget.closest('[role="search"]'));
            onChange(emptyFilter);
          }}
        >
          Clear
        </Button>
        {props.actions}
      </div>
    </div>
  );
}
