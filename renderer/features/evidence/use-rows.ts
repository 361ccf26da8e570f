import { useMemo } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useReadMany } from '#renderer/bridge/use-read.ts';
import type { ClaimLine, GridLines } from './grid-lines.ts';

/** Rows asked for at once. */
const size = 100;

/** A stretch's page that is in sight. */
type Page = readonly [stretch: number, page: number];

/**
 * The rows of the lines in sight, read in pages of their stretches.
 * @param inSight indexes of the first and the last line in sight
 * @returns the row of a line; undefined while it is not there, or not in sight
 */
export function useRows(
  { lines, stretches }: GridLines,
  [first, last]: readonly [first: number, last: number],
): (line: ClaimLine) => EvidenceRow | undefined {
  const wanted = new Set<string>();
  for (const line of lines.slice(Math.max(0, first), last + 1))
    if (line.kind === 'claim') wanted.add(`${line.stretch}:${Math.floor(line.place / size)}`);
  const inPages = [...wanted].join(' ');
  const pages = useMemo(
    (): readonly Page[] =>
      inPages === ''
        ? []
        : inPages.split(' ').map((page) => {
            const [stretch, number] = page.split(':').map(Number);
            return [stretch ?? 0, number ?? 0];
          }),
    [inPages],
  );
  const inputs = useMemo(
    () =>
      pages.map(([stretch, page]) => {
        const { ids, about } = stretches[stretch] ?? { ids: [], about: {} };
        return { claimIds: ids.slice(page * size, (page + 1) * size), ...about };
      }),
    [pages, stretches],
  );
  const reads = useReadMany(methods.evidence.rows, inputs);
  const rows = new Map(
    reads.flatMap((read, at) =>
      (read.data ?? []).map((row) => [`${pages[at]?.[0] ?? 0} ${row.claimId}`, row] as const),
    ),
  );
  return ({ stretch, claimId }) => rows.get(`${stretch} ${claimId}`);
}
