import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import { formatCount } from '#renderer/ui/format.ts';

/** A filter as it is kept: every list is there. */
export type Filter = EvidenceFilter;

/** The filter that leaves nothing out. */
export const emptyFilter: Filter = {
  therapy: [],
  therapyScope: 'below',
  outcome: [],
  outcomeScope: 'below',
  population: [],
  populationScope: 'below',
  year: [],
  direction: [],
  support: [],
  assertion: [],
  kind: [],
  document: [],
  study: [],
  claim: [],
  text: '',
  studiesOnly: false,
};

/** Whether a filter leaves nothing out. */
export function isEmptyFilter(filter: Filter): boolean {
  const { studiesOnly, therapyScope, outcomeScope, populationScope, ...conditions } = filter;
  const none = [therapyScope, outcomeScope, populationScope].includes('none');
  return !studiesOnly && !none && Object.values(conditions).every((condition) => condition.length === 0);
}

/** What a view holds and what it leaves out: “57 claims in 12 documents; 4 left out by the filter”. */
export function countWords(view: {
  readonly claims: number;
  readonly documents: number;
  readonly allClaims: number;
}): string {
  const held = `${formatCount(view.claims, 'claim', 'claims')} in ${formatCount(view.documents, 'document', 'documents')}`;
  const out = view.allClaims - view.claims;
  return out > 0 ? `${held}; ${formatCount(out, 'claim', 'claims')} left out by the filter` : held;
}

/** Why the table is empty, and what fills it. */
export function nothingWords(putAside: number): string {
  if (putAside === 0) return 'No claims yet: select words in a paper and press C, and they appear here.';
  const claims = putAside === 1 ? 'The one claim is in a paper' : `All ${putAside} claims are in papers`;
  return `${claims} excluded or in the bin. Claims of other papers appear here.`;
}
