import { toNatural } from '../effect-sizes/back-transform.ts';
import { at } from '../numbers.ts';
import type { Analysis } from './analyse.ts';

/** A pooled effect on the scale that readers know. */
export interface Natural {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Sizes of the studies that were pooled, where all are known: the double arcsine goes back by them. */
function sizesOf({ effects }: Analysis): number[] {
  return effects.ni.flatMap((size) => (size === null ? [] : [size]));
}

/** A value of the analysis on its natural scale; null where the measure has none, or there is no value. */
export function naturalValue(analysis: Analysis, value: number | null): number | null {
  return value === null ? null : toNatural(analysis.request.measure, value, sizesOf(analysis));
}

/** The pooled effect transformed back; null where the measure has no scale of its own, and with moderators. */
export function naturalEffect(analysis: Analysis): Natural | null {
  const { pooled } = analysis;
  if (pooled.b.length !== 1) return null;
  const estimate = naturalValue(analysis, at(pooled.b, 0));
  if (estimate === null) return null;
  const bound = (values: readonly (number | null)[]) => naturalValue(analysis, values[0] ?? null);
  return { estimate, lower: bound(pooled.ciLower), upper: bound(pooled.ciUpper) };
}
