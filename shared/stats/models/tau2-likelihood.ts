import { NotConverged } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import { placeOfLargest } from './arrays.ts';
import { isInterceptOnly } from './design.ts';
import { meanMoments } from './mean-moments.ts';
import { type Problem, regressAt, tau2Limit } from './problem.ts';
import { doublyWeightedSquares, weightedSquares } from './regression.ts';
import { rootBetween, rootNear } from './root.ts';
import { hedgesRaw, traceOf, type Tau2 } from './tau2-moments.ts';

/** An estimate by maximum likelihood, and whether the usual way led to it or the search of the whole range. */
export interface LikelihoodTau2 extends Tau2 {
  readonly robust: boolean;
}

/** Derivative of the log-likelihood in τ², doubled, and the expected information on the same scale. */
interface Score {
  readonly score: number;
  readonly information: number;
}

/** REML: y'PPy − tr(P) and tr(PP). ML: y'PPy − Σw and Σw². */
function scoreAt(problem: Problem, restricted: boolean, tau2: number): Score {
  if (isInterceptOnly(problem.design)) return scoreOfMean(problem, restricted, tau2);
  const fit = regressAt(problem, tau2);
  const spread = doublyWeightedSquares(fit);
  if (restricted) {
    return { score: spread - traceOf(fit), information: fit.squares(fit.weights, fit.weights) };
  }
  return { score: spread - sum(fit.weights), information: sum(fit.weights.map((weight) => weight * weight)) };
}

function scoreOfMean({ yi, vi }: Problem, restricted: boolean, tau2: number): Score {
  const of = meanMoments(yi, vi, tau2);
  return restricted
    ? { score: of.spread - of.trace, information: of.traceOfSquare }
    : { score: of.spread - of.total, information: of.totalOfSquares };
}

/** The log-likelihood at τ² without its constants. */
function logLikelihood(problem: Problem, restricted: boolean, tau2: number): number {
  let variances = 0;
  for (const variance of problem.vi) variances += Math.log(variance + tau2);
  if (isInterceptOnly(problem.design)) {
    const { squares, total } = meanMoments(problem.yi, problem.vi, tau2);
    return -(variances + squares + (restricted ? Math.log(total) : 0)) / 2;
  }
  const fit = regressAt(problem, tau2);
  return -(variances + weightedSquares(fit) + (restricted ? fit.logDeterminant : 0)) / 2;
}

/**
 * Maximum likelihood (`restricted` or not) of τ²: Fisher scoring from Hedges' estimate, as metafor does it, so that of
 * several maxima the same one is found; then the zero of the score to its last digits. Where the likelihood at 0 is greater,
 * 0. Where scoring goes round in circles, the whole range is searched for the greatest likelihood.
 *
 * @throws NotConverged where that finds nothing either
 */
export function likelihoodTau2(problem: Problem, restricted: boolean): LikelihoodTau2 {
  const near = fisherScoring(problem, restricted);
  const found = near === null ? null : polish(problem, restricted, near);
  const local = found ?? searchWholeRange(problem, restricted);
  const tau2 = likelierAtZero(problem, restricted, local) ? 0 : local;
  const { information } = scoreAt(problem, restricted, tau2);
  return { tau2, se: Math.sqrt(2 / information), robust: found === null };
}

/** How small, of itself, a step of Fisher scoring is when the neighbourhood of the maximum is reached. */
const NEAR = 1e-4;
const MOST_STEPS = 200;
/** So many steps in a row, each back over the last one and longer, lead nowhere. */
const MOST_SWINGS = 8;

/** A τ² in the neighbourhood of the maximum, or null where the steps do not become small. */
function fisherScoring(problem: Problem, restricted: boolean): number | null {
  let tau2 = Math.max(0, hedgesRaw(problem));
  let last = 0;
  let swings = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { score, information } = scoreAt(problem, restricted, tau2);
    const whole = score / information;
    if (tau2 === 0 && whole <= 0) return 0;
    swings = whole * last < 0 && Math.abs(whole) > Math.abs(last) ? swings + 1 : 0;
    if (swings > MOST_SWINGS) return null;
    last = whole;
    let change = whole;
    while (tau2 + change < 0) change /= 2;
    const outside = change !== whole;
    if (outside && endsAtZero(problem, restricted, tau2)) return 0;
    tau2 += change;
    if (!outside && Math.abs(change) <= NEAR * tau2) return tau2;
  }
  return null;
}

/** Whether the likelihood falls from 0, and τ² is so near to it that halved steps would only creep there. */
function endsAtZero(problem: Problem, restricted: boolean, tau2: number): boolean {
  return tau2 < 1e-3 * Math.min(...problem.vi) && scoreAt(problem, restricted, 0).score <= 0;
}

/** From the neighbourhood to the last digits: secants, which need few steps, else a bracket. */
function polish(problem: Problem, restricted: boolean, near: number): number | null {
  if (near === 0) return 0;
  const score = (tau2: number) => scoreAt(problem, restricted, tau2).score;
  const first = scoreAt(problem, restricted, near);
  let before = { tau2: near, score: first.score };
  let tau2 = near + first.score / first.information;
  for (let step = 0; step < 12; step += 1) {
    if (!(tau2 > near * 0.5 && tau2 < near * 2)) break;
    const now = { tau2, score: score(tau2) };
    const change =
      now.score === before.score ? 0 : (-now.score * (now.tau2 - before.tau2)) / (now.score - before.score);
    if (now.score === 0 || Math.abs(change) <= 2 * Number.EPSILON * tau2) return tau2 + change;
    before = now;
    tau2 += change;
  }
  return rootNear(score, near, tau2Limit(problem));
}

/** metafor's check against a lesser maximum: 0 is taken where its likelihood is greater. */
function likelierAtZero(problem: Problem, restricted: boolean, tau2: number): boolean {
  if (tau2 === 0) return true;
  return logLikelihood(problem, restricted, 0) - logLikelihood(problem, restricted, tau2) > 1e-12;
}

/** The τ² of the greatest likelihood over the whole range, by a grid and then the zero of the score. */
function searchWholeRange(problem: Problem, restricted: boolean): number {
  const least = 1e-6 * Math.min(...problem.vi);
  const steps = 80;
  const ratio = (tau2Limit(problem) / least) ** (1 / steps);
  const grid = [0, ...Array.from({ length: steps + 1 }, (_, step) => least * ratio ** step)];
  const best = placeOfLargest(grid.map((tau2) => logLikelihood(problem, restricted, tau2)));
  const score = (tau2: number) => scoreAt(problem, restricted, tau2).score;
  const low = at(grid, Math.max(0, best - 1));
  const high = at(grid, Math.min(grid.length - 1, best + 1));
  if (best === 0 && score(0) <= 0) return 0;
  if (!(score(low) > 0 && score(high) < 0)) {
    throw new NotConverged(
      `The ${restricted ? 'restricted ' : ''}maximum likelihood estimate of τ² was not found. Choose DL or PM.`,
    );
  }
  return rootBetween(score, low, high);
}
