import { normalQuantile, tQuantile } from '../distributions.ts';
import { type Flag, flag } from './conversion.ts';
import type { Given } from './given.ts';
import { shown } from './words.ts';

/** Below this many people in a group, z would be noticeably too small (Cochrane Handbook 6.5.2.2). */
const SMALL = 60;

/** The level of an interval in percent: 95 and 0.95 are the same. */
export function percentOf(given: Given): number {
  const level = given.number('level');
  return level < 1 ? 100 * level : level;
}

/** z that leaves the share outside a two-sided interval of `percent`. */
export function zOfLevel(percent: number): number {
  return -normalQuantile((100 - percent) / 200);
}

/** t that leaves the share outside a two-sided interval of `percent`. */
export function tOfLevel(percent: number, df: number): number {
  return -tQuantile((100 - percent) / 200, df);
}

/** z of a two-sided p value: the quantile at p/2, never at p. */
export function zOfP(p: number): number {
  return p === 1 ? 0 : -normalQuantile(p / 2);
}

/** t of a two-sided p value. */
export function tOfP(p: number, df: number): number {
  return p === 1 ? 0 : -tQuantile(p / 2, df);
}

/** Says that t was used where z would be noticeably off. */
export function smallGroup(smallest: number): readonly Flag[] {
  if (smallest >= SMALL) return [];
  return [
    flag('t-not-z', `t was used, not z: ${shown(smallest)} people are a small group (below ${SMALL}).`),
  ];
}

/** Says that p was printed as a bound, and which way the answer errs. */
export function boundOfP(given: Given, consequence: string): readonly Flag[] {
  if (!given.isBound('p_two_sided')) return [];
  const p = shown(given.number('p_two_sided'));
  return [flag('p-bound', `p was printed as below ${p}; ${p} itself was used, so ${consequence}.`)];
}
