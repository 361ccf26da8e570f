import { mean, sum } from '../numbers.ts';
import { products } from './arrays.ts';
import { type Problem, regressAt } from './problem.ts';
import { regress, type Regression, weightedSquares } from './regression.ts';

/** An estimate of τ² (never below 0) with its standard error. */
export interface Tau2 {
  readonly tau2: number;
  readonly se: number;
}

interface Traces {
  /** The regression at the weights of the estimator. */
  readonly fit: Regression;
  readonly df: number;
}

/**
 * Standard error of τ² = y'Py/scale − …: √(2 tr(PVPV) + 4τ² tr(PVP) + 2τ⁴ tr(PP))/scale (Viechtbauer 2007), with
 * P = W½(I − Q'Q)W½ and the sampling variances V.
 */
function momentSe(traces: Traces, vi: readonly number[], tau2: number, scale: number): number {
  const { fit } = traces;
  const weighted = products(fit.weights, vi);
  const inner =
    2 * fit.squares(weighted, weighted) +
    4 * tau2 * fit.squares(fit.weights, weighted) +
    2 * tau2 ** 2 * fit.squares(fit.weights, fit.weights);
  return Math.sqrt(inner) / scale;
}

function tracesOf(problem: Problem, fit: Regression): Traces {
  return { fit, df: problem.yi.length - problem.design.columns.length };
}

/** tr(P) = Σ w(1 − h). */
export function traceOf(fit: Regression): number {
  return sum(products(fit.weights, fit.rest()));
}

/** DerSimonian and Laird (1986), by the residual Q at the weights 1/v. */
export function derSimonianLaird(problem: Problem): Tau2 {
  const fit = regressAt(problem, 0);
  const traces = tracesOf(problem, fit);
  const trace = traceOf(fit);
  const tau2 = Math.max(0, (weightedSquares(fit) - traces.df) / trace);
  return { tau2, se: momentSe(traces, problem.vi, tau2, trace) };
}

/** Hunter and Schmidt (1990): (Q − k)/Σ 1/v. */
export function hunterSchmidt(problem: Problem): Tau2 {
  const fit = regressAt(problem, 0);
  const total = sum(fit.weights);
  const tau2 = Math.max(0, (weightedSquares(fit) - problem.yi.length) / total);
  return { tau2, se: momentSe(tracesOf(problem, fit), problem.vi, tau2, total) };
}

/** Hedges (1985): the residual variance without weights, less the mean sampling variance; may be below 0. */
export function hedgesRaw(problem: Problem): number {
  const { fit, df } = unweighted(problem);
  return (weightedSquares(fit) - sum(products(problem.vi, fit.rest()))) / df;
}

export function hedges(problem: Problem): Tau2 {
  const traces = unweighted(problem);
  const tau2 = Math.max(0, hedgesRaw(problem));
  return { tau2, se: momentSe(traces, problem.vi, tau2, traces.df) };
}

function unweighted(problem: Problem): Traces {
  const ones = problem.vi.map(() => 1);
  return tracesOf(problem, regress(problem.yi, problem.design, ones));
}

/** Sidik and Jonkman (2005), from the variance of the effects about their mean as the first guess. */
export function sidikJonkman(problem: Problem): Tau2 {
  const middle = mean(problem.yi);
  const guess = mean(problem.yi.map((effect) => (effect - middle) ** 2));
  const fit = regressAt(problem, guess);
  const traces = tracesOf(problem, fit);
  const tau2 = (guess * weightedSquares(fit)) / traces.df;
  return { tau2, se: guess === 0 ? 0 : momentSe(traces, problem.vi, tau2, traces.df / guess) };
}

/** Standard error of the estimators by the generalised Q (PM and EB): √(2k²/(k − p))/Σw at τ². */
export function generalisedSe(problem: Problem, tau2: number): number {
  const k = problem.yi.length;
  const total = sum(problem.vi.map((variance) => 1 / (variance + tau2)));
  return Math.sqrt((2 * k ** 2) / (k - problem.design.columns.length)) / total;
}
