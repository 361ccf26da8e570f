import { type Flag, flag } from './conversion.ts';
import type { Given } from './given.ts';
import { optional, plain } from './inputs.ts';
import { shown } from './words.ts';

/** The lowest and highest value that anybody had: an SD can be held against them. */
export const observedRange = [
  plain('observed_min', 'Lowest value observed', optional),
  plain('observed_max', 'Highest value observed', optional),
];

type Range = { readonly low: number; readonly high: number };

/**
 * Whether a standard deviation is possible for `n` people between two values that were both observed. The squares sum
 * to the least when all others sit half-way: SD ≥ R ÷ √(2(n − 1)); to the most with half of them at each end:
 * SD ≤ R ÷ 2 × √(n ÷ (n − 1)).
 */
export function possibleSd(sd: number, n: number, { low, high }: Range): readonly Flag[] {
  if (!(high > low) || !(n > 1)) return [];
  const width = high - low;
  const least = width / Math.sqrt(2 * (n - 1));
  const most = (width / 2) * Math.sqrt(n / (n - 1));
  const where = `for ${shown(n)} people between ${shown(low)} and ${shown(high)}`;
  if (sd < least * (1 - 1e-12))
    return [
      flag(
        'sd-too-small',
        `An SD of ${shown(sd)} is smaller than possible ${where} (at least ${shown(least)}). Is it an SE?`,
      ),
    ];
  if (sd > most * (1 + 1e-12))
    return [
      flag(
        'sd-too-large',
        `An SD of ${shown(sd)} is larger than possible ${where} (at most ${shown(most)}).`,
      ),
    ];
  return [];
}

/** The same against the range that was entered, where it was. */
export function sdAgainstRange(given: Given, sd: number, n: number): readonly Flag[] {
  const low = given.maybe('observed_min');
  const high = given.maybe('observed_max');
  return low === null || high === null ? [] : possibleSd(sd, n, { low, high });
}
