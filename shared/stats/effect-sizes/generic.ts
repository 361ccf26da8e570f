import { normalQuantile } from '../distributions.ts';
import { checkPositive, impossible, type NumberedRow, readNumber, readNumbers } from './cells.ts';
import { type Computed, compute, type Outcome } from './compute.ts';
import { levelOf, ratioDoubt } from './ratio-doubts.ts';

/** An effect with what is to be said of the numbers that it is of. */
type Doubted = Outcome & { readonly doubt?: string | null };

function computeRead(
  rows: readonly NumberedRow[],
  read: (row: NumberedRow) => Doubted | null,
): readonly Computed[] {
  return compute<Doubted>(rows, {
    read,
    total: () => null,
    remark: ({ doubt }) => doubt ?? null,
    effect: (outcome) => outcome,
  });
}

/** Effects as they were entered, with a variance or a standard error. */
export function genericEffects(rows: readonly NumberedRow[]): readonly Computed[] {
  return computeRead(rows, readGeneric);
}

/** Log hazard ratios of O − E and V: (O − E)/V with variance 1/V (Yusuf et al. 1985). */
export function logRankEffects(rows: readonly NumberedRow[]): readonly Computed[] {
  return computeRead(rows, readLogRank);
}

/** A ratio that is printed: the column where it stands, and what it is called in messages. */
interface Printed {
  readonly column: 'hr' | 'ratio';
  readonly name: string;
}

const hazardRatio: Printed = { column: 'hr', name: 'a hazard ratio' };
const anyRatio: Printed = { column: 'ratio', name: 'a ratio' };

/**
 * Log hazard ratios of an interval, else of a two-sided p value, else of O − E and V (Tierney et al. 2007), else as entered.
 * A printed interval is one of 95% unless its row has another `level`, whatever the level of the analysis.
 */
export function hazardRatioEffects(rows: readonly NumberedRow[]): readonly Computed[] {
  return computeRead(rows, (row) => readPrinted(row, hazardRatio) ?? readLogRank(row) ?? readGeneric(row));
}

/**
 * Logarithms of ratios of any kind (odds ratios that were adjusted, rate ratios) as they are printed: of an interval, else of a
 * two-sided p value (Cochrane Handbook 6.3.1 and 6.3.2), by the rules of hazard ratios; else as entered, as logarithms.
 */
export function ratioEffects(rows: readonly NumberedRow[]): readonly Computed[] {
  return computeRead(rows, (row) => readPrinted(row, anyRatio) ?? readGeneric(row));
}

function readPrinted(row: NumberedRow, printed: Printed): Doubted | null {
  return readInterval(row, printed) ?? readWithP(row, printed);
}

function readGeneric(row: NumberedRow): Outcome | null {
  const yi = readNumber(row, 'yi');
  const vi = readNumber(row, 'vi');
  const sei = readNumber(row, 'sei');
  if (vi !== null) checkPositive(row, 'vi', vi, 'a variance');
  if (sei !== null) checkPositive(row, 'sei', sei, 'a standard error');
  if (yi === null) return null;
  if (vi !== null) return { yi, vi };
  return sei === null ? null : { yi, vi: sei * sei };
}

function readLogRank(row: NumberedRow): Outcome | null {
  const numbers = readNumbers(row, ['oe', 'v']);
  if (numbers === null) return null;
  const [oe = 0, v = 0] = numbers;
  checkPositive(row, 'v', v, 'the variance of O − E');
  return { yi: oe / v, vi: 1 / v };
}

function readInterval(row: NumberedRow, { column, name }: Printed): Doubted | null {
  const numbers = readNumbers(row, [column, 'lo', 'hi']);
  if (numbers === null) return null;
  const [value = 0, lo = 0, hi = 0] = numbers;
  checkPositive(row, column, value, name);
  checkPositive(row, 'lo', lo, `a bound of ${name}`);
  if (lo >= hi) throw impossible(row, 'lo', `lo is ${lo}: it is not below the upper bound, ${hi}.`);
  if (value < lo || value > hi) {
    throw impossible(row, column, `${column} is ${value}, outside of its interval from ${lo} to ${hi}.`);
  }
  const width = Math.log(hi) - Math.log(lo);
  const level = readLevel(row);
  const z = normalQuantile((1 + level) / 2);
  const { p } = row.cells;
  const doubt = ratioDoubt({ value, lower: lo, upper: hi, level, p: typeof p === 'number' ? p : null });
  return { yi: Math.log(value), vi: (width / (2 * z)) ** 2, doubt };
}

/** Confidence level of a row, as a fraction or in percent. */
function readLevel(row: NumberedRow): number {
  const entered = readNumber(row, 'level');
  const level = levelOf(entered);
  if (level !== null) return level;
  throw impossible(row, 'level', `level is ${entered}: a confidence level is 0.95 or 95.`);
}

function readWithP(row: NumberedRow, { column, name }: Printed): Outcome | null {
  const numbers = readNumbers(row, [column, 'p']);
  if (numbers === null) return null;
  const [value = 0, p = 0] = numbers;
  checkPositive(row, column, value, name);
  if (!(p > 0 && p <= 1)) throw impossible(row, 'p', `p is ${p}: a p value is above 0 and at most 1.`);
  const yi = Math.log(value);
  const z = -normalQuantile(p / 2);
  if (yi === 0 || z <= 0)
    return { reason: `${name.replace('a', 'A')} or p value of 1 has no standard error to it.` };
  return { yi, vi: (yi / z) ** 2 };
}
