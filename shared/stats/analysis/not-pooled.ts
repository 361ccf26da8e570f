import { measureInfo } from '../effect-sizes/measures.ts';
import { at } from '../numbers.ts';
import { combineP, type CombinedP, oneSidedOfEffect } from '../without-pooling/combine-p.ts';
import { type Direction, type SignTest, signTest } from '../without-pooling/sign-test.ts';
import { type SummaryOfEffects, summariseEffects } from '../without-pooling/summary-of-effects.ts';
import type { Analysis } from './analyse.ts';
import { type Offered, offeredBy } from './offered.ts';

/** What the studies of an analysis say together where they are not pooled (SWiM; Cochrane Handbook 12.2). */
export interface NotPooled {
  /** Effects of which direction count for: larger ones (`up`) or smaller ones. */
  readonly direction: 'up' | 'down';
  readonly signs: Offered<SignTest>;
  readonly combined: Offered<CombinedP>;
  /** Of the effects on the scale of analysis. */
  readonly effects: Offered<SummaryOfEffects>;
}

/**
 * Sign test, combined one-sided p values, and median with quartiles of the effects of an analysis.
 *
 * @param better which way is better for the patient; null: larger effects are asked about
 * @param direction that direction in words, for the combined p values
 */
export function notPooled(
  { effects, request }: Analysis,
  better: 'higher' | 'lower' | null,
  direction: string,
): NotPooled {
  const { noEffect } = measureInfo(request.measure);
  const way = better === 'lower' ? 'down' : 'up';
  const { yi, vi, studies } = effects;
  const refusal =
    noEffect === null
      ? 'This measure has no value of no effect, so that studies of one group have no direction.'
      : null;
  const from = noEffect ?? 0;
  const directed = studies.map((study, place) => ({
    study,
    direction: directionOf(at(yi, place) - from, way),
  }));
  const pValues = studies.map((study, place) => ({
    study,
    p: oneSidedOfEffect(at(yi, place) - from, Math.sqrt(at(vi, place)), way),
  }));
  // Beyond what a double can tell from 0 and 1 a p value says nothing more.
  const told = pValues.map(({ study, p }) => ({
    study,
    p: Math.min(Math.max(p, 1e-300), 1 - Number.EPSILON),
  }));
  return {
    direction: way,
    signs: offeredBy(refusal, () => signTest(directed, request.settings.level)),
    combined: offeredBy(refusal, () => combineP(told, direction)),
    effects: offeredBy(null, () => summariseEffects(yi)),
  };
}

function directionOf(difference: number, way: 'up' | 'down'): Direction {
  if (difference === 0) return 'no-difference';
  return difference > 0 === (way === 'up') ? 'for' : 'against';
}
