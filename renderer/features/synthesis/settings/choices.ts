import type { AnalysisEdit, AnalysisSummary } from '#shared/contract/analyses.ts';
import { hasUnit, isRatioName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { methodName, testName } from '#shared/figures/synthesis/of-analysis/words-of.ts';
import { type AnalysisMethod, analysisMethods, poolsEffects } from '#shared/stats/analysis/request.ts';
import { betterWords, certainBetter, keepsBetter } from '#shared/stats/effect-sizes/better-words.ts';
import { type Measure, measureInfo, measures, type RawFamily } from '#shared/stats/effect-sizes/measures.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';

/** A choice of a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

const familyNames: Readonly<Record<RawFamily, string>> = {
  'two-by-two': 'Events of two groups',
  means: 'Means of two groups',
  'hazard-ratio': 'Time to event',
  ratio: 'Ratios with their intervals, as reported',
  'person-time': 'Events over time, two groups',
  correlation: 'Correlations',
  proportion: 'Proportions of one group',
  mean: 'Means of one group',
  rate: 'Rates of one group',
  accuracy: 'Accuracy of a test',
  'log-rank': 'O − E and variance',
  generic: 'Effects as entered',
};

/** All measures, those of the same numbers together. */
export const measureChoices: readonly { readonly group: string; readonly items: Choice[] }[] = [
  ...Map.groupBy(measures, (measure) => measureInfo(measure).family),
].map(([family, of]) => ({
  group: familyNames[family],
  items: of.map((value) => ({ value, label: measureInfo(value).name })),
}));

/** What the methods that pool counts can pool. */
const counted: Readonly<Partial<Record<AnalysisMethod, readonly Measure[]>>> = {
  MH: ['OR', 'RR', 'RD', 'IRR', 'IRD'],
  PETO: ['OR', 'PETO'],
  GLMM: ['OR', 'PLO'],
};

function fits(method: AnalysisMethod, measure: Measure): boolean {
  return counted[method]?.includes(measure) ?? true;
}

/** The methods that a measure can be pooled by. */
export function methodChoices(measure: Measure): Choice[] {
  return analysisMethods
    .filter((method) => fits(method, measure))
    .map((value) => ({ value, label: methodName(value) }));
}

/** How an effect can be tested. */
export const testChoices: readonly Choice[] = coefficientTests.map((value) => ({
  value,
  label: testName(value),
}));

/**
 * Another measure; where it can’t be pooled by the method, it is pooled as a new analysis is. Which way is better has to be said
 * anew where the measure counts something else. What a ratio is stays, unseen, beside measures that are named by themselves,
 * and goes only where it would be taken for a unit; so does a unit where it would be taken for what a ratio is.
 */
export function withMeasure(
  before: Pick<AnalysisSummary, 'method' | 'measure' | 'outcome' | 'unit'>,
  measure: Measure,
): AnalysisEdit {
  const kept = keepsBetter(before.measure, measure, before.outcome);
  return {
    ...(fits(before.method, measure) ? { measure } : { measure, method: 'REML', test: 'knha' }),
    ...(kept ? {} : { better: certainBetter(measure, before.outcome) }),
    ...(before.unit === null || keepsUnit(before, measure) ? {} : { unit: null }),
  };
}

function keepsUnit(before: Pick<AnalysisSummary, 'measure' | 'unit'>, measure: Measure): boolean {
  if (isReportedRatio(before.measure) && isReportedRatio(measure)) return true;
  const named = isReportedRatio(before.measure) || isRatioName(before.unit ?? '');
  return isReportedRatio(measure) ? named : !(named && hasUnit(measure));
}

/** Whether the unit of an analysis is what its ratios are: “Odds ratio”. */
export function isReportedRatio(measure: Measure): boolean {
  return measureInfo(measure).family === 'ratio';
}

/** Whether an analysis is of hazard ratios as reported. */
export function isHazardRatio(measure: Measure): boolean {
  return measureInfo(measure).family === 'hazard-ratio';
}

/** What a ratio usually is; any other words can be written. */
export const ratioNames: readonly string[] = [
  'Odds ratio',
  'Adjusted odds ratio',
  'Risk ratio',
  'Adjusted risk ratio',
  'Incidence rate ratio',
  'Prevalence ratio',
  'Ratio of means',
];

/** Another method: Hartung-Knapp is of random effects, so that others begin with Wald’s test. */
export function withMethod(
  before: AnalysisMethod,
  method: AnalysisMethod,
): { readonly method: AnalysisMethod; readonly test?: 'knha' | 'z' } {
  const random = (one: AnalysisMethod) => poolsEffects(one) && one !== 'FE';
  if (random(before) === random(method)) return { method };
  return { method, test: random(method) ? 'knha' : 'z' };
}

/** Whether the way of testing can be chosen. */
export function choosesTest(method: AnalysisMethod): boolean {
  return poolsEffects(method);
}

export const predictionChoices: readonly Choice[] = [
  { value: 'metafor', label: 'As the test has them' },
  { value: 'k-1', label: 'Studies − 1' },
  { value: 'k-2', label: 'Studies − 2' },
];

export const addToChoices: readonly Choice[] = [
  { value: 'only0', label: 'Studies with a zero' },
  { value: 'if0all', label: 'All, if one has a zero' },
  { value: 'all', label: 'All studies' },
  { value: 'none', label: 'No study' },
];

export const subgroupTau2Choices: readonly Choice[] = [
  { value: 'separate', label: 'Of each subgroup' },
  { value: 'common', label: 'Common to all' },
];

export const smdVarianceChoices: readonly Choice[] = [
  { value: 'metafor', label: 'g² / 2N (metafor)' },
  { value: 'revman', label: 'g² / 2(N − 3.94) (RevMan)' },
];

export const smdBiasChoices: readonly Choice[] = [
  { value: 'exact', label: 'Exact' },
  { value: 'approx', label: 'Approximate' },
  { value: 'none', label: 'None (Cohen’s d)' },
];

export const definitionChoices: readonly Choice[] = [
  { value: 'metafor-3.8', label: 'metafor 3.8' },
  { value: 'metafor-5', label: 'metafor 5' },
];

/** Which way is better for the patient, of what the measure counts. */
export function betterChoices(measure: Measure): Choice[] {
  const { higher, lower } = betterWords(measure);
  return [
    { value: '', label: 'Not said' },
    { value: 'lower', label: lower },
    { value: 'higher', label: higher },
  ];
}

/** Confidence levels, with the one that is chosen if it is another. */
export function levelChoices(chosen: number): Choice[] {
  const usual = [0.9, 0.95, 0.99];
  const all = usual.includes(chosen) ? usual : [...usual, chosen].toSorted((a, b) => a - b);
  return all.map((level) => ({ value: String(level), label: `${Number((level * 100).toFixed(6))}%` }));
}
