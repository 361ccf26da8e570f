/**
 * A result as a paper reports it: one expression of a claim's finding. All numbers are as printed (a percentage is
 * 62.3, a hazard ratio 0.39, never its logarithm); what the paper does not say is null.
 */
export const resultMeasures = [
  'RR',
  'OR',
  'RD',
  'AS',
  'PETO',
  'MD',
  'SMD',
  'SMDH',
  'ROM',
  'HR',
  'IRR',
  'IRD',
  'IRSD',
  'COR',
  'UCOR',
  'ZCOR',
  'PR',
  'PLN',
  'PLO',
  'PAS',
  'PFT',
  'MN',
  'IR',
  'IRLN',
  'DOR',
  'OE_V',
  'GEN',
  'PE',
  'NNT',
  'percent',
  'rate',
  'mean',
  'median',
  'count',
  'yield',
  'other',
] as const;
export type ResultMeasure = (typeof resultMeasures)[number];

/** How p stands to the number printed behind it; `ns`: only said not to be significant. */
export const pOperators = ['=', '<', '>', 'ns'] as const;
export type POperator = (typeof pOperators)[number];

export const analysisSets = [
  'intention-to-treat',
  'modified-itt',
  'per-protocol',
  'as-treated',
  'safety',
  'other',
] as const;
export type AnalysisSet = (typeof analysisSets)[number];

/** A value or limit: a number, or `not-reached` as of a median survival. */
export type Reached = number | 'not-reached' | null;

/** An interval or range from its lower to its upper end; either end may be open. */
export type Span = { readonly lower: Reached; readonly upper: Reached };

export const armSides = ['therapy', 'comparator'] as const;
export type ArmSide = (typeof armSides)[number];

/** What one arm (or the only group) showed. */
export type ReportedArm = {
  /** The arm's name as printed; empty when it has none. */
  readonly label: string;
  /** The side of the claim that it is; null when that is not known, or for further arms. */
  readonly side: ArmSide | null;
  readonly nRandomised: number | null;
  readonly nAnalysed: number | null;
  readonly events: number | null;
  /** In the unit of the result. */
  readonly personTime: number | null;
  readonly percent: number | null;
  readonly mean: number | null;
  readonly sd: number | null;
  /** Of the percentage or mean, whichever is given. */
  readonly se: number | null;
  readonly median: Reached;
  /** Of the percentage, mean or median, at the result's level. */
  readonly interval: Span | null;
  readonly iqr: Span | null;
  readonly range: Span | null;
};

export type ReportedResult = {
  /** The words as printed, kept whatever is read into the fields. */
  readonly asReported: string;
  readonly measure: ResultMeasure | null;
  readonly value: Reached;
  readonly interval: Span | null;
  /** Level of all intervals of the result, 0 to 1; null: not printed. */
  readonly level: number | null;
  readonly p: number | null;
  readonly pOperator: POperator | null;
  readonly unit: string | null;
  readonly timePoint: string | null;
  readonly adjusted: boolean | null;
  readonly adjustedFor: string | null;
  readonly analysisSet: AnalysisSet | null;
  /** What is counted as an event: "death", "relapse or death". */
  readonly eventCounted: string | null;
  readonly endpointDefinition: string | null;
  readonly mrdThreshold: string | null;
  readonly mrdMethod: string | null;
  readonly gradingSystem: string | null;
  readonly arms: readonly ReportedArm[];
};

/** An arm about which nothing is known yet. */
export const emptyArm: ReportedArm = {
  label: '',
  side: null,
  nRandomised: null,
  nAnalysed: null,
  events: null,
  personTime: null,
  percent: null,
  mean: null,
  sd: null,
  se: null,
  median: null,
  interval: null,
  iqr: null,
  range: null,
};

/** A result about which nothing is known yet. */
export const emptyResult: ReportedResult = {
  asReported: '',
  measure: null,
  value: null,
  interval: null,
  level: null,
  p: null,
  pOperator: null,
  unit: null,
  timePoint: null,
  adjusted: null,
  adjustedFor: null,
  analysisSet: null,
  eventCounted: null,
  endpointDefinition: null,
  mrdThreshold: null,
  mrdMethod: null,
  gradingSystem: null,
  arms: [],
};
