import { chiSquareUpper } from '../distributions.ts';
import { observedMinusExpected, type TwoByTwo } from '../effect-sizes/two-by-two.ts';
import { sum } from '../numbers.ts';

/** A χ² statistic with its p value. */
export interface ChiSquareTest {
  readonly stat: number;
  readonly df: number;
  readonly pval: number;
}

/**
 * The Cochran-Mantel-Haenszel test of conditional independence.
 *
 * @param correct correct for continuity: ½ off the difference
 * @returns null where no table has both outcomes
 */
export function cochranMantelHaenszel(tables: readonly TwoByTwo[], correct: boolean): ChiSquareTest | null {
  const parts = tables.filter(({ n1, n2 }) => n1 + n2 > 1).map(observedMinusExpected);
  const variance = sum(parts.map((part) => part.variance));
  if (variance === 0) return null;
  return continuityTest(sum(parts.map((part) => part.excess)), variance, correct);
}

/** (|difference| − ½)² / variance, or without the ½, on one degree of freedom. */
export function continuityTest(difference: number, variance: number, correct: boolean): ChiSquareTest {
  const stat = (Math.abs(difference) - (correct ? 0.5 : 0)) ** 2 / variance;
  return { stat, df: 1, pval: chiSquareUpper(stat, 1) };
}

/**
 * Tarone's test of a common odds ratio (1985): Breslow and Day's, with the correction for the Mantel-Haenszel estimate.
 *
 * @param oddsRatio the common odds ratio, not its logarithm
 * @returns null where fewer than two tables tell anything
 */
export function tarone(tables: readonly TwoByTwo[], oddsRatio: number): ChiSquareTest | null {
  const parts = tables.flatMap((table) => {
    const { a, b, c, d, n1 } = table;
    const expected = expectedEvents(table, oddsRatio);
    if (!(expected > 0) || a + c === 0 || b + d === 0) return [];
    const counts = [expected, n1 - expected, a + c - expected, table.n2 - (a + c - expected)];
    return [{ excess: a - expected, variance: 1 / sum(counts.map((count) => 1 / count)) }];
  });
  const df = parts.length - 1;
  if (df < 1) return null;
  const breslowDay = sum(parts.map(({ excess, variance }) => excess ** 2 / variance));
  const excess = sum(parts.map((part) => part.excess));
  const stat = Math.max(0, breslowDay - excess ** 2 / sum(parts.map(({ variance }) => variance)));
  return { stat, df, pval: chiSquareUpper(stat, df) };
}

/** Events of the first group that an odds ratio makes expected, with the margins as they are: a root of a quadratic. */
function expectedEvents({ a, c, n1, n2 }: TwoByTwo, oddsRatio: number): number {
  const events = a + c;
  const linear = oddsRatio * (n1 + events) + (n2 - events);
  const root = Math.sqrt(linear ** 2 - 4 * oddsRatio * (oddsRatio - 1) * n1 * events);
  // Of the two ways to write the root, the one that does not take the difference of two near numbers.
  return linear >= 0
    ? (2 * oddsRatio * n1 * events) / (linear + root)
    : (root - linear) / (2 * (1 - oddsRatio));
}
