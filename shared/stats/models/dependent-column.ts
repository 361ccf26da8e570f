import { at, dot } from '../numbers.ts';

/** What is left of a column, as a share of its length, below which it says nothing new. */
const NOTHING_LEFT = 1e-7;

/**
 * The first column that the columns before it already hold (they add up to it), or null where all say something of
 * their own. A column of zeros is such a one.
 */
export function dependentColumn(columns: readonly (readonly number[])[]): number | null {
  const directions: number[][] = [];
  for (const [place, column] of columns.entries()) {
    const length = Math.sqrt(dot(column, column));
    let rest = column.map((value) => (length === 0 ? 0 : value / length));
    for (const direction of [...directions, ...directions]) {
      const along = dot(direction, rest);
      rest = rest.map((value, row) => value - along * at(direction, row));
    }
    const left = Math.sqrt(dot(rest, rest));
    if (left < NOTHING_LEFT) return place;
    directions.push(rest.map((value) => value / left));
  }
  return null;
}
