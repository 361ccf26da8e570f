import type { TwoRates } from '../effect-sizes/rates.ts';
import { sum } from '../numbers.ts';
import { type ChiSquareTest, continuityTest } from './association-tests.ts';
import type { PooledSums } from './pooled-sums.ts';

/** Events of two groups with the shares of their person-time. */
interface Parts {
  readonly x1: number;
  readonly x2: number;
  readonly share1: number;
  readonly share2: number;
  /** t1 · t2 / (t1 + t2). */
  readonly weight: number;
  readonly t1: number;
  readonly t2: number;
}

function partsOf([first, second]: TwoRates): Parts {
  const total = first.time + second.time;
  const share1 = first.time / total;
  const share2 = second.time / total;
  const [t1, t2] = [first.time, second.time];
  return { x1: first.events, x2: second.events, share1, share2, weight: share1 * t2, t1, t2 };
}

/** The common effect of rates; null where there are no events to compare. */
export function pooledRates(measure: 'IRR' | 'IRD', rates: readonly TwoRates[]): PooledSums | null {
  const parts = rates.map(partsOf);
  return measure === 'IRR' ? rateRatio(parts) : rateDifference(parts);
}

/** The Mantel-Haenszel test of rates; null without events. */
export function ratesTest(rates: readonly TwoRates[], correct: boolean): ChiSquareTest | null {
  const parts = rates.map(partsOf);
  const variance = sum(parts.map(({ x1, x2, share1, share2 }) => (x1 + x2) * share1 * share2));
  if (variance === 0) return null;
  const difference = sum(parts.map(({ x1, x2, share1, share2 }) => x1 * share2 - x2 * share1));
  return continuityTest(difference, variance, correct);
}

function rateRatio(parts: readonly Parts[]): PooledSums | null {
  const seconds = parts.map(({ x2, share1 }) => x2 * share1);
  const r = sum(parts.map(({ x1, share2 }) => x1 * share2));
  const s = sum(seconds);
  if (r === 0 || s === 0) return null;
  const spread = sum(parts.map(({ x1, x2, share1, share2 }) => share1 * share2 * (x1 + x2)));
  return { estimate: Math.log(r / s), se: Math.sqrt(spread / r / s), weights: seconds };
}

function rateDifference(parts: readonly Parts[]): PooledSums | null {
  const weights = parts.map(({ weight }) => weight);
  const whole = sum(weights);
  const estimate = sum(parts.map(({ x1, x2, share1, share2 }) => x1 * share2 - x2 * share1)) / whole;
  const spread = sum(parts.map(({ x1, x2, weight, t1, t2 }) => weight ** 2 * (x1 / t1 / t1 + x2 / t2 / t2)));
  return spread > 0 ? { estimate, se: Math.sqrt(spread) / whole, weights } : null;
}
