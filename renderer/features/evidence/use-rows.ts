import { useMemo } from 'react';
import type { EvidenceFilter, EvidenceRow } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useReadMany } from '#renderer/bridge/use-read.ts';

/** Rows asked for at once. */
const size = 100;

/**
 * The rows of a stretch of the view by claim id, read in pages of the list.
 * @param about the filter of the view: the therapies that it is about are the therapy of its rows
 * @param inSight indexes of the first and the last row in sight
 */
export function useRows(
  ids: readonly ClaimId[],
  about: Pick<EvidenceFilter, 'therapy' | 'therapyScope'>,
  [first, last]: readonly [first: number, last: number],
): ReadonlyMap<ClaimId, EvidenceRow> {
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.max(0, Math.min(last, ids.length - 1)) / size);
  const { therapy, therapyScope } = about;
  const inputs = useMemo(() => {
    const pages = [];
    for (let page = from; page <= to && page * size < ids.length; page += 1) {
      pages.push({ claimIds: ids.slice(page * size, (page + 1) * size), therapy, therapyScope });
    }
    return pages;
  }, [ids, therapy, therapyScope, from, to]);
  const reads = useReadMany(methods.evidence.rows, inputs);
  return new Map(reads.flatMap((read) => read.data ?? []).map((row) => [row.claimId, row]));
}
