import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import { analysisMethods } from '#shared/stats/analysis/request.ts';
import { certainBetter } from '#shared/stats/effect-sizes/better-words.ts';
import { isMeasure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';
import { NewFromConcepts } from './claims/new-from-concepts.tsx';
import {
  betterChoices,
  choosesTest,
  isHazardRatio,
  isReportedRatio,
  measureChoices,
  methodChoices,
  ratioNames,
  testChoices,
  withMeasure,
  withMethod,
} from './settings/choices.ts';
import { HazardName } from './settings/hazard-name.tsx';
import { Suggestions } from './settings/saved-text.tsx';
import styles from './synthesis.module.css';

const start = {
  ...{ comparison: '', outcome: '', name: '', group1: '', group2: '' },
  ...{ measure: 'RR', method: 'REML', test: 'knha', better: null, unit: null },
} as const satisfies AnalysisEdit;

type Draft = Required<{
  [Key in keyof typeof start]: Exclude<AnalysisEdit[Key], undefined>;
}>;

/** The first step of an analysis: what is compared and how it is pooled is settled before any result is seen. */
export function NewAnalysis(props: {
  /** @param fromConcepts it was begun with what claims are about */
  readonly onCreate: (set: AnalysisEdit, fromConcepts: boolean) => Promise<boolean>;
  /** Null: there is nothing to go back to. */
  readonly onCancel: (() => void) | null;
}) {
  const { onCreate, onCancel } = props;
  const [draft, setDraft] = useState<Draft>(start);
  const [busy, setBusy] = useState(false);
  const [fromConcepts, setFromConcepts] = useState(false);
  const change = (part: AnalysisEdit) => setDraft((before) => ({ ...before, ...withoutUndefined(part) }));
  const two = measureInfo(draft.measure).groups === 2;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    if (!(await onCreate(named(draft), fromConcepts))) setBusy(false);
  };
  return (
    <form
      className={styles.form}
      aria-label="New analysis"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && onCancel !== null) onCancel();
      }}
    >
      <h2 className={styles.formTitle}>New analysis</h2>
      <p className={styles.quiet}>
        Settle the model now: results appear afterwards, and what is changed then is in History.
      </p>
      <NewFromConcepts
        onNames={(names) => {
          setFromConcepts(true);
          const { better, outcome = '' } = names;
          change(better === null ? { ...names, better: certainBetter(draft.measure, outcome) } : names);
        }}
      />
      <div className={styles.fields}>
        <Text
          label={two ? 'First group' : 'Group'}
          placeholder="Blinatumomab"
          value={draft.group1}
          first
          onText={(group1) => change({ group1 })}
        />
        {two ? (
          <Text
            label="Second group"
            placeholder="Chemotherapy"
            value={draft.group2}
            onText={(group2) => change({ group2 })}
          />
        ) : null}
        <Text
          label="Outcome"
          placeholder="Relapse at 2 years"
          value={draft.outcome}
          onText={(outcome) => change({ outcome })}
        />
        <NativeSelect
          label="Better for the patient"
          data={betterChoices(draft.measure)}
          value={draft.better ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ better: value === 'higher' || value === 'lower' ? value : null })
          }
        />
        <ModelFields draft={draft} onChange={change} />
        <Text
          label="Comparison"
          placeholder={comparisonOf(draft)}
          value={draft.comparison}
          onText={(comparison) => change({ comparison })}
        />
        <Text
          label="Name, where there are several"
          placeholder="Main analysis"
          value={draft.name}
          onText={(name) => change({ name })}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={busy}>
          Create analysis
        </Button>
        {onCancel === null ? null : <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}

function ModelFields({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (set: AnalysisEdit) => void;
}) {
  return (
    <>
      <NativeSelect
        label="Measure"
        data={[...measureChoices]}
        value={draft.measure}
        onChange={({ currentTarget: { value } }) => {
          if (isMeasure(value)) onChange(withMeasure(draft, value));
        }}
      />
      {isReportedRatio(draft.measure) ? (
        <Text
          label="What the ratio is"
          placeholder="Odds ratio"
          value={draft.unit ?? ''}
          suggestions={ratioNames}
          onText={(unit) => onChange({ unit })}
        />
      ) : null}
      {isHazardRatio(draft.measure) ? <HazardName unit={draft.unit ?? null} onChange={onChange} /> : null}
      <NativeSelect
        label="Model"
        data={methodChoices(draft.measure)}
        value={draft.method}
        onChange={({ currentTarget: { value } }) => {
          const method = analysisMethods.find((one) => one === value);
          if (method !== undefined) onChange(withMethod(draft.method, method));
        }}
      />
      {choosesTest(draft.method) ? (
        <NativeSelect
          label="Test and interval"
          data={[...testChoices]}
          value={draft.test}
          onChange={({ currentTarget: { value } }) => {
            const test = coefficientTests.find((one) => one === value);
            if (test !== undefined) onChange({ test });
          }}
        />
      ) : null}
    </>
  );
}

function Text(props: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly first?: boolean;
  readonly suggestions?: readonly string[];
  readonly onText: (text: string) => void;
}) {
  const { label, placeholder, value, first = false, suggestions, onText } = props;
  const list = useId();
  return (
    <>
      <TextInput
        label={label}
        placeholder={placeholder}
        dir="auto"
        maxLength={2_000}
        autoFocus={first}
        value={value}
        {...(suggestions === undefined ? {} : { list })}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {suggestions === undefined ? null : <Suggestions id={list} words={suggestions} />}
    </>
  );
}

function comparisonOf({ group1, group2, measure }: Draft): string {
  const [first, second] = [group1.trim() || 'First group', group2.trim() || 'Second group'];
  return measureInfo(measure).groups === 2 ? `${first} against ${second}` : first;
}

/** What was left empty has a name that figures can use. */
function named(draft: Draft): AnalysisEdit {
  const two = measureInfo(draft.measure).groups === 2;
  return {
    ...draft,
    group1: draft.group1.trim() || (two ? 'Experimental' : 'Group'),
    group2: two ? draft.group2.trim() || 'Control' : '',
    better: two ? draft.better : null,
    comparison: draft.comparison.trim() || comparisonOf(draft),
    outcome: draft.outcome.trim(),
    name: draft.name.trim(),
    unit: draft.unit?.trim() || null,
  };
}

function withoutUndefined<Part extends object>(
  part: Part,
): { [Key in keyof Part]-?: Exclude<Part[Key], undefined> } | object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
