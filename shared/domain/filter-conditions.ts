import { type FilterCondition, filterConditions } from './filter-sentence.ts';

/** What each condition of a filter is called. */
export const conditionNames: Readonly<Record<FilterCondition, string>> = {
  therapy: 'Therapy',
  outcome: 'Outcome',
  population: 'Population',
  direction: 'Direction',
  conclusion: 'Conclusion',
  support: 'Support',
  assertion: 'Assertion',
  kind: 'Kind of source',
  design: 'Design of the study',
  contrast: 'Contrast',
  keyOnly: 'Key claims only',
  year: 'First published',
  document: 'Document',
  study: 'Study',
  reviewer: 'Reviewer',
  claim: 'Chosen claims',
  text: 'Words',
  studiesOnly: 'Studies only',
};

/** The condition of a name of the contract; null: none is called so. */
export function conditionOf(name: string): FilterCondition | null {
  return filterConditions.find((one) => one === name) ?? null;
}
