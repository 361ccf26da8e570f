import gammaln from '@stdlib/math-base-special-gammaln';

/** From here on the series below is exact to the last digit. */
const largeDf = 60;

/** Coefficients of x⁻¹, x⁻³, … of ln[Γ(x + ½) / (Γ(x) √x)] (DLMF 5.11). */
const series = [-1 / 8, 1 / 192, -1 / 640, 17 / 14336, -31 / 18432];

/**
 * Hedges' exact correction of a standardised mean difference, Γ(m/2) / (√(m/2) Γ((m−1)/2)) (Hedges 1981).
 *
 * @param df degrees of freedom m, above 1
 */
export function exactCorrection(df: number): number {
  if (df < largeDf) return Math.exp(gammaln(df / 2) - Math.log(df / 2) / 2 - gammaln((df - 1) / 2));
  // The difference of two huge logarithms of Γ would lose its digits.
  const x = (df - 1) / 2;
  const logRatio = series.reduceRight((sum, coefficient) => sum / (x * x) + coefficient, 0) / x;
  return Math.exp(logRatio) * Math.sqrt((df - 1) / df);
}

/** Hedges' approximation of the correction, 1 − 3/(4m − 1), which RevMan uses. */
export function approximateCorrection(df: number): number {
  return 1 - 3 / (4 * df - 1);
}
