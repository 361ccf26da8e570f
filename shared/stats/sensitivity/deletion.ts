import { NotOffered } from '../impossible-data.ts';
import { at, dot } from '../numbers.ts';
import { without } from '../models/arrays.ts';
import { dependentColumn } from '../models/dependent-column.ts';
import { designOf, isInterceptOnly } from '../models/design.ts';
import { scaleOf } from '../models/fit.ts';
import { checkProblem, type Problem, regressAt } from '../models/problem.ts';
import { type Regression, spreadAt, weightedSquares } from '../models/regression.ts';
import type { FitSettings } from '../models/settings.ts';
import { estimateTau2 } from '../models/tau2.ts';

/** A model with what measures of influence need of it. */
export interface Fitted {
  readonly tau2: number;
  readonly fit: Regression;
  /** By what the covariance of the coefficients is multiplied (Hartung-Knapp). */
  readonly scale: number;
  readonly qe: number;
}

/** Fits a model for measures of influence. */
export function fitted(problem: Problem, settings: FitSettings): Fitted {
  const { tau2 } = estimateTau2(problem, settings.method);
  const fit = regressAt(problem, tau2);
  const df = problem.yi.length - problem.design.columns.length;
  const test = problem.yi.length === 1 ? 'z' : settings.test;
  const qe = df === 0 ? 0 : weightedSquares(regressAt(problem, 0));
  return { tau2, fit, scale: scaleOf(fit, test, df), qe };
}

/** The model without each study; null where it cannot be fitted without that study. */
export function deletions(problem: Problem, settings: FitSettings): readonly (Fitted | null)[] {
  return problem.yi.map((_, place) => {
    const less = problemWithout(problem, place);
    return less === null || !isFittable(less, settings) ? null : fitted(less, settings);
  });
}

/** Value at study `row` of the regression, and x'(X'WX)⁻¹x there. */
export function atStudy(
  problem: Problem,
  fit: Regression,
  row: number,
): { readonly value: number; readonly spread: number } {
  const x = problem.design.columns.map((column) => at(column, row));
  return { value: dot(x, fit.b), spread: spreadAt(fit.factor, x) };
}

function problemWithout({ yi, vi, design }: Problem, place: number): Problem | null {
  const rows = without(
    yi.map((_, row) => row),
    place,
  );
  const less = designOf(design, rows);
  if (!isInterceptOnly(design) && dependentColumn(less.columns) !== null) return null;
  return { yi: without(yi, place), vi: without(vi, place), design: less };
}

function isFittable(problem: Problem, settings: FitSettings): boolean {
  try {
    checkProblem(problem, settings.method !== 'FE');
    return true;
  } catch (error) {
    if (error instanceof NotOffered) return false;
    throw error;
  }
}
