import { citationOf } from '#shared/citations/source-line.ts';
import { conditionLabels } from '#shared/domain/condition-labels.ts';
import {
  assertions,
  conclusions,
  contrasts,
  directions,
  documentKinds,
  studyDesigns,
  supports,
  type Direction,
} from '#shared/domain/values.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { ListCondition, ListValue } from './filter-conditions.ts';

/** A value that can be ticked. */
export interface Choice {
  readonly value: ListValue;
  readonly label: string;
  /** Whose sign stands before it. */
  readonly direction?: Direction;
}

function fixed<V extends string>(values: readonly V[], labels: Readonly<Record<V, string>>): Choice[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

/** The values of closed lists, in their order. */
const closed: Readonly<Partial<Record<ListCondition, readonly Choice[]>>> = {
  direction: directions.map((value) => ({
    value,
    label: conditionLabels.direction[value],
    direction: value,
  })),
  conclusion: fixed(conclusions, conditionLabels.conclusion),
  assertion: fixed(assertions, conditionLabels.assertion),
  support: fixed(supports, conditionLabels.support),
  contrast: fixed(contrasts, conditionLabels.contrast),
  design: fixed(studyDesigns, conditionLabels.design),
  kind: fixed(documentKinds, conditionLabels.kind),
};

/** The values that a condition can have in this review; undefined while they are on their way. */
export function useChoices(condition: ListCondition): readonly Choice[] | undefined {
  const documents = useRead(methods.documents.list, condition === 'document' ? {} : null).data;
  const years = useRead(methods.evidence.years, condition === 'year' ? {} : null).data;
  const studies = useRead(methods.studies.list, condition === 'study' ? {} : null).data;
  const reviewers = useRead(methods.reviewers.list, condition === 'reviewer' ? {} : null).data;
  const own: Readonly<Partial<Record<ListCondition, readonly Choice[] | undefined>>> = {
    ...closed,
    study: studies?.map(({ id, label }) => ({ value: id, label })),
    reviewer: reviewers?.map(({ id, name }) => ({ value: id, label: name })),
    document: documents?.map((document) => ({ value: document.id, label: citationOf(document) })),
    year: years && yearChoices(years),
  };
  return own[condition];
}

/** Each year, the newest first, and what has none. */
function yearChoices(years: readonly (number | null)[]): Choice[] {
  const known = years.filter((year) => year !== null).toSorted((a, b) => b - a);
  const choices = known.map((value): Choice => ({ value, label: String(value) }));
  return years.includes(null) ? [...choices, { value: null, label: 'Not known' }] : choices;
}
