import { chiSquareUpper, normalQuantile, normalTwoSided } from '../distributions.ts';
import type { CertainEstimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';

/** How far studies lie from the pooled estimate; I² in percent, of Q. */
export interface Heterogeneity {
  readonly qe: number;
  readonly qeDf: number;
  readonly qep: number;
  readonly i2: number;
  readonly h2: number;
}

/** Settings that all methods from counts have. */
export interface PoolSettings {
  /** Confidence level, between 0 and 1. Default 0.95. */
  readonly level?: number;
}

/** Estimate, test and interval by the normal distribution. Throws NotOffered for a level outside of 0 to 1. */
export function wald(estimate: number, se: number, level = 0.95): CertainEstimate {
  if (!(level > 0 && level < 1)) throw new NotOffered(`There is no interval at a level of ${level}.`);
  const half = -normalQuantile((1 - level) / 2) * se;
  const stat = estimate / se;
  return {
    estimate,
    se,
    stat,
    pval: normalTwoSided(stat),
    ciLower: estimate - half,
    ciUpper: estimate + half,
  };
}

/** Q of effects around an estimate, weighted by the inverse of their variances; with one study there is none. */
export function heterogeneityAround(
  estimate: number,
  { yi, vi }: { readonly yi: readonly number[]; readonly vi: readonly number[] },
): Heterogeneity {
  return heterogeneityOf(sum(yi.map((y, index) => (y - estimate) ** 2 / at(vi, index))), yi.length - 1);
}

/** The heterogeneity that a Q with `df` degrees of freedom tells; none with `df` 0 or below. */
export function heterogeneityOf(q: number, df: number): Heterogeneity {
  if (df < 1) return { qe: 0, qeDf: 0, qep: 1, i2: 0, h2: 1 };
  const qe = Math.max(0, q);
  const i2 = qe <= df ? 0 : (100 * (qe - df)) / qe;
  return { qe, qeDf: df, qep: chiSquareUpper(qe, df), i2, h2: qe / df };
}

/** Weights in percent of their sum. */
export function percent(weights: readonly number[]): readonly number[] {
  const total = sum(weights);
  return weights.map((weight) => (100 * weight) / total);
}
