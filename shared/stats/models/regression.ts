import { at, dot, sum } from '../numbers.ts';
import { placeOfLargest, products, sumsOfOthers, without } from './arrays.ts';
import { dependentColumn } from './dependent-column.ts';
import { type Design, isInterceptOnly } from './design.ts';
import { decompose, inverseOfSquare, solveLower, solveUpper } from './householder.ts';

/**
 * Weighted least squares and what estimating equations ask of it. With W the weights and H the hat matrix,
 * P = W − WX(X'WX)⁻¹X'W is W½(I − Q'Q)W½; everything is found in time linear in the number of studies, without
 * building P, and without differences of nearly equal numbers where one study outweighs all others.
 */
export interface Regression {
  readonly weights: readonly number[];
  readonly b: readonly number[];
  readonly residuals: readonly number[];
  /** (X'WX)⁻¹, by rows. */
  readonly inverse: readonly (readonly number[])[];
  /** R of W½X = QR, by columns: R'R = X'WX. Predictions and tests by it keep the digits that the inverse loses. */
  readonly factor: readonly (readonly number[])[];
  /** ln |X'WX|. */
  readonly logDeterminant: number;
  /** 1 − h of each study, h its leverage. */
  readonly rest: () => readonly number[];
  /** Σᵢⱼ aᵢ bⱼ (δᵢⱼ − qᵢ·qⱼ)²: with a = b = w the sum of the squares of P. */
  readonly squares: (a: readonly number[], b: readonly number[]) => number;
}

/** The regression of `y` on the columns of the design with weights above 0. The design has to be of full rank. */
export function regress(y: readonly number[], design: Design, weights: readonly number[]): Regression {
  return isInterceptOnly(design) ? weightedMean(y, weights) : leastSquares(y, design.columns, weights);
}

/** x'(X'WX)⁻¹x. */
export function spreadAt(factor: Regression['factor'], x: readonly number[]): number {
  const z = solveLower(factor, x);
  return dot(z, z);
}

/** Σ w r². */
export function weightedSquares(fit: Regression): number {
  return sum(fit.residuals.map((residual, row) => at(fit.weights, row) * residual * residual));
}

/** y'PPy = Σ w² r². */
export function doublyWeightedSquares(fit: Regression): number {
  return sum(fit.residuals.map((residual, row) => (at(fit.weights, row) * residual) ** 2));
}

function weightedMean(y: readonly number[], weights: readonly number[]): Regression {
  const total = sum(weights);
  // Seen from the study with the greatest weight, whose own distance is then as exact as the others'.
  const origin = at(y, placeOfLargest(weights));
  const offsets = y.map((value) => value - origin);
  const shift = dot(weights, offsets) / total;
  const shares = weights.map((weight) => weight / total);
  let rest: readonly number[] | null = null;
  const restOf = () => (rest ??= sumsOfOthers(weights).map((others) => others / total));
  return {
    weights,
    b: [origin + shift],
    residuals: offsets.map((offset) => offset - shift),
    inverse: [[1 / total]],
    factor: [[Math.sqrt(total)]],
    logDeterminant: Math.log(total),
    rest: restOf,
    squares: (a, b) => {
      const others = sumsOfOthers(products(b, shares));
      return sum(
        restOf().map((own, row) => {
          const mine = at(a, row);
          return mine * at(b, row) * own * own + mine * at(shares, row) * at(others, row);
        }),
      );
    },
  };
}

/** From this leverage on what concerns a study comes from the fit without it. */
const HEAVY = 0.9;

