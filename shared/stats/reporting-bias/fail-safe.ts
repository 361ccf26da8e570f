import { normalQuantile } from '../distributions.ts';
import { NotOffered } from '../impossible-data.ts';
import { at, dot, mean, sum } from '../numbers.ts';

/** How many studies without effect would have to be in drawers. Null where no number is enough (a mean effect of 0). */
export interface FailSafe {
  /** Until the one-sided p value by Stouffer's method is above `alpha` (Rosenthal 1979). */
  readonly rosenthal: number;
  /** Until the p value of the common effect is above `alpha` (Rosenberg 2005). */
  readonly rosenberg: number;
  /** Until the mean of the effects falls to `target` (Orwin 1983). */
  readonly orwin: number | null;
}

export interface FailSafeSettings {
  /** 0.05 */
  readonly alpha: number;
  /** What the mean should fall to; half of it where nothing is named. */
  readonly target?: number;
}

/**
 * Fail-safe N in its three definitions, of historical interest only; whole numbers, rounded up (metafor's `fsn`).
 *
 * @throws NotOffered without studies
 */
export function failSafe(yi: readonly number[], vi: readonly number[], settings: FailSafeSettings): FailSafe {
  const k = yi.length;
  if (k === 0) throw new NotOffered('Fail-safe N needs a study with an effect.');
  const { alpha } = settings;
  const z = Math.abs(sum(yi.map((effect, row) => effect / Math.sqrt(at(vi, row)))) / Math.sqrt(k));
  const weights = vi.map((variance) => 1 / variance);
  const total = sum(weights);
  const weighted = (dot(weights, yi) / normalQuantile(alpha / 2)) ** 2 - total;
  return {
    rosenthal: wholeStudies(k * (z / normalQuantile(alpha)) ** 2 - k),
    rosenberg: wholeStudies((k * weighted) / total),
    orwin: orwin(yi, settings.target),
  };
}

function orwin(yi: readonly number[], named: number | undefined): number | null {
  const middle = mean(yi);
  const target = named === undefined ? middle / 2 : Math.sign(middle) * Math.abs(named);
  return target === 0 ? null : wholeStudies((yi.length * (middle - target)) / target);
}

/** Up to a whole number, unless it is one but for rounding. */
function wholeStudies(count: number): number {
  const studies = Math.max(0, count);
  return Math.abs(studies - Math.round(studies)) >= Math.sqrt(Number.EPSILON)
    ? Math.ceil(studies)
    : Math.round(studies);
}
