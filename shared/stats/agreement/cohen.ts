import { at, sum } from '../numbers.ts';
import { type Coefficient, none, withInterval } from './coefficient.ts';
import type { Counted } from './ratings.ts';
import type { WeightMatrix } from './weights.ts';

/** Items by the category of one rater (rows) and another (columns); items that one of them did not rate are left out. */
export function crossTable({ patterns, categories }: Counted, first: number, second: number): number[][] {
  const size = categories.length;
  const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const { given, times } of patterns) {
    const row = given[first] ?? null;
    const column = given[second] ?? null;
    if (row === null || column === null) continue;
    const line = at(table, row);
    line[column] = at(line, column) + times;
  }
  return table;
}

/** Sum of all cells. */
export function totalOf(table: readonly (readonly number[])[]): number {
  return sum(table.map((row) => sum(row)));
}

const METHOD = 'Cohen 1960, weighted 1968; variance of Fleiss, Cohen and Everitt 1969; z';

type Cell = { readonly p: number; readonly weight: number; readonly row: number; readonly column: number };

/**
 * Cohen's kappa of two raters, weighted where the matrix says so.
 *
 * Variance (Fleiss, Cohen and Everitt 1969): Σ p(x − x̄)² ÷ (n(1 − pe)⁴) over the cells, where
 * x = w(1 − pe) − (mean weight of the row + of the column)(1 − po).
 *
 * @param table items by category of the first rater (rows) and of the second (columns)
 * @param level of the interval, between 0 and 1
 * @returns no estimate where chance alone would agree on every item
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  weights: WeightMatrix,
  level: number,
): Coefficient {
  const n = totalOf(table);
  if (n === 0) return none(0, METHOD);
  const rows = table.map((line) => sum(line) / n);
  const columns = table.map((_line, column) => sum(table.map((line) => at(line, column))) / n);
  const rowMeans = weights.map((line) => sum(line.map((weight, column) => weight * at(columns, column))));
  const columnMeans = weights.map((_line, column) =>
    sum(weights.map((line, row) => at(line, column) * at(rows, row))),
  );
  const cells: Cell[] = table.flatMap((line, row) =>
    line.map((count, column) => ({ p: count / n, weight: at(at(weights, row), column), row, column })),
  );
  const expected = sum(rows.map((share, row) => share * at(rowMeans, row)));
  const disagreed = sum(cells.map(({ p, weight }) => p * (1 - weight)));
  const left = 1 - expected;
  if (!(left > 1e-14)) return none(n, METHOD);
  const influence = ({ weight, row, column }: Cell): number =>
    weight * left - (at(rowMeans, row) + at(columnMeans, column)) * disagreed;
  const middle = sum(cells.map((cell) => cell.p * influence(cell)));
  const variance = sum(cells.map((cell) => cell.p * (influence(cell) - middle) ** 2)) / (n * left ** 4);
  return withInterval({
    estimate: 1 - disagreed / left,
    se: Math.sqrt(variance),
    items: n,
    level,
    method: METHOD,
    df: null,
  });
}
