import { betaQuantile, normalQuantile } from './distributions.ts';

/** Two ends of an interval. */
export type Interval = { readonly ciLower: number; readonly ciUpper: number };

/**
 * Score interval of a proportion (Wilson 1927).
 * @param events 0 to `n` · @param n above 0 · @param level between 0 and 1
 */
export function wilson(events: number, n: number, level = 0.95): Interval {
  const z2 = normalQuantile((1 - level) / 2) ** 2;
  const rest = n - events;
  const middle = events + z2 / 2;
  const reach = Math.sqrt(z2 * ((events / n) * rest + z2 / 4));
  // The root next to 0 or 1 by the product of both, so that nothing is lost there.
  const upper = (middle + reach) / (n + z2);
  const lower = events === 0 ? 0 : ((events / n) * events) / (middle + reach);
  return { ciLower: lower, ciUpper: rest === 0 ? 1 : upper };
}

/**
 * Exact interval of a proportion (Clopper and Pearson 1934), by quantiles of the beta distribution.
 * @param events whole, 0 to `n` · @param n whole, above 0 · @param level between 0 and 1
 */
export function clopperPearson(events: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return { ciLower: lowerExact(events, n, tail), ciUpper: upperExact(events, n, tail) };
}

function lowerExact(events: number, n: number, tail: number): number {
  if (events === 0) return 0;
  return events === n ? tail ** (1 / n) : betaQuantile(tail, events, n - events + 1);
}

function upperExact(events: number, n: number, tail: number): number {
  if (events === n) return 1;
  return events === 0 ? -Math.expm1(Math.log(tail) / n) : betaQuantile(1 - tail, events + 1, n - events);
}
