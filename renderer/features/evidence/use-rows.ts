import { useMemo } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { type Brought, brought, useReadMany } from '#renderer/bridge/use-read.ts';
import type { AboutTherapies } from '#shared/contract/concept-scope.ts';
import type { ClaimLine, GridLines } from './grid-lines.ts';

/** Rows asked for at once: more than a usual window shows. */
export const rowsOfPage = 50;

/** Lines that are drawn beyond those in sight. */
export const overscan = 12;

/** Indexes of the first and the last line in sight. */
export type InSight = readonly [first: number, last: number];

/** A stretch's page that is in sight. */
type Page = readonly [stretch: number, page: number];

/**
 * The rows of the lines in sight and near it, read in pages of their stretches.
 * @param scrolls whether somebody scrolls: then a page is read ahead, so that a row has its words when it is drawn
 * @returns the row of a line; undefined while it is not there, or far from sight
 */
export function useRows(
  lines: GridLines,
  [first, last]: InSight,
  scrolls: boolean,
): (line: ClaimLine) => EvidenceRow | undefined {
  const beyond = scrolls ? rowsOfPage : overscan;
  const { pages, inputs } = usePages(lines, [first - beyond, last + beyond]);
  const reads = useReadMany(methods.evidence.rows, inputs);
  const rows = new Map(
    reads.flatMap((read, at) =>
      (read.data ?? []).map((row) => [`${pages[at]?.[0] ?? 0} ${row.claimId}`, row] as const),
    ),
  );
  return ({ stretch, claimId }) => rows.get(`${stretch} ${claimId}`);
}

/** Asks for the rows of lines that are about to be shown; whether they have come (or will not). */
export function useRowsCame(lines: GridLines, inSight: InSight): boolean {
  const { inputs } = usePages(lines, inSight);
  return useReadMany(methods.evidence.rows, inputs).every(({ isPending }) => !isPending);
}

/** The first rows that came along with a view, as the pages that they are. */
export function pagesBrought(answer: {
  readonly firstPages: readonly { readonly about: AboutTherapies; readonly rows: EvidenceRow[] }[];
}): Brought[] {
  return answer.firstPages.map(({ about, rows }) => {
    const claimIds = rows.map(({ claimId }) => claimId);
    return brought(methods.evidence.rows, { claimIds, ...about }, rows);
  });
}

function usePages({ lines, stretches }: GridLines, [first, last]: InSight) {
  const wanted = new Set<string>();
  for (const line of lines.slice(Math.max(0, first), last + 1))
    if (line.kind === 'claim') wanted.add(`${line.stretch}:${Math.floor(line.place / rowsOfPage)}`);
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
        return { claimIds: ids.slice(page * rowsOfPage, (page + 1) * rowsOfPage), ...about };
      }),
    [pages, stretches],
  );
  return { pages, inputs };
}
