import { normalQuantile, normalTwoSided } from '../distributions.ts';
import type { Cell } from './cells.ts';
import { type Measure, printedColumn } from './measures.ts';
import { canBeSymmetric, distanceBetween, halfUnitOf, ownDecimals } from '../interval-symmetry.ts';

/** A ratio as it is printed, with its interval. */
export interface PrintedRatio {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Of the interval, as a fraction. */
  readonly level: number;
  /** Null: not printed. */
  readonly p: number | null;
}

/**
 * What cannot go together among the printed numbers of a ratio, beyond what rounding explains, as the end of a sentence that
 * begins with the name of the study; null where all is well. Such a number was misread or misprinted: nothing is refused for it.
 */
export function ratioDoubt(printed: PrintedRatio): string | null {
  return lopsided(printed) ?? otherP(printed);
}

/** The doubt about a row of printed ratios, by the columns of its measure; null where it has no such interval, or one that is refused. */
export function doubtOfRow(measure: Measure, cells: Readonly<Record<string, Cell>>): string | null {
  const column = printedColumn(measure);
  if (column === null) return null;
  const value = numberIn(cells[column]);
  const [lower, upper] = [numberIn(cells['lo']), numberIn(cells['hi'])];
  const level = levelOf(numberIn(cells['level']));
  if (value === null || lower === null || upper === null || level === null) return null;
  const possible = lower > 0 && lower < upper && value >= lower && value <= upper;
  return possible ? ratioDoubt({ value, lower, upper, level, p: numberIn(cells['p']) }) : null;
}

function numberIn(cell: Cell): number | null {
  const value = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A confidence level that is entered as a fraction or in percent, as a fraction; 95% where there is none, null where it is none. */
export function levelOf(entered: number | null): number | null {
  const level = entered === null ? 0.95 : entered > 1 ? entered / 100 : entered;
  return level > 0 && level < 1 ? level : null;
}

function lopsided({ value, lower, upper }: PrintedRatio): string | null {
  const half = halfUnitOf([value, lower, upper]);
  if (canBeSymmetric({ lower: [lower, half], value: [value, half], upper: [upper, half] }, true)) return null;
  return `has ${value} with an interval from ${lower} to ${upper}, which is not symmetric about it on the log scale, beyond what rounding explains: one of the three may be misread. The analysis keeps ${value} and the width of the interval.`;
}

/** How far z of a printed P may lie from that of the interval: tests of another kind (log-rank, score) differ by that much. */
const allowed = (z: number): number => 0.35 + 0.1 * z;

function otherP({ value, lower, upper, level, p }: PrintedRatio): string | null {
  if (p === null || p <= 0 || p > 1) return null;
  const half = halfUnitOf([value, lower, upper]);
  const [narrow, wide] = distanceBetween([lower, half], [upper, half], true);
  const [near, far] = [Math.abs(Math.log(value)), half / (value - half)];
  const halfZ = normalQuantile((1 + level) / 2);
  const [least, most] = [(2 * halfZ * Math.max(0, near - far)) / wide, (2 * halfZ * (near + far)) / narrow];
  const halfP = 0.5 * 10 ** -ownDecimals(p);
  const zOf = (of: number): number => -normalQuantile(Math.min(1, Math.max(of, Number.MIN_VALUE)) / 2);
  const [leastZ, mostZ] = [zOf(p + halfP), p > halfP ? zOf(p - halfP) : Number.POSITIVE_INFINITY];
  if (Math.max(leastZ - most, least - mostZ) <= allowed(least)) return null;
  const found = normalTwoSided((2 * halfZ * near) / (Math.log(upper) - Math.log(lower)));
  const belongs = found < 0.0001 ? 'P < 0.0001' : `P = ${Number(found.toPrecision(2))}`;
  return `has P = ${p} beside an interval from ${lower} to ${upper}, to which ${belongs} belongs: one of them may be misread. The analysis takes the interval.`;
}
