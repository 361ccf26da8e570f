import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import { chunk } from '#shared/kit/chunk.ts';
import type { Reader } from '../../database/connection.ts';
import { evidenceRows } from '../../repositories/evidence-rows.ts';
import { allTherapies } from '../../repositories/orientation.ts';

/** The words that cells of a row were taken from. */
export type CellWords = {
  /** The columns that were. */
  readonly columns: readonly string[];
  readonly asReported: string;
  readonly quotes: readonly string[];
  readonly pages: readonly string[];
  /** The paper as a reference. */
  readonly document: string;
};

/** For rows of analyses, by their ids, the words behind their cells: one entry a result that cells came from. */
export function cellSources(
  db: Reader,
  rows: readonly AnalysisRowView[],
): ReadonlyMap<string, readonly CellWords[]> {
  const ids = [
    ...new Set(rows.flatMap(({ sources }) => Object.values(sources).map(({ claimId }) => claimId))),
  ];
  const claims = new Map(
    chunk(ids, 500)
      .flatMap((part) => evidenceRows(db, part, allTherapies))
      .map((claim) => [claim.claimId, claim] as const),
  );
  return new Map(rows.map((row) => [row.id, wordsOf(row, claims)]));
}

function wordsOf(
  { sources }: AnalysisRowView,
  claims: ReadonlyMap<string, EvidenceRow>,
): readonly CellWords[] {
  const byResult = Map.groupBy(Object.entries(sources), ([, { resultId }]) => resultId);
  return [...byResult].flatMap(([resultId, cells]) => {
    const claim = claims.get(cells[0]?.[1].claimId ?? '');
    if (claim === undefined) return [];
    const result = claim.results.find(({ id }) => id === resultId);
    return [
      {
        columns: cells.map(([column]) => column),
        asReported: result?.asReported ?? '',
        quotes: claim.quote,
        pages: claim.page,
        document: claim.citation,
      },
    ];
  });
}
