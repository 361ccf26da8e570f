import { askedDirection } from '#shared/figures/synthesis/of-analysis/not-pooled-lines.ts';
import { asMetafor } from '#shared/stats/analysis/as-metafor.ts';
import { type NotPooled, notPooled } from '#shared/stats/analysis/not-pooled.ts';
import type { Offered } from '#shared/stats/analysis/offered.ts';
import { computedWith } from './beside-result.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';

/**
 * The result as `sheaf meta` prints it when `bias` and `trimfill` are asked for too, and under `withoutPooling` what the
 * studies say where they are not pooled (effects on the scale of the analysis). Its notes tell too what is to be known about
 * the claims that studies came from.
 */
export function resultJson({ analysis, labels }: ComputedAnalysis) {
  const direction = askedDirection(labels);
  const whole = computedWith(analysis, ['bias', 'trimfill']).analysis ?? analysis;
  return {
    ...asMetafor(whole),
    notes: [...whole.notes, ...(labels.remarks ?? [])],
    withoutPooling: withoutPooling(direction, notPooled(analysis, labels.better, direction)),
  };
}

function withoutPooling(direction: string, { signs, combined, effects }: NotPooled) {
  return {
    direction,
    signTest: offered(signs, ({ n, favouring, proportion, wilson, pval, leftOut }) => ({
      ...{ n, favouring, proportion, ci: [wilson.ciLower, wilson.ciUpper], p: pval },
      leftOut: leftOut.map(({ study }) => study),
    })),
    fisher: offered(combined, ({ fisher: { chiSquare, df, pval } }) => ({ chiSquare, df, p: pval })),
    stouffer: offered(combined, ({ stouffer: { z, pval } }) => ({ z, p: pval })),
    effects: offered(effects, ({ k, median, q1, q3, min, max }) => ({ k, median, q1, q3, min, max })),
  };
}

/** As `asMetafor` says what has no answer. */
function offered<Value, Told>({ value, refused }: Offered<Value>, how: (value: Value) => Told) {
  return value === null ? { error: refused } : how(value);
}
