import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { ResultView } from '#shared/contract/results.ts';
import type { EvidenceColumn } from '#shared/domain/evidence-columns.ts';
import { resultLines } from '#shared/domain/evidence-lines.ts';

/** One line of an export: a claim and one of its results, by column. */
export type EvidenceLine = Readonly<
  Record<EvidenceColumn, string | number | boolean | null | readonly string[]>
>;

/** A line with what it was made from, for formats that say it in their own words. */
export type PrintedLine = {
  readonly line: EvidenceLine;
  readonly row: EvidenceRow;
  readonly result: ResultView | null;
};

/** Said of a claim whose sides, direction and numbers stand the other way round than in its source. */
export const turnedNote =
  'Turned round: the source compares the other way; sides, direction and numbers are changed accordingly.';

function noteOf({ note, mirrored }: EvidenceRow): string {
  if (!mirrored) return note;
  return note === '' ? turnedNote : `${note} ${turnedNote}`;
}

/** The lines of a claim: one a result, one where it has none. */
export function linesOf(row: EvidenceRow): PrintedLine[] {
  return resultLines(row.results).map((numbers, at) => ({
    line: { ...row, ...numbers, note: noteOf(row) },
    row,
    result: row.results[at] ?? null,
  }));
}
