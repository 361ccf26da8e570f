/**
 * How τ² is estimated. FE has none (the common-effect model); DL DerSimonian-Laird, REML and ML likelihood, PM
 * Paule-Mandel, EB empirical Bayes, HE Hedges, SJ Sidik-Jonkman, HS Hunter-Schmidt.
 */
export const poolingMethods = ['FE', 'DL', 'REML', 'ML', 'PM', 'EB', 'HE', 'SJ', 'HS'] as const;
export type PoolingMethod = (typeof poolingMethods)[number];

/** How coefficients are tested: Wald, Hartung-Knapp, or Hartung-Knapp that is never narrower than Wald. */
export const coefficientTests = ['z', 'knha', 'adhoc'] as const;
export type CoefficientTest = (typeof coefficientTests)[number];

export interface FitSettings {
  readonly method: PoolingMethod;
  readonly test: CoefficientTest;
  /** Confidence level of all intervals, between 0 and 1: 0.95. */
  readonly level: number;
}
