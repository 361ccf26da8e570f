import { differenceOfProducts } from '../products.ts';
import { arcsine } from './back-transform.ts';
import { checkCount, checkEvents, type NumberedRow, readNumbers } from './cells.ts';
import { type Computed, compute, type Family, type Outcome } from './compute.ts';
import { type EffectSizeSettings, zeroCellPolicy } from './settings.ts';

/** Events (a, c) and non-events (b, d) of two groups with n1 and n2 people. */
export interface TwoByTwo {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly n1: number;
  readonly n2: number;
}

type TwoByTwoMeasure = 'RR' | 'OR' | 'RD' | 'AS' | 'PETO';

/** A table from events and totals. */
export function twoByTwo([a, n1]: readonly [number, number], [c, n2]: readonly [number, number]): TwoByTwo {
  return { a, b: n1 - a, c, d: n2 - c, n1, n2 };
}

/** The table of `e1 n1 e2 n2`; null where a cell is empty. */
export function readTwoByTwo(row: NumberedRow): TwoByTwo | null {
  const numbers = readNumbers(row, ['e1', 'n1', 'e2', 'n2']);
  if (numbers === null) return null;
  const [e1 = 0, n1 = 0, e2 = 0, n2 = 0] = numbers;
  checkEvents(row, ['e1', e1], ['n1', n1]);
  checkEvents(row, ['e2', e2], ['n2', n2]);
  return twoByTwo([e1, n1], [e2, n2]);
}

/** The table of a diagnostic test, `tp fp fn tn`, whose odds ratio is the diagnostic one. */
function readAccuracy(row: NumberedRow): TwoByTwo | null {
  const columns = ['tp', 'fp', 'fn', 'tn'] as const;
  const numbers = readNumbers(row, columns);
  if (numbers === null) return null;
  const [tp = 0, fp = 0, fn = 0, tn = 0] = numbers;
  columns.forEach((column, index) => checkCount(row, column, numbers[index] ?? 0));
  return twoByTwo([tp, tp + fn], [fp, fp + tn]);
}

/** Why a table tells nothing about a ratio: no event, or nothing but events, in both groups; null where it does. */
export function doubleZero({ a, b, c, d }: TwoByTwo): string | null {
  if (a === 0 && c === 0) return 'No events in either group.';
  return b === 0 && d === 0 ? 'Nothing but events in both groups.' : null;
}

/** A table with something added to each cell. */
function addTo({ a, b, c, d, n1, n2 }: TwoByTwo, add: number): TwoByTwo {
  return { a: a + add, b: b + add, c: c + add, d: d + add, n1: n1 + 2 * add, n2: n2 + 2 * add };
}

/** Effects of two groups with events: risk ratio, odds ratio, risk difference, arcsine difference, Peto. */
export function twoByTwoEffects(
  measure: TwoByTwoMeasure | 'DOR',
  rows: readonly NumberedRow[],
  settings: EffectSizeSettings,
): readonly Computed[] {
  const effect = measure === 'DOR' ? effects.OR : effects[measure];
  const family: Family<TwoByTwo> = {
    read: measure === 'DOR' ? readAccuracy : readTwoByTwo,
    total: ({ n1, n2 }) => n1 + n2,
    dropped: settings.drop00 === true ? doubleZero : () => null,
    hasZero: ({ a, b, c, d }) => a === 0 || b === 0 || c === 0 || d === 0,
    policy: zeroCellPolicy(settings, measure === 'AS' ? 0 : 0.5),
    remark: ({ n1, n2 }) =>
      n1 === 0 || n2 === 0 ? 'has a group of nobody, so that its effect is made of what was added.' : null,
    effect: (table, add) => effect(addTo(table, add)),
  };
  return compute(rows, family);
}

/** Effect and variance of a table; Cochrane Handbook 6.4 and 10.4, arcsine: Rücker et al. 2009. */
const effects: Readonly<Record<TwoByTwoMeasure, (table: TwoByTwo) => Outcome>> = {
  RR: ({ a, b, c, d, n1, n2 }) => ({
    yi: Math.log(a / n1) - Math.log(c / n2),
    // 1/a − 1/n1 would lose its digits where nearly all had the event.
    vi: b / a / n1 + d / c / n2,
  }),
  OR: ({ a, b, c, d }) => ({ yi: Math.log(a / b) - Math.log(c / d), vi: 1 / a + 1 / b + 1 / c + 1 / d }),
  RD: ({ a, b, c, d, n1, n2 }) => ({
    yi: a / n1 - c / n2,
    vi: ((a / n1) * (b / n1)) / n1 + ((c / n2) * (d / n2)) / n2,
  }),
  AS: ({ a, b, c, d, n1, n2 }) => ({
    yi: arcsine(a, b) - arcsine(c, d),
    vi: 1 / (4 * n1) + 1 / (4 * n2),
  }),
  PETO: (table) => {
    const { excess, variance } = observedMinusExpected(table);
    return variance > 0
      ? { yi: excess / variance, vi: 1 / variance }
      : { reason: doubleZero(table) ?? 'Too few people for a variance.' };
  },
};

/** Events of the first group beyond those expected from the margins: a − (a + c) n1/N = (ad − bc)/N. */
export function excessEvents({ a, b, c, d, n1, n2 }: TwoByTwo): number {
  return differenceOfProducts([a, d], [b, c]) / (n1 + n2);
}

/** Events of the first group beyond those expected, O − E, with their hypergeometric variance (Yusuf et al. 1985). */
export function observedMinusExpected({ a, b, c, d, n1, n2 }: TwoByTwo): {
  readonly excess: number;
  readonly variance: number;
} {
  const total = n1 + n2;
  const events = a + c;
  return {
    excess: excessEvents({ a, b, c, d, n1, n2 }),
    variance: (events * ((b + d) / total) * n1 * (n2 / total)) / (total - 1),
  };
}
