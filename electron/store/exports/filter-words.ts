import type { ConceptScope } from '#shared/contract/concept-scope.ts';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { Reader } from '../database/connection.ts';

/** A filter in words: only the conditions that it has, concepts and documents by name. */
export type FilterWords = Record<string, string[] | string>;

/** Concepts by name, and whether what lies below them is left out, or what names none is meant. */
function scoped(names: readonly string[], scope: ConceptScope): string[] {
  if (scope === 'none') return ['none named'];
  return names.map((name) => (scope === 'itself' ? `${name} (not specified)` : name));
}

/** Names what a filter asks for, as exports print it. */
export function filterWords(db: Reader, filter: EvidenceFilter): FilterWords {
  const concept = (id: string): string =>
    db.get<{ name: string }>('SELECT name FROM concept WHERE id = ?', id)?.name ?? id;
  const title = (id: string): string =>
    db.get<{ title: string }>('SELECT title FROM document WHERE id = ?', id)?.title ?? id;
  const label = (id: string): string =>
    db.get<{ label: string }>('SELECT label FROM study WHERE id = ?', id)?.label ?? id;
  const { therapy, outcome, population, direction, support, assertion, kind, study } = filter;
  const named = {
    therapy: scoped(therapy.map(concept), filter.therapyScope),
    outcome: scoped(outcome.map(concept), filter.outcomeScope),
    population: scoped(population.map(concept), filter.populationScope),
    ...{ direction, support, assertion, kind },
    year: filter.year.map((year) => (year === null ? 'not known' : String(year))),
    document: filter.document.map(title),
    study: study.map(label),
    claim: filter.claim.length === 0 ? '' : `${filter.claim.length} that were chosen`,
    text: filter.text.trim(),
    ...(filter.studiesOnly ? { studiesOnly: 'yes' } : {}),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value.length > 0));
}
