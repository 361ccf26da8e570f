import { type Cell, type StudyRow } from '../effect-sizes/cells.ts';
import { NotOffered } from '../impossible-data.ts';
import type { Moderator } from '../models/design.ts';
import type { ModeratorChoice } from './request.ts';

function isEmpty(cell: Cell): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/**
 * The cells of a column for some rows; null where a cell is empty.
 *
 * @param rows numbers of rows, counted from 1
 * @throws NotOffered where no row has the column
 */
export function columnOf(
  studies: readonly StudyRow[],
  name: string,
  rows: readonly number[],
): (string | number | null)[] {
  if (!studies.some((study) => Object.hasOwn(study, name)))
    throw new NotOffered(`No study has a column “${name}”. Choose a column of the table.`);
  return rows.map((row) => {
    const cell = studies[row - 1]?.[name];
    return isEmpty(cell) ? null : cell;
  });
}

/** A moderator with the values of some rows: text is a factor, numbers are one only where that is asked for. */
export function moderatorOf(
  studies: readonly StudyRow[],
  { name, factor }: ModeratorChoice,
  rows: readonly number[],
): Moderator {
  const values = columnOf(studies, name, rows);
  if (factor || values.some((value) => typeof value === 'string')) return { kind: 'factor', name, values };
  return { kind: 'number', name, values: values.map((value) => (typeof value === 'number' ? value : null)) };
}

/**
 * Places (from 0) in the order of a column: numbers by size, texts by the alphabet, empty cells last, equals as they stand.
 * Without a column: as they stand.
 */
export function orderBy(values: readonly (string | number | null)[] | null, count: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  if (values === null) return places;
  return places.toSorted((a, b) => compare(values[a] ?? null, values[b] ?? null));
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
