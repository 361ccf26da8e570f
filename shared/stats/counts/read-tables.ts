import { type NumberedRow, numberedRows, type StudyRow } from '../effect-sizes/cells.ts';
import type { RawStudy } from '../effect-sizes/compute.ts';
import { NotOffered } from '../impossible-data.ts';

/** Studies with their numbers, as far as no cell is empty. */
export interface Tables<Numbers> {
  readonly tables: readonly Numbers[];
  /** Rows of the tables, counted from 1. */
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
}

/**
 * The raw numbers of all complete rows.
 *
 * @param read the numbers of a row, null where a cell is empty
 * @param leaveOut the studies that are not to be used
 * @throws NotOffered where none is left, ImpossibleData as `read` does
 */
export function readTables<Numbers>(
  rows: readonly StudyRow[],
  read: (row: NumberedRow) => Numbers | null,
  leaveOut: (numbers: Numbers) => boolean,
): Tables<Numbers> {
  const found = numberedRows(rows).flatMap((row): RawStudy<Numbers>[] => {
    const numbers = read(row);
    return numbers === null || leaveOut(numbers) ? [] : [{ row, numbers }];
  });
  if (found.length === 0) throw new NotOffered('No study has the counts that this method needs.');
  return {
    tables: found.map(({ numbers }) => numbers),
    usedRows: found.map(({ row }) => row.row),
    studies: found.map(({ row }) => row.study),
  };
}
