import { normalTwoSided } from '../distributions.ts';
import type { Cell } from './cells.ts';
import { type Measure, printedColumn } from './measures.ts';
import {
  canBeSymmetric,
  halfUnitOf,
  liesApart,
  type PrintedInterval,
  zOfInterval,
  zOfP,
  zOfTwoSidedP,
} from '../printed-intervals.ts';

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

function lopsided(printed: PrintedRatio): string | null {
  if (canBeSymmetric(roundedOf(printed), true)) return null;
  const { value, lower, upper } = printed;
  return `has ${value} with an interval from ${lower} to ${upper}, which is not symmetric about it on the log scale, beyond what rounding explains: one of the three may be misread. The analysis keeps ${value} and the width of the interval.`;
}

function roundedOf({ value, lower, upper }: PrintedRatio): PrintedInterval {
  const half = halfUnitOf([value, lower, upper]);
  return { lower: [lower, half], value: [value, half], upper: [upper, half] };
}

function otherP(printed: PrintedRatio): string | null {
  const { value, lower, upper, level, p } = printed;
  if (p === null || p <= 0 || p > 1) return null;
  const found = zOfInterval(roundedOf(printed), true, level);
  if (!liesApart(zOfP([p, halfUnitOf([p])]), found, zOfTwoSidedP(1 - level))) return null;
  const width = Math.log(upper) - Math.log(lower);
  const belonging = normalTwoSided((2 * zOfTwoSidedP(1 - level) * Math.log(value)) / width);
  const belongs = belonging < 0.0001 ? 'P < 0.0001' : `P = ${Number(belonging.toPrecision(2))}`;
  return `has P = ${p} beside an interval from ${lower} to ${upper}, to which ${belongs} belongs: one of them may be misread. The analysis takes the interval.`;
}
