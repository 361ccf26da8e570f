/**
 * Complementary error function, relative error below 1.2e-7 everywhere.
 * Chebyshev fit `erfcc` of Press et al., Numerical Recipes in C, 2nd ed., 6.2.
 */
export function erfc(x: number): number {
  const z = Math.abs(x);
  const t = 1 / (1 + z / 2);
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
    1.00002368, -1.26551223,
  ];
  const sum = coefficients.reduce((total, coefficient) => coefficient + t * total, 0);
  const value = t * Math.exp(-z * z + sum);
  return x >= 0 ? value : 2 - value;
}

/** Two-sided p of a z value under the standard normal distribution. */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * The z value (>= 0) whose two-sided p this is; by halving, right to 1e-7.
 * @param p from 0 to 1; 0 gives 38, beyond which p cannot be told from 0
 */
export function zOfTwoSidedP(p: number): number {
  let low = 0;
  let high = 38;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (twoSidedP(middle) > p) low = middle;
    else high = middle;
  }
  return high;
}
