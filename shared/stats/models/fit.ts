import {
  chiSquareUpper,
  fUpper,
  normalQuantile,
  normalTwoSided,
  tQuantile,
  tTwoSided,
} from '../distributions.ts';
import { at, sum } from '../numbers.ts';
import { type Design, isInterceptOnly } from './design.ts';
import { heterogeneityOf } from './heterogeneity.ts';
import { squareOfLast } from './householder.ts';
import { checkProblem, type Problem, regressAt } from './problem.ts';
import { rSquared } from './r-squared.ts';
import { type Regression, weightedSquares } from './regression.ts';
import type { CoefficientTest, FitSettings, PoolingMethod } from './settings.ts';
import { type EstimatedTau2, estimateTau2 } from './tau2.ts';

/** A fitted model, on the scale of the effects. Coefficients, and what belongs to them, stand in the order of `coefficients`. */
export interface ModelFit {
  readonly method: PoolingMethod;
  /** The test that was used: with a single study Wald, whatever was asked for. */
  readonly test: CoefficientTest;
  readonly level: number;
  readonly k: number;
  readonly coefficients: readonly string[];
  readonly b: readonly number[];
  readonly se: readonly number[];
  /** b/se. Null, as `pval`, where the standard error is 0 (all effects the same, Hartung-Knapp). */
  readonly stat: readonly (number | null)[];
  /** Degrees of freedom of the tests by t; null for Wald. */
  readonly ddf: number | null;
  readonly pval: readonly (number | null)[];
  /** Null where no degrees of freedom are left. */
  readonly ciLower: readonly (number | null)[];
  readonly ciUpper: readonly (number | null)[];
  /** Covariance matrix of the coefficients. */
  readonly vb: readonly (readonly number[])[];
  /** Upper triangle R by columns, with (R'R)⁻¹ · scale the covariance matrix: predictions by it keep their digits. */
  readonly factor: readonly (readonly number[])[];
  /** By what Hartung and Knapp multiply that matrix; 1 for Wald. */
  readonly scale: number;
  readonly tau2: number;
  readonly seTau2: number | null;
  /** I² in percent and H²: from τ² for random effects, from Q for the common effect (metafor's definitions). */
  readonly i2: number;
  readonly h2: number;
  /** The typical sampling variance that I² compares τ² with (Higgins and Thompson 2002); null where k equals the coefficients. */
  readonly typicalVariance: number | null;
  /** Residual Q (with weights 1/v), its degrees of freedom and p value. */
  readonly qe: number;
  readonly qeDf: number;
  readonly qep: number;
  /** Test of all moderators at once: χ² for Wald, F otherwise; null without moderators. */
  readonly qm: number | null;
  readonly qmDf: readonly [number, number | null] | null;
  readonly qmp: number | null;
  /** Heterogeneity accounted for, in percent; null without moderators. */
  readonly r2: number | null;
  /** Weights in percent. */
  readonly weights: readonly number[];
  readonly fitted: readonly number[];
  /** Says that the usual iteration for τ² came to no end and the whole range was searched. */
  readonly robust: boolean;
}

export interface FitOptions {
  /** Leaves R² out, which needs another fit. */
  readonly withoutR2?: boolean;
  /** Takes this τ² instead of estimating it. */
  readonly tau2?: EstimatedTau2;
}

/**
 * One general weighted linear (mixed) model: effects `yi` with sampling variances `vi`, on the columns of `design`.
 * The formulas are those of metafor 3.8-1, `rma.uni`.
 *
 * @throws ImpossibleData where an effect is no number or a variance not above 0, with its row
 * @throws NotOffered where there are fewer studies than unknowns
 * @throws NotConverged where τ² is found neither by iteration nor by search
 */
