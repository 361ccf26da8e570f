import { chiSquareUpper, fUpper } from '../distributions.ts';
import { at } from '../numbers.ts';
import { type Design, interceptOnly, isInterceptOnly } from '../models/design.ts';
import { criticalValue, type ModelFit, twoSidedP } from '../models/fit.ts';
import type { FitSettings } from '../models/settings.ts';
import { estimateTau2 } from '../models/tau2.ts';
import { exact, inner, over, root, rounded, times, total } from './fixed-point.ts';

/** One regression in 120 digits: by normal equations, which need no care with so many. */
interface ExactRegression {
  readonly w: readonly bigint[];
  readonly b: readonly bigint[];
  readonly r: readonly bigint[];
  /** Upper triangle of Cholesky's factor, by columns. */
  readonly factor: readonly (readonly bigint[])[];
  /** (X'WX)⁻¹. */
  readonly inverse: readonly (readonly bigint[])[];
  readonly x: readonly (readonly bigint[])[];
}

interface ExactProblem {
  readonly y: readonly bigint[];
  readonly v: readonly bigint[];
  readonly x: readonly (readonly bigint[])[];
}

const ONE = exact(1);

function regressExactly(problem: ExactProblem, w: readonly bigint[]): ExactRegression {
  const weighted = problem.x.map((column) => column.map((value, row) => times(value, at(w, row))));
  const square = weighted.map((one) => problem.x.map((other) => inner(one, other)));
  const inverse = inverseOf(square);
  const right = weighted.map((column) => inner(column, problem.y));
  const b = inverse.map((line) => inner(line, right));
  const r = problem.y.map(
    (value, row) => value - total(problem.x.map((column, place) => times(at(column, row), at(b, place)))),
  );
  return { w, b, r, factor: choleskyOf(square), inverse, x: problem.x };
}

/** Gauss and Jordan; the matrix is positive definite, so no pivot is 0. */
function inverseOf(square: readonly (readonly bigint[])[]): bigint[][] {
  const size = square.length;
  const work = square.map((line, row) => [
    ...line,
    ...square.map((_, column) => (column === row ? ONE : 0n)),
  ]);
  for (let step = 0; step < size; step += 1) {
    const pivot = at(at(work, step), step);
    const line = at(work, step).map((value) => over(value, pivot));
    work[step] = line;
    for (let row = 0; row < size; row += 1) {
      if (row === step) continue;
      const factor = at(at(work, row), step);
      work[row] = at(work, row).map((value, column) => value - times(factor, at(line, column)));
    }
  }
  return work.map((line) => line.slice(size));
}

function choleskyOf(square: readonly (readonly bigint[])[]): bigint[][] {
  const columns: bigint[][] = [];
  for (let column = 0; column < square.length; column += 1) {
    const own: bigint[] = [];
    for (let row = 0; row < column; row += 1) {
      const above = at(columns, row);
      const known = total(own.map((value, place) => times(value, at(above, place))));
      own.push(over(at(at(square, row), column) - known, at(above, row)));
    }
    const rest = at(at(square, column), column) - total(own.map((value) => times(value, value)));
    columns.push([...own, root(rest), ...square.slice(column + 1).map(() => 0n)]);
  }
  return columns;
}

/** P = W − WX(X'WX)⁻¹X'W, whole. */
function projection({ w, x, inverse }: ExactRegression): bigint[][] {
  const rows = w.map((_, row) => x.map((column) => at(column, row)));
  const spread = rows.map((line) => inverse.map((of) => inner(of, line)));
  return rows.map((line, i) =>
    rows.map((__, j) => {
      const hat = times(times(at(w, i), at(w, j)), inner(line, at(spread, j)));
      return (i === j ? at(w, i) : 0n) - hat;
    }),
  );
}

const weightsAt = (problem: ExactProblem, tau2: bigint) => problem.v.map((v) => over(ONE, v + tau2));
const squaresOf = ({ w, r }: ExactRegression) =>
  total(w.map((one, row) => times(one, times(at(r, row), at(r, row)))));

function traceOf(fit: ExactRegression): bigint {
  const leverage = fit.w.map((w, row) => {
    const line = fit.x.map((column) => at(column, row));
    return times(
      times(w, w),
      inner(
        line,
        fit.inverse.map((of) => inner(of, line)),
      ),
    );
  });
  return total(fit.w) - total(leverage);
}

