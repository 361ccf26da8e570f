import { chiSquareQuantile, chiSquareUpper, normalQuantile } from '../distributions.ts';
import { interceptOnly } from './design.ts';
import { checkProblem, type Problem, regressAt, tau2WhereQIs } from './problem.ts';
import { weightedSquares } from './regression.ts';
import type { PoolingMethod } from './settings.ts';
import { traceOf } from './tau2-moments.ts';

/** An interval; `lower` and `upper` on the scale of what it belongs to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Q of the studies about their common effect, and I² (percent) and H² from it. */
export interface HeterogeneityFromQ {
  readonly q: number;
  readonly df: number;
  readonly p: number;
  readonly i2: number;
  readonly h2: number;
  /** Higgins and Thompson's test-based intervals; null below 3 studies, for which there are none. */
  readonly i2Interval: Interval | null;
  readonly h2Interval: Interval | null;
}

/** What a fit says of heterogeneity: residual Q, I² and H² by metafor's definitions, the typical sampling variance. */
export function heterogeneityOf(problem: Problem, method: PoolingMethod, tau2: number) {
  const df = problem.yi.length - problem.design.columns.length;
  if (df === 0) return { qe: 0, qeDf: 0, qep: 1, i2: 0, h2: 1, typicalVariance: null };
  const fit = regressAt(problem, 0);
  const qe = weightedSquares(fit);
  const typicalVariance = df / traceOf(fit);
  const known = { qe, qeDf: df, qep: chiSquareUpper(qe, df), typicalVariance };
  if (method === 'FE') return { ...known, i2: i2FromH2(qe / df), h2: qe / df };
  return { ...known, i2: (100 * tau2) / (typicalVariance + tau2), h2: tau2 / typicalVariance + 1 };
}

function i2FromH2(h2: number): number {
  return h2 <= 1 ? 0 : (100 * (h2 - 1)) / h2;
}

/** I² (percent) and H² that a Q with `df` degrees of freedom (1 or more) tells (Higgins and Thompson 2002). */
export function shareOfQ(q: number, df: number): { readonly i2: number; readonly h2: number } {
  return { i2: i2FromH2(q / df), h2: q / df };
}

/**
 * Q, I² and H² from Q with the intervals of Higgins and Thompson (2002, "test-based"), at confidence `level`.
 *
 * @throws ImpossibleData, NotOffered as `fitModel`
 */
export function heterogeneityFromQ(
  yi: readonly number[],
  vi: readonly number[],
  level: number,
): HeterogeneityFromQ {
  const problem = { yi, vi, design: interceptOnly(yi.length) };
  checkProblem(problem, false);
  const df = yi.length - 1;
  if (df === 0) return { q: 0, df, p: 1, i2: 0, h2: 1, i2Interval: null, h2Interval: null };
  const q = weightedSquares(regressAt(problem, 0));
  const h2Interval = df < 2 ? null : intervalOfH2(q, df, level);
  return {
    q,
    df,
    p: chiSquareUpper(q, df),
    i2: i2FromH2(q / df),
    h2: q / df,
    i2Interval: h2Interval && { lower: i2FromH2(h2Interval.lower), upper: i2FromH2(h2Interval.upper) },
    h2Interval,
  };
}

/** exp(2(ln H ± z·SE(ln H))); H itself may be below 1, as its interval. */
function intervalOfH2(q: number, df: number, level: number): Interval {
  const k = df + 1;
  const se =
    q > k
      ? (0.5 * (Math.log(q) - Math.log(df))) / (Math.sqrt(2 * q) - Math.sqrt(2 * k - 3))
      : Math.sqrt((1 / (2 * (k - 2))) * (1 - 1 / (3 * (k - 2) ** 2)));
  const factor = Math.exp(-2 * normalQuantile((1 - level) / 2) * se);
  return { lower: q / df / factor, upper: (q / df) * factor };
}

/** Interval of τ² by the Q-profile, and those of τ, I² (percent) and H² that follow from it. */
export interface Tau2Interval {
  readonly tau2: Interval;
  readonly tau: Interval;
  readonly i2: Interval;
  readonly h2: Interval;
  /** True where no τ² fits the data at this level (the studies agree more than chance allows): the interval is 0 to 0. */
  readonly empty: boolean;
}

/**
 * The τ² at which the generalised Q equals the quantiles of χ² (Viechtbauer 2007), each to its last digits. Null without
 * degrees of freedom.
 *
 * @throws ImpossibleData, NotOffered as `fitModel`
 */
export function qProfile(problem: Problem, level: number): Tau2Interval | null {
  checkProblem(problem, false);
  const df = problem.yi.length - problem.design.columns.length;
  if (df === 0) return null;
  const tail = (1 - level) / 2;
  const fit = regressAt(problem, 0);
  const low = chiSquareQuantile(tail, df);
  const lower = tau2WhereQIs(problem, chiSquareQuantile(1 - tail, df));
  const upper = tau2WhereQIs(problem, low);
  const typical = df / traceOf(fit);
  const both = (scale: (tau2: number) => number): Interval => ({ lower: scale(lower), upper: scale(upper) });
  return {
    tau2: both((tau2) => tau2),
    tau: both(Math.sqrt),
    i2: both((tau2) => (100 * tau2) / (typical + tau2)),
    h2: both((tau2) => tau2 / typical + 1),
    empty: weightedSquares(fit) < low,
  };
}
