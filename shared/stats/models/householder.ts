import { at, dot } from '../numbers.ts';

/** A = QR with the thin Q: `q` and `r` by columns, r upper triangular. */
export interface Decomposition {
  readonly q: readonly (readonly number[])[];
  readonly r: readonly (readonly number[])[];
}

interface Reflector {
  readonly pivot: number;
  /** The direction, from its own row downwards; twice its outer product over `scale` is taken off. */
  readonly v: readonly number[];
  readonly scale: number;
}

/**
 * Householder's decomposition of a matrix of few columns. In each column the largest entry comes to the diagonal, so that rows of
 * very unlike size (weights from 1e-8 to 1e8) each keep their own digits (Powell and Reid 1969; Cox and Higham 1998).
 */
export function decompose(columns: readonly (readonly number[])[]): Decomposition {
  const a = columns.map((column) => [...column]);
  const reflectors = a.map((_, step) => reflect(a, step));
  const q = columns.map((column, place) => {
    const unit = column.map((__, row) => (row === place ? 1 : 0));
    for (const [back, reflector] of reflectors.toReversed().entries()) {
      const step = reflectors.length - 1 - back;
      apply(reflector, step, unit);
      swap(unit, step, reflector.pivot);
    }
    return unit;
  });
  return { q, r: a.map((column) => column.slice(0, columns.length)) };
}

/** Makes column `step` zero below the diagonal, changing the later columns along. */
function reflect(a: number[][], step: number): Reflector {
  const column = at(a, step);
  let pivot = step;
  for (let row = step + 1; row < column.length; row += 1) {
    if (Math.abs(at(column, row)) > Math.abs(at(column, pivot))) pivot = row;
  }
  for (const other of a) swap(other, step, pivot);
  const v = column.slice(step);
  const length = Math.sqrt(dot(v, v));
  const head = at(v, 0);
  v[0] = head + (head < 0 ? -length : length);
  const reflector = { pivot, v, scale: length === 0 ? 0 : length * Math.abs(at(v, 0)) };
  for (const other of a.slice(step)) apply(reflector, step, other);
  return reflector;
}

function apply(reflector: Reflector, step: number, column: number[]): void {
  if (reflector.scale === 0) return;
  let along = 0;
  for (let row = 0; row < reflector.v.length; row += 1)
    along += at(reflector.v, row) * at(column, step + row);
  const factor = along / reflector.scale;
  for (let row = 0; row < reflector.v.length; row += 1) {
    column[step + row] = at(column, step + row) - factor * at(reflector.v, row);
  }
}

function swap(column: number[], one: number, other: number): void {
  const kept = at(column, one);
  column[one] = at(column, other);
  column[other] = kept;
}

/** x of Rx = c, R upper triangular by columns. */
export function solveUpper(r: readonly (readonly number[])[], c: readonly number[]): number[] {
  const x = [...c];
  for (let row = r.length - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < r.length; column += 1) {
      x[row] = at(x, row) - at(at(r, column), row) * at(x, column);
    }
    x[row] = at(x, row) / at(at(r, row), row);
  }
  return x;
}

/** z of R'z = x. */
export function solveLower(r: readonly (readonly number[])[], x: readonly number[]): number[] {
  const z = [...x];
  for (let row = 0; row < r.length; row += 1) {
    for (let column = 0; column < row; column += 1) {
      z[row] = at(z, row) - at(at(r, row), column) * at(z, column);
    }
    z[row] = at(z, row) / at(at(r, row), row);
  }
  return z;
}

/** (R'R)⁻¹ by rows, as R⁻¹ times its transpose: its diagonal adds up squares and loses no digits. */
export function inverseOfSquare(r: readonly (readonly number[])[]): number[][] {
  const columns = r.map((_, place) =>
    solveUpper(
      r,
      r.map((__, row) => (row === place ? 1 : 0)),
    ),
  );
  const rows = r.map((_, row) => columns.map((column) => at(column, row)));
  return rows.map((one) => rows.map((other) => dot(one, other)));
}

/** |R x|² of the last coefficients x, R upper triangular by columns: x'(A'A)x where the others are fitted along. */
export function squareOfLast(r: readonly (readonly number[])[], x: readonly number[]): number {
  const first = r.length - x.length;
  let square = 0;
  for (let row = first; row < r.length; row += 1) {
    let value = 0;
    for (let column = row; column < r.length; column += 1)
      value += at(at(r, column), row) * at(x, column - first);
    square += value * value;
  }
  return square;
}
