import type { EvidenceSort } from '#shared/contract/evidence.ts';

export type SortColumn = EvidenceSort['column'];

/** No more columns than the store sorts by. */
const most = 3;

/**
 * The order after a header was pressed: up, then down, then as it was. Pressing another header starts anew;
 * `add` (Shift) keeps the order there is and sorts within it.
 */
export function nextSort(
  sort: readonly EvidenceSort[],
  column: SortColumn,
  add: boolean,
): readonly EvidenceSort[] {
  const present = sort.find((one) => one.column === column);
  const others = add ? sort.filter((one) => one.column !== column) : [];
  if (present === undefined) return [...others, { column, descending: false }].slice(-most);
  if (present.descending) return others;
  return add
    ? sort.map((one) => (one.column === column ? { column, descending: true } : one))
    : [{ column, descending: true }];
}

/** What `aria-sort` says of a column; only the first one sorted by may say more than none. */
export function ariaSort(
  sort: readonly EvidenceSort[],
  column: SortColumn | null,
): 'ascending' | 'descending' | 'none' | undefined {
  if (column === null) return undefined;
  const [first] = sort;
  if (first?.column !== column) return 'none';
  return first.descending ? 'descending' : 'ascending';
}
