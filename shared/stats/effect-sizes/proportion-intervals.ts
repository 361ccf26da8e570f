import { betaQuantile, normalQuantile } from '../distributions.ts';

/** Lower and upper bound. */
export type Bounds = readonly [lower: number, upper: number];

/**
 * The exact interval of x events among n people (Clopper and Pearson 1934).
 *
 * @param level confidence, between 0 and 1
 */
export function clopperPearson(x: number, n: number, level = 0.95): Bounds {
  const tail = (1 - level) / 2;
  return [lowerExact(x, n, tail), upperExact(x, n, tail)];
}

function lowerExact(x: number, n: number, tail: number): number {
  if (x === 0) return 0;
  return x === n ? tail ** (1 / n) : betaQuantile(tail, x, n - x + 1);
}

function upperExact(x: number, n: number, tail: number): number {
  if (x === n) return 1;
  return x === 0 ? -Math.expm1(Math.log(tail) / n) : betaQuantile(1 - tail, x + 1, n - x);
}

/**
 * The score interval of x events among n people, without a correction for continuity (Wilson 1927).
 *
 * @param level confidence, between 0 and 1
 */
export function wilson(x: number, n: number, level = 0.95): Bounds {
  const z = normalQuantile((1 + level) / 2);
  const centre = x + (z * z) / 2;
  const half = z * Math.sqrt(x * ((n - x) / n) + (z * z) / 4);
  const whole = n + z * z;
  return [x === 0 ? 0 : (centre - half) / whole, x === n ? 1 : (centre + half) / whole];
}
