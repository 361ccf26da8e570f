import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import chiSquareQuantileOf from '@stdlib/stats-base-dists-chisquare-quantile';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/*
 * Tails are always asked for as tails: one minus a lower tail loses every digit where it matters most. The quantile of the
 * normal distribution comes from the inverse of erfc, since that of @stdlib is wrong far out.
 */

/** Quantile of the standard normal distribution at the lower probability `p` (0 to 1). */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p);
}

/** P(Z > z) of a standard normal Z. */
export function normalUpper(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** P(|Z| > |z|) of a standard normal Z. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Quantile of Student's t with `df` degrees of freedom (fractions allowed) at the lower probability `p`. */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df);
}

/** P(|T| > |t|) of Student's t with `df` degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  return betainc(df / (df + t * t), df / 2, 0.5);
}

/** Quantile of χ² with `df` degrees of freedom at the lower probability `p`. */
export function chiSquareQuantile(p: number, df: number): number {
  return chiSquareQuantileOf(p, df);
}

/** P(X > x) of χ² with `df` degrees of freedom; 1 where x is 0 or below. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** P(F > f) of F with `df1` and `df2` degrees of freedom; 1 where f is 0 or below. */
export function fUpper(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : betainc(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}

/** Quantile of the beta distribution with shapes `a` and `b` at the lower probability `p`. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}
