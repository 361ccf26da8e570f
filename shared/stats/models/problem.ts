import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import { type Design, isInterceptOnly } from './design.ts';
import { meanMoments } from './mean-moments.ts';
import { doublyWeightedSquares, regress, type Regression, weightedSquares } from './regression.ts';

/** What is fitted: effects, their sampling variances, and the columns that they may depend on. */
export interface Problem {
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly design: Design;
}

/**
 * Refuses what cannot be fitted.
 *
 * @throws ImpossibleData with the row for an effect or a variance that is no number, or a variance that is not above 0
 * @throws NotOffered where there are no studies, or fewer than the model has unknowns
 */
export function checkProblem({ yi, vi, design }: Problem, unknownTau2: boolean): void {
  if (yi.length === 0)
    throw new NotOffered('No study has an effect with a variance, so there is nothing to pool.');
  if (yi.length !== vi.length || design.columns.some((column) => column.length !== yi.length)) {
    throw new RangeError(`${yi.length} effects, ${vi.length} variances and columns of another length.`);
  }
  for (const [index, effect] of yi.entries()) {
    const variance = at(vi, index);
    if (!Number.isFinite(effect))
      throw new ImpossibleData('The effect is not a number.', { row: index + 1, column: 'yi' });
    if (!(variance > 0 && Number.isFinite(variance))) {
      throw new ImpossibleData(`The variance is ${variance}; it has to be above 0.`, {
        row: index + 1,
        column: 'vi',
      });
    }
  }
  if (isInterceptOnly(design) && yi.length === 1) return;
  const unknowns = design.columns.length + (unknownTau2 ? 1 : 0);
  if (unknowns > yi.length) {
    throw new NotOffered(
      `The model has ${unknowns} unknowns and ${yi.length} studies. Take out moderators, or choose the common-effect model.`,
    );
  }
}

/** The regression with the weights 1/(v + τ²). */
export function regressAt(problem: Problem, tau2: number): Regression {
  return regress(
    problem.yi,
    problem.design,
    problem.vi.map((variance) => 1 / (variance + tau2)),
  );
}

/** The generalised Q at τ² and its slope there: Σ r²/(v + τ²), falling in τ². */
export function generalisedQ(problem: Problem, tau2: number): { readonly q: number; readonly slope: number } {
  if (isInterceptOnly(problem.design)) {
    const { squares, spread } = meanMoments(problem.yi, problem.vi, tau2);
    return { q: squares, slope: -spread };
  }
  const fit = regressAt(problem, tau2);
  return { q: weightedSquares(fit), slope: -doublyWeightedSquares(fit) };
}

/**
 * The τ² at which the generalised Q is `target`, or 0 where it is no greater at 0. 1/Q is nearly straight in τ², so
 * Newton's steps are taken on it; one that leaves what is known of the zero is replaced by a half.
 */
export function tau2WhereQIs(problem: Problem, target: number): number {
  let low = 0;
  let high = Infinity;
  let tau2 = 0;
  for (let step = 0; step < 500; step += 1) {
    const { q, slope } = generalisedQ(problem, tau2);
    if (q <= target && tau2 === 0) return 0;
    if (q > target) low = tau2;
    else high = tau2;
    const newton = tau2 - (q * (q / target - 1)) / slope;
    const next =
      newton > low && newton < high ? newton : high === Infinity ? low * 2 + 1e-300 : (low + high) / 2;
    if (Math.abs(next - tau2) <= 2 * Number.EPSILON * tau2) return next;
    tau2 = next;
  }
  return tau2;
}

/** A τ² that no estimate can exceed by much: all the spread of the effects, and the greatest variance. */
export function tau2Limit({ yi, vi }: Problem): number {
  const middle = sum(yi) / yi.length;
  return 10 * (sum(yi.map((effect) => (effect - middle) ** 2)) + Math.max(...vi)) + Number.MIN_VALUE;
}
