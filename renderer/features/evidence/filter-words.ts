import { EvidenceFilter } from '#shared/contract/evidence.ts';
import { formatCount } from '#renderer/ui/format.ts';

/** A filter as it is kept: every list is there. */
export type Filter = EvidenceFilter;

/** The filter that leaves nothing out. */
export const emptyFilter: Filter = EvidenceFilter.parse({});

/** Whether a filter leaves nothing out. */
export function isEmptyFilter(filter: Filter): boolean {
  const { studiesOnly, keyOnly, therapyScope, outcomeScope, populationScope, ...conditions } = filter;
  const none = [therapyScope, outcomeScope, populationScope].includes('none');
  const switched = studiesOnly || keyOnly || none;
  return !switched && Object.values(conditions).every((condition) => condition.length === 0);
}

/** What a view holds: “57 claims in 12 documents, 9 studies”, and what its filter leaves out. */
export function countWords(view: {
  readonly claims: number;
  readonly documents: number;
  readonly studies: number;
  readonly allClaims: number;
}): string {
  const { claims, documents, studies, allClaims } = view;
  const held = `${formatCount(claims, 'claim', 'claims')} in ${formatCount(documents, 'document', 'documents')}`;
  const about = studies === 0 ? '' : `, ${formatCount(studies, 'study', 'studies')}`;
  const out = allClaims - claims;
  const left = out > 0 ? `; ${formatCount(out, 'claim', 'claims')} left out by the filter` : '';
  return `${held}${about}${left}`;
}

/** From which documents a view is, what is counted beside it, and the claims of other documents. */
export function besideWords(view: {
  readonly putAside: number;
  /** Null: the view is not of studies only. */
  readonly pooledBeside: number | null;
}): string {
  const { putAside, pooledBeside } = view;
  const pooled =
    pooledBeside === null
      ? ''
      : ` · ${formatCount(pooledBeside, 'pooled finding', 'pooled findings')} beside`;
  const aside =
    putAside === 0
      ? ''
      : ` · ${formatCount(putAside, 'claim', 'claims')} of documents that are excluded or in the bin`;
  return `${pooled} · documents that are included or undecided${aside}`;
}

/** In how many groups a view stands: “ · 5 groups”; nothing where it is not grouped. */
export function groupWords(shown: string, groups: readonly unknown[] | null): string {
  return shown !== 'table' || groups === null ? '' : ` · ${formatCount(groups.length, 'group', 'groups')}`;
}

/** Why the table is empty, and what fills it. */
export function nothingWords(putAside: number): string {
  if (putAside === 0) return 'No claims yet: select words in a document and press C, and they appear here.';
  const claims =
    putAside === 1 ? 'The one claim is in a document' : `All ${putAside} claims are in documents`;
  return `${claims} excluded or in the bin. Claims of other documents appear here.`;
}
