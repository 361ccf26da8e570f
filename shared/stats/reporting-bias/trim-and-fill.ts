import { NotConverged, NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import { interceptName, interceptOnly } from '../models/design.ts';
import { fitModel, type ModelFit } from '../models/fit.ts';
import type { FitSettings } from '../models/settings.ts';
import { refuseWithoutSpread } from './linear-model.ts';

/** How the number of missing studies is estimated (Duval and Tweedie 2000). */
export type TrimEstimator = 'L0' | 'R0';
/** On which side of the funnel studies are missing. */
export type FunnelSide = 'left' | 'right';

export interface TrimAndFill {
  readonly estimator: TrimEstimator;
  readonly side: FunnelSide;
  /** Number of studies taken as missing, and its standard error (null where its formula has none). */
  readonly k0: number;
  readonly seK0: number | null;
  /** The studies filled in. */
  readonly filledYi: readonly number[];
  readonly filledVi: readonly number[];
  /** The model with them. */
  readonly fit: ModelFit;
}

/**
 * Trim and fill. Without a named side, studies are taken as missing on the side to which the regression of effects on
 * standard errors points away from (metafor's rule).
 *
 * @throws NotOffered with a single study, too few for the model, or where the side cannot be told (name it then)
 * @throws NotConverged where the number of missing studies goes round in circles
 */
export function trimAndFill(
  yi: readonly number[],
  vi: readonly number[],
  settings: FitSettings & { readonly estimator: TrimEstimator; readonly side?: FunnelSide },
): TrimAndFill {
  if (yi.length < 2) throw new NotOffered('Trim and fill needs at least 2 studies.');
  const { estimator } = settings;
  const side = settings.side ?? missingSide(yi, vi, settings);
  const sign = side === 'right' ? -1 : 1;
  const order = yi.map((_, row) => row).toSorted((a, b) => sign * (at(yi, a) - at(yi, b)));
  const sorted = { yi: order.map((row) => sign * at(yi, row)), vi: order.map((row) => at(vi, row)) };
  const { k0, seK0, middle } = trim(sorted, settings);
  const from = yi.length - k0;
  const filledYi = sorted.yi.slice(from).map((effect) => sign * (middle - (effect - middle)));
  const filledVi = sorted.vi.slice(from);
  const k = yi.length + k0;
  const fit = fitModel([...yi, ...filledYi], [...vi, ...filledVi], interceptOnly(k), settings);
  return { estimator, side, k0, seK0, filledYi, filledVi, fit };
}

function missingSide(yi: readonly number[], vi: readonly number[], settings: FitSettings): FunnelSide {
  const columns = [yi.map(() => 1), vi.map(Math.sqrt)];
  refuseWithoutSpread(columns, 'standard error');
  const design = { names: [interceptName, 'sei'], columns, intercept: true };
  const fit = fitModel(yi, vi, design, { ...settings, test: 'z', withoutR2: true });
  return at(fit.b, 1) < 0 ? 'right' : 'left';
}

interface Trimmed {
  readonly k0: number;
  readonly seK0: number | null;
  /** The estimate without the trimmed studies. */
  readonly middle: number;
}

/** Leaves out the greatest effects until their number no longer changes. */
function trim(
  sorted: { readonly yi: readonly number[]; readonly vi: readonly number[] },
  settings: FitSettings & { readonly estimator: TrimEstimator },
): Trimmed {
  const k = sorted.yi.length;
  let k0 = 0;
  for (let step = 0; step < 100; step += 1) {
    const left = k - k0;
    const fit = fitModel(sorted.yi.slice(0, left), sorted.vi.slice(0, left), interceptOnly(left), {
      ...settings,
      test: 'z',
    });
    const middle = at(fit.b, 0);
    const ranks = signedRanks(sorted.yi.map((effect) => effect - middle));
    const { missing, se } = settings.estimator === 'R0' ? byLongestRun(ranks) : byRankSum(ranks);
    const next = Math.min(k - 1, Math.max(0, roundHalfToEven(missing)));
    if (next === k0) return { k0, seK0: se, middle };
    k0 = next;
  }
  throw new NotConverged(
    'The number of missing studies in trim and fill did not settle. Try the other estimator.',
  );
}

/** Ranks of the distances, equal ones in their order, each with the sign of its distance. */
function signedRanks(distances: readonly number[]): number[] {
  const order = distances
    .map((_, row) => row)
    .toSorted((a, b) => Math.abs(at(distances, a)) - Math.abs(at(distances, b)));
  const ranks = distances.map(() => 0);
  for (const [rank, row] of order.entries()) ranks[row] = Math.sign(at(distances, row)) * (rank + 1);
  return ranks;
}

function byLongestRun(ranks: readonly number[]): { readonly missing: number; readonly se: number } {
  const below = ranks.filter((rank) => rank < 0).map((rank) => -rank);
  // Without a study below the estimate (all the same) nothing is one-sided.
  const missing = below.length === 0 ? 0 : ranks.length - Math.max(...below) - 1;
  return { missing, se: Math.sqrt(2 * Math.max(0, missing) + 2) };
}

function byRankSum(ranks: readonly number[]): { readonly missing: number; readonly se: number | null } {
  const k = ranks.length;
  const above = sum(ranks.filter((rank) => rank > 0));
  const m = (4 * above - k * (k + 1)) / (2 * k - 1);
  const variance =
    (k * (k + 1) * (2 * k + 1) +
      10 * m ** 3 +
      27 * m ** 2 +
      17 * m -
      18 * k * m ** 2 -
      18 * k * m +
      6 * k ** 2 * m) /
    24;
  return { missing: m, se: variance < 0 ? null : (4 * Math.sqrt(variance)) / (2 * k - 1) };
}

/** Halves to the even neighbour, as R's `round`. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
