import type { NumberedRow } from './cells.ts';
import { additions, type ZeroCellPolicy } from './settings.ts';

/** Effect and sampling variance of a study, or why it has none. */
export type Outcome = { readonly yi: number; readonly vi: number } | { readonly reason: string };

/** What came of a row: nothing where a cell is empty. */
export interface Computed {
  readonly row: NumberedRow;
  /** Null: the row has an empty cell. */
  readonly outcome: Outcome | null;
  /** Total sample (people or person-time) where it is known. */
  readonly ni: number | null;
  /** How much was added to the cells of the study. */
  readonly added: number;
  /** What is to be said of its numbers. */
  readonly remark: string | null;
}

/** How a family of raw numbers gives effects. */
export interface Family<Numbers> {
  /** The checked numbers of a row; null where a cell is empty. Throws ImpossibleData. */
  readonly read: (row: NumberedRow) => Numbers | null;
  readonly total: (numbers: Numbers) => number | null;
  /** Why a study is left out before anything is added. */
  readonly dropped?: (numbers: Numbers) => string | null;
  readonly hasZero?: (numbers: Numbers) => boolean;
  readonly policy?: ZeroCellPolicy;
  /** What is to be said of the numbers of a study, after its name. */
  readonly remark?: (numbers: Numbers) => string | null;
  readonly effect: (numbers: Numbers, add: number) => Outcome;
}

/** Effects of all rows: read, left out, added to, computed. */
export function compute<Numbers>(rows: readonly NumberedRow[], family: Family<Numbers>): readonly Computed[] {
  const read = rows.map((row) => {
    const numbers = family.read(row);
    return { row, numbers, dropped: numbers === null ? null : (family.dropped?.(numbers) ?? null) };
  });
  const zeros = read.map(
    ({ numbers, dropped }) => numbers !== null && dropped === null && (family.hasZero?.(numbers) ?? false),
  );
  const adds = family.policy === undefined ? zeros.map(() => 0) : additions(family.policy, zeros);
  return read.map(({ row, numbers, dropped }, index) => {
    if (numbers === null) return { row, outcome: null, ni: null, added: 0, remark: null };
    const ni = family.total(numbers);
    if (dropped !== null) return { row, outcome: { reason: dropped }, ni, added: 0, remark: null };
    const added = adds[index] ?? 0;
    const remark = family.remark?.(numbers) ?? null;
    return { row, outcome: finite(family.effect(numbers, added)), ni, added, remark };
  });
}

/** An outcome that can be weighed: finite, with a variance above 0. */
function finite(outcome: Outcome): Outcome {
  if ('reason' in outcome) return outcome;
  if (!Number.isFinite(outcome.yi)) return { reason: 'No effect can be computed of its zeros.' };
  if (!Number.isFinite(outcome.vi)) return { reason: 'No variance can be computed of its zeros.' };
  return outcome.vi > 0 ? outcome : { reason: 'Its variance is 0, so it has no weight.' };
}
