import { ImpossibleData } from '../impossible-data.ts';

/** A cell of a table of studies. Empty: null, undefined, or a text of spaces. */
export type Cell = number | string | null | undefined;

/** A row of a table of studies: its cells by the names of the columns, the name of the study under `study`. */
export type StudyRow = Readonly<Record<string, Cell>>;

/** A row with its place in the table, for messages and `usedRows`. */
export interface NumberedRow {
  /** Counted from 1. */
  readonly row: number;
  readonly study: string;
  readonly cells: StudyRow;
}

/** Rows with their numbers and the names of their studies ("Study 3" for a row without a name). */
export function numberedRows(rows: readonly StudyRow[]): NumberedRow[] {
  return rows.map((cells, index) => {
    const name = cells['study'];
    const named = name !== null && name !== undefined && String(name).trim() !== '';
    return { row: index + 1, study: named ? String(name) : `Study ${index + 1}`, cells };
  });
}

/** What is wrong with a cell, with its study, row and column. */
export function impossible(row: NumberedRow, column: string, message: string): ImpossibleData {
  const sentence = `${row.study} (row ${row.row}): ${message}`;
  return new ImpossibleData(sentence, { study: row.study, row: row.row, column });
}

/** The number of a cell, null where it is empty. Throws ImpossibleData for a text that is no number, and for NaN and ∞. */
export function readNumber(row: NumberedRow, column: string): number | null {
  const cell = row.cells[column];
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string' && cell.trim() === '') return null;
  const value = Number(cell);
  if (!Number.isFinite(value)) throw impossible(row, column, `${column} is "${cell}", which is no number.`);
  return value;
}

/** The numbers of a list of columns in its order, or null where a cell is empty. */
export function readNumbers(row: NumberedRow, columns: readonly string[]): readonly number[] | null {
  const values: number[] = [];
  let complete = true;
  for (const column of columns) {
    const value = readNumber(row, column);
    if (value === null) complete = false;
    else values.push(value);
  }
  return complete ? values : null;
}

/** Throws ImpossibleData unless a value counts people or events: whole, and not below 0. */
export function checkCount(row: NumberedRow, column: string, value: number): void {
  if (value < 0) throw impossible(row, column, `${column} is ${value}: a count can't be negative.`);
  if (!Number.isSafeInteger(value)) {
    throw impossible(
      row,
      column,
      `${column} is ${value}: a count is a whole number. Round an effective size.`,
    );
  }
}

/** Throws ImpossibleData unless `events` and `total` are counts, and no more had the event than were observed. */
export function checkEvents(
  row: NumberedRow,
  [eventColumn, events]: readonly [string, number],
  [totalColumn, total]: readonly [string, number],
): void {
  checkCount(row, eventColumn, events);
  checkCount(row, totalColumn, total);
  if (events > total) {
    const message = `${eventColumn} is ${events} of ${total}: more events than people.`;
    throw impossible(row, eventColumn, message);
  }
}

/** Throws ImpossibleData unless a value is above 0. */
export function checkPositive(row: NumberedRow, column: string, value: number, what: string): void {
  if (value <= 0) throw impossible(row, column, `${column} is ${value}: ${what} is above 0.`);
}