/** The estimating equation of a method at τ²: 0 at the estimate, falling through it. */
function equation(problem: ExactProblem, method: FitSettings['method'], tau2: bigint): bigint {
  const fit = regressExactly(problem, weightsAt(problem, tau2));
  if (method === 'PM' || method === 'EB') return squaresOf(fit) - exact(problem.y.length - problem.x.length);
  const spread = total(fit.w.map((w, row) => times(times(w, at(fit.r, row)), times(w, at(fit.r, row)))));
  return spread - (method === 'ML' ? total(fit.w) : traceOf(fit));
}

/** The zero of an equation that is nearest to `start`, by secants; 0 where it is at or below 0 there already. */
function zeroNear(f: (tau2: bigint) => bigint, start: number): bigint {
  const atZero = f(0n);
  if (start === 0 && atZero <= 0n) return 0n;
  let before = exact(start * (1 + 1e-7) + 1e-300);
  let now = exact(start);
  let value = f(before);
  for (let step = 0; step < 60; step += 1) {
    const next = f(now);
    if (next === value) return now;
    const change = (next * (now - before)) / (next - value);
    [before, value] = [now, next];
    now -= change;
    if (change === 0n) return now;
  }
  return now;
}

function exactTau2(problem: ExactProblem, method: FitSettings['method'], start: number): bigint {
  if (method === 'FE' || problem.y.length === 1) return 0n;
  if (['REML', 'ML', 'PM', 'EB'].includes(method))
    return zeroNear((tau2) => equation(problem, method, tau2), start);
  if (method !== 'DL') throw new Error(`The referee does not know ${method}.`);
  const fit = regressExactly(problem, weightsAt(problem, 0n));
  const moment = over(squaresOf(fit) - exact(problem.y.length - problem.x.length), traceOf(fit));
  return moment < 0n ? 0n : moment;
}

function exactSe(problem: ExactProblem, method: FitSettings['method'], tau2: bigint): number | null {
  if (method === 'FE' || problem.y.length === 1) return null;
  const fit = regressExactly(problem, weightsAt(problem, tau2));
  const k = problem.y.length;
  const df = k - problem.x.length;
  const sum = total(fit.w);
  if (method === 'PM' || method === 'EB') return Math.sqrt((2 * k ** 2) / df) / rounded(sum);
  if (method === 'ML') return Math.sqrt(2 / rounded(inner(fit.w, fit.w)));
  const p = projection(method === 'DL' ? regressExactly(problem, weightsAt(problem, 0n)) : fit);
  const squares = total(p.flatMap((line) => line.map((value) => times(value, value))));
  if (method === 'REML') return Math.sqrt(2 / rounded(squares));
  const trace = rounded(total(p.map((line, row) => at(line, row))));
  const t = rounded(tau2);
  return Math.sqrt(2 * df + 4 * t * trace + 2 * t * t * rounded(squares)) / trace;
}

/** The generalised Q's τ² in 120 digits: where Q is `target`. */
export function exactQRoot(
  yi: readonly number[],
  vi: readonly number[],
  target: number,
  start: number,
): number {
  const problem = exactProblem(yi, vi, interceptOnly(yi.length));
  return rounded(
    zeroNear((tau2) => squaresOf(regressExactly(problem, weightsAt(problem, tau2))) - exact(target), start),
  );
}

function exactProblem(yi: readonly number[], vi: readonly number[], design: Design): ExactProblem {
  return { y: yi.map(exact), v: vi.map(exact), x: design.columns.map((column) => column.map(exact)) };
}

/**
 * A model in 120 digits, for the numbers on which ours and the reference differ; FE, DL, REML, ML, PM, EB.
 *
 * @param near our τ², from which the zero of the estimating equation is sought
 */
