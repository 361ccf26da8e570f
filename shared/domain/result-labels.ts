import type { AnalysisSet, ResultMeasure } from './reported-result.ts';
import type { StudyDesign } from './values.ts';

/** What each measure is called; the short form that papers print stands first where there is one. */
export const measureLabels: Record<ResultMeasure, string> = {
  RR: 'RR, risk ratio',
  OR: 'OR, odds ratio',
  RD: 'RD, risk difference',
  AS: 'AS, arcsine difference',
  PETO: 'Peto odds ratio',
  MD: 'MD, mean difference',
  SMD: 'SMD, standardised mean difference',
  SMDH: 'SMDH, standardised, unequal variances',
  ROM: 'Ratio of means',
  HR: 'HR, hazard ratio',
  IRR: 'IRR, rate ratio',
  IRD: 'IRD, rate difference',
  IRSD: 'IRSD, square-root rate difference',
  COR: 'Correlation',
  UCOR: 'Correlation, bias-corrected',
  ZCOR: 'Correlation, Fisher’s z',
  PR: 'Proportion',
  PLN: 'Proportion, log',
  PLO: 'Proportion, logit',
  PAS: 'Proportion, arcsine',
  PFT: 'Proportion, double arcsine',
  MN: 'Mean of one group',
  IR: 'Incidence rate',
  IRLN: 'Incidence rate, log',
  DOR: 'DOR, diagnostic odds ratio',
  OE_V: 'O − E and V',
  GEN: 'Generic effect',
  PE: 'Protective efficacy',
  NNT: 'NNT, number needed to treat',
  percent: 'Percentage',
  rate: 'Rate',
  mean: 'Mean',
  median: 'Median',
  count: 'Count',
  yield: 'Yield',
  other: 'Other',
};

/** What stands before a value in one line: "HR 0.39"; empty where the value speaks for itself. */
export const measureSigns: Partial<Record<ResultMeasure, string>> = {
  PETO: 'Peto OR',
  ROM: 'ratio of means',
  OE_V: 'O − E',
  GEN: 'effect',
  PE: 'efficacy',
  percent: '',
  rate: 'rate',
  mean: 'mean',
  median: 'median',
  count: '',
  yield: 'yield',
  other: '',
};

export const analysisSetLabels: Record<AnalysisSet, string> = {
  'intention-to-treat': 'Intention to treat',
  'modified-itt': 'Modified intention to treat',
  'per-protocol': 'Per protocol',
  'as-treated': 'As treated',
  safety: 'Safety',
  other: 'Other',
};

export const studyDesignLabels: Record<StudyDesign, string> = {
  randomised: 'Randomised trial',
  'non-randomised': 'Non-randomised trial',
  'single-arm': 'Single-arm trial',
  'before-after': 'Before–after study',
  cohort: 'Cohort study',
  'case-control': 'Case–control study',
  'cross-sectional': 'Cross-sectional study',
  'case-series': 'Case series',
  'interrupted-series': 'Interrupted time series',
  diagnostic: 'Diagnostic study',
  other: 'Other design',
  unclear: 'Design unclear',
};
