import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { naturalValue } from '#shared/stats/analysis/natural.ts';
import { isCollapsed } from '#shared/stats/analysis/wald-beside.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { type SentenceLabels, sizeWords } from './size-words.ts';

/** On the scale of analysis. */
export type Bounds = {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** The pooled effect on the scale of analysis, with the interval that sentences tell. */
export function boundsOf({ pooled }: Analysis): Bounds {
  const { wald } = pooled;
  // An interval without width says nothing of how sure the effect is.
  if (wald !== null && isCollapsed(pooled))
    return { estimate: wald.estimate, lower: wald.ciLower, upper: wald.ciUpper };
  return {
    estimate: pooled.b[0] ?? 0,
    lower: pooled.ciLower[0] ?? null,
    upper: pooled.ciUpper[0] ?? null,
  };
}

/** Whether an interval holds no effect; null where there is no such value, or no interval. */
export function holdsNull({ request }: Analysis, lower: number | null, upper: number | null): boolean | null {
  const { noEffect } = measureInfo(request.measure);
  if (noEffect === null || lower === null || upper === null) return null;
  return lower <= noEffect && upper >= noEffect;
}

/** Whether studies leave open on which side of no effect the pooled one lies: its interval holds no effect, or there is none. */
export function isUnsettled(analysis: Analysis): boolean {
  const { lower, upper } = boundsOf(analysis);
  return (
    measureInfo(analysis.request.measure).noEffect !== null && holdsNull(analysis, lower, upper) !== false
  );
}

/** A value of the analysis scale as a size in words. */
export function inWords({ unit }: SentenceLabels, analysis: Analysis, value: number): string {
  const { measure } = analysis.request;
  return sizeWords(measure, naturalValue(analysis, value) ?? value, unit);
}
