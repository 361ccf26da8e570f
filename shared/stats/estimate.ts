/** One estimate on the scale of analysis. Null: the standard error is 0, or no degrees of freedom are left. */
export interface Estimate {
  readonly estimate: number;
  readonly se: number;
  /** estimate / se. */
  readonly stat: number | null;
  /** Two-sided. */
  readonly pval: number | null;
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
}

/** The same where there always is a test and an interval: by the normal distribution. */
export type CertainEstimate = { readonly [Key in keyof Estimate]: number };
