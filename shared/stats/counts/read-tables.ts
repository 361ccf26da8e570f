import { type NumberedRow, numberedRows, type StudyRow } from '../effect-sizes/cells.ts';
import type { NotEstimable } from '../effect-sizes/effect-sizes.ts';
import { NotOffered } from '../impossible-data.ts';

/** Studies with their numbers, as far as no cell is empty. */
export interface Tables<Numbers> {
  readonly tables: readonly Numbers[];
  /** Rows of the tables, counted from 1. */
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  /** Studies that add nothing to the estimate; they are among the tables unless they were to be left out. */
  readonly notEstimable: readonly NotEstimable[];
}

/** How the studies of a method are read. */
export interface TableReading<Numbers> {
  /** The numbers of a row, null where a cell is empty. Throws ImpossibleData. */
  readonly read: (row: NumberedRow) => Numbers | null;
  /** Why a study adds nothing, null where it adds something. */
  readonly uninformative: (numbers: Numbers) => string | null;
  /** Leave out studies that add nothing. */
  readonly leaveOut: boolean;
}

/**
 * The raw numbers of all complete rows.
 *
 * @throws NotOffered where no study is left, ImpossibleData as `read` does
 */
export function readTables<Numbers>(
  rows: readonly StudyRow[],
  { read, uninformative, leaveOut }: TableReading<Numbers>,
): Tables<Numbers> {
  const complete = numberedRows(rows).flatMap((row) => {
    const numbers = read(row);
    return numbers === null ? [] : [{ row, numbers, reason: uninformative(numbers) }];
  });
  const used = complete.filter(({ reason }) => reason === null || !leaveOut);
  if (used.length === 0) throw new NotOffered('No study has the counts that this method needs.');
  return {
    tables: used.map(({ numbers }) => numbers),
    usedRows: used.map(({ row }) => row.row),
    studies: used.map(({ row }) => row.study),
    notEstimable: complete.flatMap(({ row, reason }) =>
      reason === null ? [] : [{ row: row.row, study: row.study, reason }],
    ),
  };
}
