import { chiSquareUpper } from '../distributions.ts';
import { NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';
import type { Design } from '../models/design.ts';
import { squareOfLast } from '../models/householder.ts';
import { checkProblem, type Problem, regressAt } from '../models/problem.ts';
import type { FitSettings } from '../models/settings.ts';
import { atStudy, deletions, fitted, type Fitted } from './deletion.ts';

/**
 * How much one study decides (Viechtbauer and Cheung 2010). What needs the model without the study is null where that
 * cannot be fitted, and where it would divide by 0.
 */
export interface Influence {
  /** Externally standardised residual. */
  readonly rstudent: number | null;
  readonly dffits: number | null;
  readonly cookD: number | null;
  readonly covR: number | null;
  /** τ² and residual Q without the study. */
  readonly tau2Del: number | null;
  readonly qeDel: number | null;
  readonly hat: number;
  /** Percent. */
  readonly weight: number;
  /** One for each coefficient. */
  readonly dfbetas: readonly (number | null)[];
  /** Null where no bound is passed, but some measure is missing. */
  readonly isInfluential: boolean | null;
}

/** A residual so small is only rounding (metafor's bound). */
const ROUNDING = 100 * Number.EPSILON;

/**
 * Measures of influence of each study on a model, as metafor's `influence`.
 *
 * @throws NotOffered with a single study; ImpossibleData as `fitModel`
 */
export function influence(
  yi: readonly number[],
  vi: readonly number[],
  design: Design,
  settings: FitSettings,
): readonly Influence[] {
  if (yi.length < 2) throw new NotOffered('With a single study there is no influence to measure.');
  const problem = { yi, vi, design };
  checkProblem(problem, settings.method !== 'FE');
  const whole = fitted(problem, settings);
  const total = sum(whole.fit.weights);
  return deletions(problem, settings).map((less, row) => {
    const here = atStudy(problem, whole.fit, row);
    const hat = at(whole.fit.weights, row) * here.spread;
    const weight = (100 * at(whole.fit.weights, row)) / total;
    const measures = less === null ? nothing(design) : measuresOf(problem, { whole, less, row, hat });
    return { ...measures, hat, weight, isInfluential: isInfluential(measures, hat, problem) };
  });
}

type Measures = Omit<Influence, 'hat' | 'weight' | 'isInfluential'>;

function nothing(design: Design): Measures {
  const dfbetas = design.columns.map(() => null);
  return { rstudent: null, dffits: null, cookD: null, covR: null, tau2Del: null, qeDel: null, dfbetas };
}

interface WithAndWithout {
  readonly whole: Fitted;
  readonly less: Fitted;
  readonly row: number;
  readonly hat: number;
}

function measuresOf(problem: Problem, { whole, less, row, hat }: WithAndWithout): Measures {
  const variance = at(problem.vi, row) + less.tau2;
  const value = atStudy(problem, whole.fit, row).value;
  const without = atStudy(problem, less.fit, row);
  const residual = at(problem.yi, row) - without.value;
  const change = whole.fit.b.map((b, place) => b - at(less.fit.b, place));
  const covariance = regressAt(problem, less.tau2).inverse;
  const count = change.length;
  const ratio = Math.exp(whole.fit.logDeterminant - less.fit.logDeterminant);
  return {
    rstudent: over(
      Math.abs(residual) < ROUNDING ? 0 : residual,
      Math.sqrt(less.scale * (variance + without.spread)),
    ),
    dffits: over(value - without.value, Math.sqrt(less.scale * hat * variance)),
    cookD: over(squareOfLast(whole.fit.factor, change), whole.scale),
    covR: over(less.scale ** count * ratio, whole.scale ** count),
    tau2Del: less.tau2,
    qeDel: less.qe,
    dfbetas: change.map((b, place) => over(b, Math.sqrt(less.scale * at(at(covariance, place), place)))),
  };
}

function over(value: number, by: number): number | null {
  return by > 0 ? value / by : null;
}

/** metafor's rule of thumb: any of DFFITS, Cook's distance, leverage and DFBETAS past its bound. */
function isInfluential(
  { dffits, cookD, dfbetas }: Measures,
  hat: number,
  { yi, design }: Problem,
): boolean | null {
  const k = yi.length;
  const p = design.columns.length;
  const past =
    (dffits !== null && Math.abs(dffits) > 3 * Math.sqrt(p / (k - p))) ||
    (cookD !== null && chiSquareUpper(cookD, p) < 0.5) ||
    hat > (3 * p) / k ||
    dfbetas.some((value) => value !== null && Math.abs(value) > 1);
  return past || ![dffits, cookD, ...dfbetas].includes(null) ? past : null;
}
