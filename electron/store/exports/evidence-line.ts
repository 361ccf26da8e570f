import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { EvidenceColumn } from '#shared/domain/evidence-columns.ts';
import { resultLines } from '#shared/domain/evidence-lines.ts';

/** One line of an export: a claim and one of its results, by column. */
export type EvidenceLine = Readonly<
  Record<EvidenceColumn, string | number | boolean | null | readonly string[]>
>;

/** The lines of a claim: one a result, one where it has none. */
export function linesOf({ results, ...row }: EvidenceRow): EvidenceLine[] {
  return resultLines(results).map((cells) => ({ ...row, ...cells }));
}
