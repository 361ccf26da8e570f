/** A matrix `[a, b, c, d, e, f]` as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** A finite number, or `fallback`: arguments come from a file that may say anything. */
export function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

/** Six numbers of an array or typed array as a matrix; null when they are not. */
export function readMatrix(value: unknown): Matrix | null {
  const list =
    value instanceof Float32Array || value instanceof Float64Array || Array.isArray(value) ? value : [];
  if (list.length < 6) return null;
  return [
    numberOr(list[0], 1),
    numberOr(list[1], 0),
    numberOr(list[2], 0),
    numberOr(list[3], 1),
    numberOr(list[4], 0),
    numberOr(list[5], 0),
  ];
}
