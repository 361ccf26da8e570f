import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';

export type SummaryOfEffects = {
  readonly k: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly min: number;
  readonly max: number;
  /** How the quantiles are defined. */
  readonly quantiles: string;
};

/** Quantile of sorted values between the order statistics: type 7 of Hyndman and Fan 1996, R's own. */
function quantile(sorted: readonly number[], p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = at(sorted, below);
  const high = at(sorted, Math.min(sorted.length - 1, below + 1));
  const share = place - below;
  return share === 0 ? low : low * (1 - share) + high * share;
}

/**
 * Median and interquartile range of effects that are not pooled (Cochrane Handbook 12.2.1.1).
 * @param effects one a study, on one scale
 * @throws ImpossibleData for an effect that is no number · NotOffered without any
 */
export function summariseEffects(effects: readonly number[]): SummaryOfEffects {
  if (effects.length === 0) throw new NotOffered('There are no effects to summarise.');
  const wrong = effects.findIndex((effect) => !Number.isFinite(effect));
  if (wrong >= 0) throw new ImpossibleData('An effect is no number.', { row: wrong + 1, column: 'yi' });
  const sorted = effects.toSorted((a, b) => a - b);
  return {
    k: sorted.length,
    median: quantile(sorted, 0.5),
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    min: at(sorted, 0),
    max: at(sorted, sorted.length - 1),
    quantiles: 'type 7 of Hyndman and Fan 1996 (as R’s quantile)',
  };
}
