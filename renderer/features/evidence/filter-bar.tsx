import { Button, Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConceptId } from '#shared/contract/ids.ts';
import {
  assertionLabels,
  directionGlyphs,
  directionLabels,
  documentKindLabels,
  supportLabels,
} from '#shared/domain/labels.ts';
import { assertions, directions, documentKinds, supports } from '#shared/domain/values.ts';
import type { ConceptSlot } from './concept-slot.ts';
import styles from './filter-bar.module.css';
import { FilterMenu } from './filter-menu.tsx';
import { emptyFilter, type Filter, isEmptyFilter } from './filter-words.ts';
import { ScopeNote } from './scope-note.tsx';
import { ClaimNote, PopulationNote, StudyNote, YearNote } from './narrowed-notes.tsx';
import { TextFilter } from './text-filter.tsx';

const directionChoices = directions.map((value) => ({
  value,
  label: directionLabels[value],
  glyph: directionGlyphs[value],
}));
const supportChoices = supports.map((value) => ({ value, label: supportLabels[value] }));
const assertionChoices = assertions.map((value) => ({ value, label: assertionLabels[value] }));
const kindChoices = documentKinds.map((value) => ({ value, label: documentKindLabels[value] }));

/** The conditions of the view, side by side; a concept takes everything below it. */
export function FilterBar(props: {
  readonly filter: Filter;
  readonly conceptField: ConceptSlot;
  readonly onChange: (filter: Filter) => void;
  readonly actions: ReactNode;
}) {
  const { filter, conceptField: ConceptField, onChange } = props;
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const without = (ids: readonly ConceptId[], id: ConceptId) => ids.filter((one) => one !== id);
  return (
    <div className={styles.bar} role="search" aria-label="Filter of the evidence">
      <div className={styles.concepts}>
        <ConceptField
          label="Therapy, with all below it"
          role="therapy"
          value={filter.therapy}
          creatable={false}
          placeholder="Any"
          onAdd={(id) => set({ therapy: [...filter.therapy, id], therapyScope: 'below' })}
          onRemove={(id) => set({ therapy: without(filter.therapy, id), therapyScope: 'below' })}
        />
        <ScopeNote scope={filter.therapyScope} what="therapy" onAll={() => set({ therapyScope: 'below' })} />
      </div>
      <div className={styles.concepts}>
        <ConceptField
          label="Outcome, with all below it"
          role="outcome"
          value={filter.outcome}
          creatable={false}
          placeholder="Any"
          onAdd={(id) => set({ outcome: [...filter.outcome, id], outcomeScope: 'below' })}
          onRemove={(id) => set({ outcome: without(filter.outcome, id), outcomeScope: 'below' })}
        />
        <ScopeNote scope={filter.outcomeScope} what="outcome" onAll={() => set({ outcomeScope: 'below' })} />
      </div>
      <FilterMenu
        label="Direction"
        choices={directionChoices}
        value={filter.direction}
        onChange={(direction) => set({ direction })}
      />
      <FilterMenu
        label="Support"
        choices={supportChoices}
        value={filter.support}
        onChange={(support) => set({ support })}
      />
      <FilterMenu
        label="Assertion"
        choices={assertionChoices}
        value={filter.assertion}
        onChange={(assertion) => set({ assertion })}
      />
      <FilterMenu
        label="Kind of source"
        choices={kindChoices}
        value={filter.kind}
        onChange={(kind) => set({ kind })}
      />
      <div className={`${styles.condition} ${styles.sources}`}>
        <span className={styles.label}>Sources</span>
        <Checkbox
          className={styles.only}
          label="Studies only"
          title="Findings with a study behind them that rest on the document’s own data"
          checked={filter.studiesOnly}
          onChange={(event) => set({ studiesOnly: event.currentTarget.checked })}
        />
        <StudyNote studies={filter.study} onAll={() => set({ study: [] })} />
        <ClaimNote claims={filter.claim} onAll={() => set({ claim: [] })} />
        <YearNote years={filter.year} onAll={() => set({ year: [] })} />
        <PopulationNote
          population={filter.population}
          scope={filter.populationScope}
          onAll={() => set({ population: [], populationScope: 'below' })}
        />
      </div>
      <TextFilter value={filter.text} onChange={(text) => set({ text })} />
      <div className={styles.actions}>
        <Button variant="default" disabled={isEmptyFilter(filter)} onClick={() => onChange(emptyFilter)}>
          Clear
        </Button>
        {props.actions}
      </div>
    </div>
  );
}
