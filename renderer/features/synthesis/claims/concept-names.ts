import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import type { ConceptId } from '#shared/contract/ids.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { isSurvival } from '#shared/stats/effect-sizes/better-words.ts';

type Concept = Pick<ConceptView, 'id' | 'name' | 'role' | 'better'>;

const and = ' + ';

/** What a new analysis is about, as concepts. */
export interface AboutConcepts {
  readonly therapy: readonly ConceptId[];
  readonly comparator: readonly ConceptId[];
  readonly outcome: readonly ConceptId[];
}

/** The names of groups and outcome that concepts give, and which way is better; what is not chosen is left as it is. */
export function namesFrom(
  { therapy, comparator, outcome }: AboutConcepts,
  concepts: readonly Concept[],
): Pick<AnalysisEdit, 'group1' | 'group2' | 'outcome' | 'better'> {
  const of = (ids: readonly ConceptId[]) => concepts.filter(({ id }) => ids.includes(id));
  const named = (ids: readonly ConceptId[]) =>
    ids.flatMap((id) => concepts.find((concept) => concept.id === id)?.name ?? []).join(and);
  const [event] = of(outcome);
  return {
    ...(therapy.length === 0 ? {} : { group1: named(therapy) }),
    ...(comparator.length === 0 ? {} : { group2: named(comparator) }),
    ...(event === undefined ? {} : { outcome: named(outcome), better: betterOf(event) }),
  };
}

/** Of survival nobody knows yet whether those who live or those who die are counted. */
function betterOf({ name, better }: Concept): 'higher' | 'lower' | null {
  return better === 'neutral' || isSurvival(name) ? null : better;
}

/**
 * The concepts whose names an analysis has for its groups and its outcome: of the therapies those that only the first
 * group gets, which is what claims stand under.
 */
export function conceptsOf(
  { group1, group2, outcome }: { readonly group1: string; readonly group2: string; readonly outcome: string },
  concepts: readonly Concept[],
): { readonly therapy: ConceptId[]; readonly outcome: ConceptId[] } {
  const control = new Set(parts(group2));
  const find = (name: string, role: Concept['role']) =>
    concepts.filter((concept) => concept.role === role && plain(concept.name) === name).map(({ id }) => id);
  return {
    therapy: parts(group1)
      .filter((name) => !control.has(name))
      .flatMap((name) => find(name, 'therapy')),
    outcome: find(plain(outcome), 'outcome'),
  };
}

function parts(group: string): string[] {
  return group.split(and).map(plain);
}

function plain(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}
