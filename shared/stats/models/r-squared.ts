import { at, dot, sum } from '../numbers.ts';
import { interceptOnly } from './design.ts';
import { type Problem, regressAt } from './problem.ts';
import { weightedSquares } from './regression.ts';
import type { PoolingMethod } from './settings.ts';
import { estimateTau2 } from './tau2.ts';

/**
 * Heterogeneity that the moderators account for, in percent and never below 0. Random effects: the share by which τ²
 * falls (Raudenbush 2009). Common effect: the adjusted R² of the weighted regression, as metafor gives it.
 */
export function rSquared(problem: Problem, method: PoolingMethod, tau2: number): number {
  if (method === 'FE') return adjusted(problem);
  const whole = estimateTau2({ ...problem, design: interceptOnly(problem.yi.length) }, method).tau2;
  return whole === 0 ? 0 : Math.max(0, (100 * (whole - tau2)) / whole);
}

function adjusted(problem: Problem): number {
  const k = problem.yi.length;
  const df = k - problem.design.columns.length;
  const fit = regressAt(problem, 0);
  const left = weightedSquares(fit);
  const fitted = problem.yi.map((_, row) =>
    sum(problem.design.columns.map((column, place) => at(column, row) * at(fit.b, place))),
  );
  const middle = dot(fit.weights, fitted) / sum(fit.weights);
  const explained = sum(fitted.map((value, row) => at(fit.weights, row) * (value - middle) ** 2));
  if (df === 0 || explained + left === 0) return 0;
  const share = explained / (explained + left);
  return Math.max(0, 100 * (1 - ((1 - share) * (k - 1)) / df));
}
