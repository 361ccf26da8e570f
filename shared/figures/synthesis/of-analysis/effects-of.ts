import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { criticalValue } from '#shared/stats/models/fit.ts';
import { toNatural } from '#shared/stats/effect-sizes/back-transform.ts';
import { type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { EffectRange, EffectScale, Interval } from '../effect-axis.ts';
import { decimalsFor, fixed } from './printed.ts';

/** How effects of an analysis stand in pictures: where they lie, and how they are printed. */
export interface ShownEffects {
  readonly scale: EffectScale;
  /** No effect, where it lies; null where there is none. */
  readonly nullValue: number | null;
  /** Where effects can lie at all; null: anywhere. */
  readonly within: EffectRange | null;
  /** A value of the analysis scale where the picture has it. @param size of the study, for the double arcsine */
  readonly place: (value: number, size?: number | null) => number;
  /** What is printed of a value of the analysis scale. */
  readonly print: (value: number, size?: number | null) => string;
  /** “0.41 [0.13, 1.26]”. */
  readonly words: (interval: Interval, size?: number | null) => string;
}

/** Ratios stand on a log axis, everything else where readers know it: proportions as proportions, correlations as r. */
export function shownEffects({ request, effects, pooled }: Analysis): ShownEffects {
  const { measure } = request;
  const { scale, noEffect } = measureInfo(measure);
  const log = scale === 'log';
  const sizes = effects.ni.flatMap((size) => (size === null ? [] : [size]));
  const natural = (value: number, size?: number | null): number =>
    toNatural(measure, value, size === undefined || size === null ? sizes : [size]) ?? value;
  const [lower, upper] = [pooled.ciLower[0] ?? null, pooled.ciUpper[0] ?? null];
  const width = lower === null || upper === null ? 0 : natural(upper) - natural(lower);
  const decimals = decimalsFor(width);
  const print = (value: number, size?: number | null): string => fixed(natural(value, size), decimals);
  return {
    scale: log ? 'log' : 'linear',
    nullValue: noEffect === null ? null : log ? noEffect : natural(noEffect),
    within: rangeOf(measure),
    place: log ? (value) => value : natural,
    print,
    words: ({ estimate, lower: from, upper: to }, size) =>
      `${print(estimate, size)} [${print(from, size)}, ${print(to, size)}]`,
  };
}

/** What values a measure can have, where pictures have them. */
function rangeOf(measure: Measure): EffectRange | null {
  const { family, scale } = measureInfo(measure);
  switch (family) {
    case 'proportion':
      return scale === 'log' ? { lower: -Infinity, upper: 0 } : { lower: 0, upper: 1 };
    case 'correlation':
      return { lower: -1, upper: 1 };
    default:
      return null;
  }
}

/** The interval of one study by the normal distribution, on the analysis scale. */
export function studyInterval(yi: number, vi: number, level: number): Interval {
  const half = (criticalValue(level, null) ?? 0) * Math.sqrt(vi);
  return { estimate: yi, lower: yi - half, upper: yi + half };
}

/** The same interval where the picture has it. */
export function placed(interval: Interval, { place }: ShownEffects, size?: number | null): Interval {
  return {
    estimate: place(interval.estimate, size),
    lower: place(interval.lower, size),
    upper: place(interval.upper, size),
  };
}
