import { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { FilterCondition } from '#shared/domain/filter-sentence.ts';
import type { Filter } from './filter-words.ts';

/** Conditions on concepts of one role. */
export const conceptConditions = ['therapy', 'outcome', 'population'] as const;
export type ConceptCondition = (typeof conceptConditions)[number];

/** Conditions that are a list of values to tick. */
export const listConditions = [
  'direction',
  'conclusion',
  'assertion',
  'support',
  'contrast',
  'design',
  'kind',
  'study',
  'document',
  'year',
  'reviewer',
] as const;
export type ListCondition = (typeof listConditions)[number];

/** A value of a list as it is ticked; null: not known. */
export type ListValue = string | number | null;

/** Those that stand in the sentence; words and “studies only” have their own controls beside it. */
export function isInSentence(condition: FilterCondition): boolean {
  return condition !== 'text' && condition !== 'studiesOnly';
}

/** Narrows a condition to those on concepts. */
export function isOnConcepts(condition: FilterCondition): condition is ConceptCondition {
  return conceptConditions.some((one) => one === condition);
}

/** Narrows a condition to those that are lists. */
export function isList(condition: FilterCondition): condition is ListCondition {
  return listConditions.some((one) => one === condition);
}

/**
 * A filter with other values of a list.
 * @throws ZodError where they are none of the list's
 */
export function withValues(filter: Filter, condition: ListCondition, values: readonly ListValue[]): Filter {
  return EvidenceFilter.parse({ ...filter, [condition]: values });
}

/** A filter without one of its conditions. */
export function without(filter: Filter, condition: FilterCondition): Filter {
  const { [condition]: _taken, ...rest } = filter;
  const scope = isOnConcepts(condition) ? { [`${condition}Scope`]: 'below' } : {};
  return EvidenceFilter.parse({ ...rest, ...scope });
}
