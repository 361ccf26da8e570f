import type { Estimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { without } from '../models/arrays.ts';
import { interceptOnly } from '../models/design.ts';
import { fitModel } from '../models/fit.ts';
import type { FitSettings } from '../models/settings.ts';

/** The pooled result of some of the studies. */
export interface PooledStep extends Estimate {
  readonly k: number;
  readonly q: number;
  readonly qp: number;
  readonly tau2: number;
  readonly i2: number;
  readonly h2: number;
}

/**
 * The meta-analysis without each study in turn; answer `i` leaves out study `i`.
 *
 * @throws NotOffered with a single study; ImpossibleData as `fitModel`
 */
export function leaveOneOut(
  yi: readonly number[],
  vi: readonly number[],
  settings: FitSettings,
): readonly PooledStep[] {
  if (yi.length < 2) throw new NotOffered('Leaving out the only study leaves nothing to pool.');
  return yi.map((_, place) => pool(without(yi, place), without(vi, place), settings));
}

/**
 * The meta-analysis of the first study, the first two, … in the order of `order` (places from 0).
 *
 * @throws NotOffered without studies; ImpossibleData as `fitModel`
 */
export function cumulative(
  yi: readonly number[],
  vi: readonly number[],
  settings: FitSettings & { readonly order: readonly number[] },
): readonly PooledStep[] {
  const effects = settings.order.map((place) => at(yi, place));
  const variances = settings.order.map((place) => at(vi, place));
  return effects.map((_, last) => pool(effects.slice(0, last + 1), variances.slice(0, last + 1), settings));
}

function pool(yi: readonly number[], vi: readonly number[], settings: FitSettings): PooledStep {
  const fit = fitModel(yi, vi, interceptOnly(yi.length), settings);
  return {
    k: fit.k,
    estimate: at(fit.b, 0),
    se: at(fit.se, 0),
    stat: at(fit.stat, 0),
    pval: at(fit.pval, 0),
    ciLower: at(fit.ciLower, 0),
    ciUpper: at(fit.ciUpper, 0),
    q: fit.qe,
    qp: fit.qep,
    tau2: fit.tau2,
    i2: fit.i2,
    h2: fit.h2,
  };
}
