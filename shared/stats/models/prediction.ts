import { NotOffered } from '../impossible-data.ts';
import { dot } from '../numbers.ts';
import { criticalValue, type ModelFit } from './fit.ts';
import { spreadAt } from './regression.ts';

/** Which degrees of freedom a prediction interval takes: metafor's (normal for Wald, k − p for Hartung-Knapp), k − p, or k − p − 1. */
export const predictionKinds = ['metafor', 'k-1', 'k-2'] as const;
export type PredictionKind = (typeof predictionKinds)[number];

export interface PredictionInterval {
  readonly lower: number;
  readonly upper: number;
  /** Degrees of freedom of t; null for the normal distribution. */
  readonly df: number | null;
}

/** The mean effect at some values of the moderators. */
export interface Prediction {
  readonly estimate: number;
  readonly se: number;
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
  /** Where the effect of a new study may lie; null for the common effect, a single study, or without degrees of freedom. */
  readonly interval: PredictionInterval | null;
}

/**
 * The mean effect at `row` (one number for each coefficient; [1] without moderators) with its interval, and the interval
 * for the true effect of a new study: ± critical value · √(se² + τ²) (Higgins, Thompson and Spiegelhalter 2009 with k − 2).
 *
 * @throws NotOffered where `row` has not one number for each coefficient
 */
export function predict(fit: ModelFit, row: readonly number[], kind: PredictionKind): Prediction {
  if (row.length !== fit.b.length) {
    throw new NotOffered(
      `A prediction needs ${fit.b.length} values (${fit.coefficients.join(', ')}), not ${row.length}.`,
    );
  }
  const estimate = dot(row, fit.b);
  const variance = fit.scale * spreadAt(fit.factor, row);
  const se = Math.sqrt(variance);
  const critical = criticalValue(fit.level, fit.ddf);
  return {
    estimate,
    se,
    ciLower: critical === null ? null : estimate - critical * se,
    ciUpper: critical === null ? null : estimate + critical * se,
    interval: intervalAt(fit, estimate, { variance, kind }),
  };
}

/** The prediction interval of a model without moderators. */
export function predictionInterval(fit: ModelFit, kind: PredictionKind): PredictionInterval | null {
  if (fit.b.length !== 1) throw new NotOffered('With moderators a prediction needs their values.');
  return predict(fit, [1], kind).interval;
}

function intervalAt(
  fit: ModelFit,
  estimate: number,
  { variance, kind }: { readonly variance: number; readonly kind: PredictionKind },
): PredictionInterval | null {
  if (fit.method === 'FE' || fit.k === 1) return null;
  const left = fit.k - fit.b.length;
  const df = kind === 'metafor' ? fit.ddf : kind === 'k-1' ? left : left - 1;
  const critical = criticalValue(fit.level, df);
  if (critical === null) return null;
  const half = critical * Math.sqrt(variance + fit.tau2);
  return { lower: estimate - half, upper: estimate + half, df };
}
