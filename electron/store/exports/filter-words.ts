import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { Reader } from '../database/connection.ts';
import { sentenceNames } from '../repositories/sentence-names.ts';

/** A filter in words: only the conditions that it has, concepts and documents by name. */
export type FilterWords = Record<string, string[] | string>;

/** Concepts by name, and whether what lies below them is left out, or what names none is meant. */
function scoped(names: readonly string[], scope: ConceptScope): string[] {
  if (scope === 'none') return ['none named'];
  return names.map((name) => (scope === 'itself' ? `${name} (not specified)` : name));
}

/** Names what a filter asks for, as exports print it. */
export function filterWords(db: Reader, filter: EvidenceFilter): FilterWords {
  const names = sentenceNames(db);
  const named = (what: Parameters<typeof names>[0], ids: readonly string[]): string[] =>
    ids.map((id) => names(what, id) ?? id);
  const { therapy, outcome, population, direction, conclusion, support, assertion } = filter;
  const { contrast, kind, design } = filter;
  const words = {
    therapy: scoped(named('concept', therapy), filter.therapyScope),
    outcome: scoped(named('concept', outcome), filter.outcomeScope),
    population: scoped(named('concept', population), filter.populationScope),
    ...{ direction, conclusion, support, assertion, contrast, kind, design },
    year: filter.year.map((year) => (year === null ? 'not known' : String(year))),
    document: named('document', filter.document),
    study: named('study', filter.study),
    reviewer: named('reviewer', filter.reviewer),
    claim: filter.claim.length === 0 ? '' : `${filter.claim.length} that were chosen`,
    text: filter.text.trim(),
    ...(filter.studiesOnly ? { studiesOnly: 'yes' } : {}),
    ...(filter.keyOnly ? { keyOnly: 'yes' } : {}),
  };
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value.length > 0));
}
