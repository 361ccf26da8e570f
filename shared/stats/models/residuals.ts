import { at } from '../numbers.ts';
import { type Problem, regressAt } from './problem.ts';

/** How far the effect of a study lies from what the model expects, with the standard error of that. */
export interface Residual {
  readonly value: number;
  /** With τ²; 0 for a study that the model follows exactly. */
  readonly se: number;
}

/**
 * Residuals of a model on the scale of its effects, as `rstandard` of metafor has them: their variance is (v + τ²)(1 − h), with
 * h the leverage of the study.
 */
export function residualsOf(problem: Problem, tau2: number): Residual[] {
  const fit = regressAt(problem, tau2);
  const rest = fit.rest();
  return fit.residuals.map((value, row) => ({
    value,
    se: Math.sqrt(Math.max(0, at(rest, row)) / at(fit.weights, row)),
  }));
}
