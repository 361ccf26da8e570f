import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import type { Design } from '../models/design.ts';
import { checkProblem } from '../models/problem.ts';
import type { FitSettings } from '../models/settings.ts';
import { atStudy, deletions, fitted } from './deletion.ts';

/** A study in Baujat's plot. */
export interface BaujatPoint {
  /** Its squared residual over its variance: for the common effect what it adds to Q. */
  readonly x: number;
  /** Squared change of the fitted value when it is left out, over that value's variance; null where it cannot be left out. */
  readonly y: number | null;
}

/**
 * Where the studies lie in Baujat's plot (Baujat 2002: the common-effect model; metafor's `baujat` for others).
 *
 * @throws NotOffered with a single study; ImpossibleData as `fitModel`
 */
export function baujat(
  yi: readonly number[],
  vi: readonly number[],
  design: Design,
  settings: FitSettings,
): readonly BaujatPoint[] {
  if (yi.length < 2) throw new NotOffered('With a single study there is no heterogeneity to plot.');
  const problem = { yi, vi, design };
  checkProblem(problem, settings.method !== 'FE');
  const whole = fitted(problem, settings);
  return deletions(problem, settings).map((less, row) => {
    const x = at(whole.fit.residuals, row) ** 2 / (at(vi, row) + whole.tau2);
    if (less === null) return { x, y: null };
    const value = atStudy(problem, whole.fit, row).value;
    const without = atStudy(problem, less.fit, row);
    const variance = less.scale * without.spread;
    return { x, y: variance > 0 ? (without.value - value) ** 2 / variance : null };
  });
}