export function fitModel(
  yi: readonly number[],
  vi: readonly number[],
  design: Design,
  settings: FitSettings & FitOptions,
): ModelFit {
  const problem: Problem = { yi, vi, design };
  checkProblem(problem, settings.method !== 'FE' && settings.tau2 === undefined);
  const k = yi.length;
  const test = k === 1 ? 'z' : settings.test;
  const estimated = settings.tau2 ?? estimateTau2(problem, settings.method);
  const fit = regressAt(problem, estimated.tau2);
  const df = k - design.columns.length;
  const scale = scaleOf(fit, test, df);
  const vb = fit.inverse.map((row) => row.map((value) => value * scale));
  const total = sum(fit.weights);
  const needsR2 = settings.withoutR2 !== true && design.intercept && !isInterceptOnly(design);
  return {
    method: settings.method,
    test,
    level: settings.level,
    k,
    coefficients: design.names,
    b: fit.b,
    vb,
    factor: fit.factor,
    scale,
    ...coefficientTests(fit.b, vb, { test, df, level: settings.level }),
    tau2: estimated.tau2,
    seTau2: estimated.se,
    ...heterogeneityOf(problem, settings.method, estimated.tau2),
    ...testOfModerators(fit, { test, df, scale, intercept: design.intercept }),
    r2: needsR2 ? rSquared(problem, settings.method, estimated.tau2) : null,
    weights: fit.weights.map((weight) => (100 * weight) / total),
    fitted: yi.map((_, row) =>
      sum(design.columns.map((column, place) => at(column, row) * at(fit.b, place))),
    ),
    robust: estimated.robust,
  };
}

/** Hartung and Knapp's factor Σ w r²/(k − p); `adhoc` never below 1. metafor takes one that is only rounding for 0. */
export function scaleOf(fit: Regression, test: CoefficientTest, df: number): number {
  if (test === 'z') return 1;
  const squares = weightedSquares(fit);
  const factor = squares <= Number.EPSILON || df === 0 ? 0 : squares / df;
  return test === 'adhoc' ? Math.max(1, factor) : factor;
}

interface TestBy {
  readonly test: CoefficientTest;
  readonly df: number;
}

/** Half of an interval in standard errors: of the normal distribution, or of t with `df`; null without degrees of freedom. */
export function criticalValue(level: number, df: number | null): number | null {
  const upper = 1 - (1 - level) / 2;
  if (df === null) return -normalQuantile((1 - level) / 2);
  return df > 0 ? tQuantile(upper, df) : null;
}

/** Two-sided p value of a coefficient over its standard error, by t with `df` or the normal distribution (null). */
export function twoSidedP(stat: number | null, df: number | null): number | null {
  if (stat === null || (df !== null && df <= 0)) return null;
  return df === null ? normalTwoSided(stat) : tTwoSided(stat, df);
}

function coefficientTests(
  b: readonly number[],
  vb: readonly (readonly number[])[],
  { test, df, level }: TestBy & { readonly level: number },
) {
  const ddf = test === 'z' ? null : df;
  const critical = criticalValue(level, ddf);
  const se = vb.map((row, place) => Math.sqrt(at(row, place)));
  const stat = b.map((value, place) => (at(se, place) > 0 ? value / at(se, place) : null));
  const bound = (side: number) =>
    b.map((value, place) => (critical === null ? null : value + side * critical * at(se, place)));
  return {
    se,
    stat,
    ddf,
    pval: stat.map((value) => twoSidedP(value, ddf)),
    ciLower: bound(-1),
    ciUpper: bound(1),
  };
}

/** The coefficients but the intercept against their covariance: χ², or F for Hartung-Knapp. */
function testOfModerators(
  fit: Regression,
  { test, df, scale, intercept }: TestBy & { scale: number; intercept: boolean },
) {
  const tested = fit.b.slice(intercept ? 1 : 0);
  if (tested.length === 0) return { qm: null, qmDf: null, qmp: null };
  const qmDf = [tested.length, test === 'z' ? null : df] as const;
  if (scale === 0) return { qm: null, qmDf, qmp: null };
  const quadratic = squareOfLast(fit.factor, tested) / scale;
  if (test === 'z') return { qm: quadratic, qmDf, qmp: chiSquareUpper(quadratic, tested.length) };
  const qm = quadratic / tested.length;
  return { qm, qmDf, qmp: df > 0 ? fUpper(qm, tested.length, df) : null };
}