export function exactFit(
  {
    yi,
    vi,
    design,
  }: { readonly yi: readonly number[]; readonly vi: readonly number[]; readonly design: Design },
  settings: FitSettings,
  near: number,
): ModelFit {
  const problem = exactProblem(yi, vi, design);
  const k = yi.length;
  const test = k === 1 ? 'z' : settings.test;
  const tau2 = exactTau2(problem, settings.method, near);
  const fit = regressExactly(problem, weightsAt(problem, tau2));
  const df = k - design.columns.length;
  const factor = df === 0 ? 0 : rounded(squaresOf(fit)) / df;
  const scale = test === 'z' ? 1 : test === 'adhoc' ? Math.max(1, factor) : factor;
  const vb = fit.inverse.map((line) => line.map((value) => rounded(value) * scale));
  const b = fit.b.map(rounded);
  const se = vb.map((line, row) => Math.sqrt(at(line, row)));
  const ddf = test === 'z' ? null : df;
  const critical = criticalValue(settings.level, ddf) ?? 0;
  const stat = b.map((value, place) => value / at(se, place));
  const weights = rounded(total(fit.w));
  return {
    method: settings.method,
    test,
    level: settings.level,
    k,
    coefficients: design.names,
    b,
    se,
    stat,
    ddf,
    pval: stat.map((value) => twoSidedP(value, ddf)),
    ciLower: b.map((value, place) => value - critical * at(se, place)),
    ciUpper: b.map((value, place) => value + critical * at(se, place)),
    vb,
    factor: fit.factor.map((column) => column.map(rounded)),
    scale,
    tau2: rounded(tau2),
    get seTau2() {
      return exactSe(problem, settings.method, tau2);
    },
    ...heterogeneity(problem, settings.method, tau2),
    ...moderators(fit, design, { test, df, scale }),
    r2:
      design.intercept && !isInterceptOnly(design)
        ? exactR2({ yi, vi, design }, settings.method, tau2)
        : null,
    weights: fit.w.map((w) => (100 * rounded(w)) / weights),
    fitted: [],
    robust: false,
  };
}

function heterogeneity(problem: ExactProblem, method: FitSettings['method'], tau2: bigint) {
  const df = problem.y.length - problem.x.length;
  if (df === 0) return { qe: 0, qeDf: 0, qep: 1, i2: 0, h2: 1, typicalVariance: null };
  const fit = regressExactly(problem, weightsAt(problem, 0n));
  const qe = rounded(squaresOf(fit));
  const typicalVariance = df / rounded(traceOf(fit));
  const known = { qe, qeDf: df, qep: chiSquareUpper(qe, df), typicalVariance };
  if (method === 'FE') return { ...known, i2: Math.max(0, (100 * (qe - df)) / qe), h2: qe / df };
  const t = rounded(tau2);
  return { ...known, i2: (100 * t) / (typicalVariance + t), h2: t / typicalVariance + 1 };
}

function moderators(
  fit: ExactRegression,
  design: Design,
  by: { test: FitSettings['test']; df: number; scale: number },
) {
  const first = design.intercept ? 1 : 0;
  const tested = fit.b.slice(first);
  if (tested.length === 0) return { qm: null, qmDf: null, qmp: null };
  const inverse = inverseOf(fit.inverse.slice(first).map((line) => line.slice(first)));
  const form =
    rounded(
      inner(
        tested,
        inverse.map((line) => inner(line, tested)),
      ),
    ) / by.scale;
  const m = tested.length;
  if (by.test === 'z') return { qm: form, qmDf: [m, null] as const, qmp: chiSquareUpper(form, m) };
  return { qm: form / m, qmDf: [m, by.df] as const, qmp: fUpper(form / m, m, by.df) };
}

function exactR2(
  {
    yi,
    vi,
    design,
  }: { readonly yi: readonly number[]; readonly vi: readonly number[]; readonly design: Design },
  method: FitSettings['method'],
  tau2: bigint,
): number {
  const alone = exactProblem(yi, vi, interceptOnly(yi.length));
  const k = yi.length;
  if (method === 'FE') {
    const whole = squaresOf(regressExactly(alone, weightsAt(alone, 0n)));
    if (whole === 0n) return 0;
    const problem = exactProblem(yi, vi, design);
    const left = squaresOf(regressExactly(problem, weightsAt(problem, 0n)));
    return Math.max(0, 100 * (1 - (rounded(over(left, whole)) * (k - 1)) / (k - design.columns.length)));
  }
  const start = estimateTau2({ yi, vi, design: interceptOnly(yi.length) }, method).tau2;
  const whole = exactTau2(alone, method, start);
  if (whole === 0n) return 0;
  return Math.max(0, 100 * rounded(over(whole - tau2, whole)));
}