function leastSquares(
  y: readonly number[],
  columns: readonly (readonly number[])[],
  weights: readonly number[],
): Regression {
  const rows = { y, columns, weights };
  const { q, r, b } = solve(rows);
  const residuals = y.map(
    (value, row) => value - sum(columns.map((column, place) => at(column, row) * at(b, place))),
  );
  const leverages = y.map((_, row) => sum(q.map((direction) => at(direction, row) ** 2)));
  const rest = leverages.map((leverage) => 1 - leverage);
  const heavy = leverages.flatMap((leverage, row) => (leverage < HEAVY ? [] : [studyAlone(rows, row)]));
  for (const alone of heavy) {
    rest[alone.row] = alone.rest;
    residuals[alone.row] = alone.residual;
  }
  return {
    weights,
    b,
    residuals,
    inverse: inverseOfSquare(r),
    factor: r,
    logDeterminant: 2 * sum(r.map((column, place) => Math.log(Math.abs(at(column, place))))),
    rest: () => rest,
    squares: (a, other) => squaresOf({ q, rest, heavy }, a, other),
  };
}

interface Rows {
  readonly y: readonly number[];
  readonly columns: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

function solve({ y, columns, weights }: Rows) {
  const roots = weights.map(Math.sqrt);
  const { q, r } = decompose(columns.map((column) => products(column, roots)));
  const right = products(y, roots);
  return {
    q,
    r,
    b: solveUpper(
      r,
      q.map((direction) => dot(direction, right)),
    ),
  };
}

/** What concerns a study that has nearly all leverage to itself. */
interface StudyAlone {
  readonly row: number;
  readonly rest: number;
  readonly residual: number;
  /** (q·qⱼ)² with every other study; 0 with itself. */
  readonly couplings: readonly number[];
}

/**
 * By the fit of all others, W½X = Q R of these and z = R'⁻¹x: 1 − h = 1/(1 + w z'z), the residual is
 * (1 − h)(y − x'b), and its product with another's row is (1 − h)√w z'qⱼ.
 */
function studyAlone(rows: Rows, row: number): StudyAlone {
  const columns = rows.columns.map((column) => without(column, row));
  if (columns.some((column) => column.length < columns.length) || dependentColumn(columns) !== null) {
    return { row, rest: 0, residual: 0, couplings: rows.y.map(() => 0) };
  }
  const weight = at(rows.weights, row);
  const others = solve({ y: without(rows.y, row), columns, weights: without(rows.weights, row) });
  const x = rows.columns.map((column) => at(column, row));
  const z = solveLower(others.r, x);
  const rest = 1 / (1 + weight * dot(z, z));
  const couplings = rows.y.map((_, other) => {
    if (other === row) return 0;
    const place = other < row ? other : other - 1;
    const along = sum(others.q.map((direction, step) => at(direction, place) * at(z, step)));
    return weight * (rest * along) ** 2;
  });
  return { row, rest, residual: rest * (at(rows.y, row) - dot(x, others.b)), couplings };
}

interface Shape {
  readonly q: readonly (readonly number[])[];
  readonly rest: readonly number[];
  readonly heavy: readonly StudyAlone[];
}

/**
 * Σᵢ aᵢbᵢ(1 − hᵢ)² + Σᵢ≠ⱼ aᵢbⱼ(qᵢ·qⱼ)²; of the second the pairs without a heavy study as Σᵢ aᵢ qᵢ'(Σⱼ≠ᵢ bⱼ qⱼqⱼ')qᵢ, so
 * that nothing is taken off.
 */
function squaresOf({ q, rest, heavy }: Shape, a: readonly number[], b: readonly number[]): number {
  const own = sum(rest.map((left, row) => at(a, row) * at(b, row) * left * left));
  const rows = new Set(heavy.map(({ row }) => row));
  const light = (values: readonly number[]) => values.map((value, row) => (rows.has(row) ? 0 : value));
  const lightA = light(a);
  const lightB = light(b);
  const mixed = q.flatMap((one) =>
    q.map((other) => {
      const pairs = products(one, other);
      const others = sumsOfOthers(products(lightB, pairs));
      return sum(pairs.map((pair, row) => at(lightA, row) * pair * at(others, row)));
    }),
  );
  const coupled = heavy.map(({ row, couplings }) =>
    sum(
      couplings.map(
        (coupling, other) => coupling * (at(a, row) * at(b, other) + at(lightA, other) * at(b, row)),
      ),
    ),
  );
  return own + sum(mixed) + sum(coupled);
}
