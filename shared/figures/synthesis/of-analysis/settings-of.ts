import { type AnalysisRequest, poolsEffects } from '#shared/stats/analysis/request.ts';
import { betterWords } from '#shared/stats/effect-sizes/better-words.ts';
import { hasZeroCells, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { AddTo } from '#shared/stats/effect-sizes/settings.ts';
import type { PredictionKind } from '#shared/stats/models/prediction.ts';
import type { SentenceLabels } from './size-words.ts';
import { hasUnit, measureWords } from './measure-name.ts';
import { brief, percentOf } from './printed.ts';
import { isRandom, methodWords, testWords } from './words-of.ts';

/** A setting in words: what it is, and what was chosen. */
export type SettingWords = readonly [name: string, words: string];

/** Everything that was chosen about an analysis, so that somebody else can do the same. */
export function settingsOf(request: AnalysisRequest, labels: SentenceLabels): SettingWords[] {
  return [
    ['Measure', measureWords(request.measure, labels.unit)],
    ...modelSettings(request),
    ...measureSettings(request),
    ...columnSettings(request),
    ...(labels.better === null
      ? []
      : [['Better for the patient', betterWords(request.measure)[labels.better]] as const]),
    ...(labels.unit !== null && hasUnit(request.measure) ? [['Unit', labels.unit] as const] : []),
  ];
}

function modelSettings({ method, test, settings, moderators }: AnalysisRequest): SettingWords[] {
  const predicts = isRandom(method) && moderators.length === 0;
  const correction = settings.cmhCorrect ? 'yes' : 'no';
  return [
    ['Model', methodWords[method]],
    ['Test and interval', testWords[poolsEffects(method) ? test : 'z']],
    ['Level of intervals', percentOf(settings.level)],
    ...(predicts
      ? [['Degrees of freedom of the prediction interval', predictionWords[settings.pi]] as const]
      : []),
    ...(method === 'MH' ? [['Continuity correction of the test of counts', correction] as const] : []),
  ];
}

/** What columns of the table are for. */
function columnSettings({ subgroup, moderators, settings }: AnalysisRequest): SettingWords[] {
  const tau2 = settings.subgroupTau2 === 'common' ? 'common' : 'separate';
  const names = moderators.map(({ name, factor }) => `${name}${factor ? ' (as groups)' : ''}`);
  return [
    ...(subgroup === null ? [] : [['Subgroups', `by ${subgroup}, ${tau2} Tau²`] as const]),
    ...(names.length === 0 ? [] : [['Moderators', names.join(', ')] as const]),
    ['Order of the cumulative analysis', settings.cumulativeBy ?? 'as the studies stand in the table'],
  ];
}

const predictionWords: Readonly<Record<PredictionKind, string>> = {
  metafor: 'as the test has them',
  'k-1': 'number of studies − 1',
  'k-2': 'number of studies − 2',
};

const addedTo: Readonly<Record<AddTo, string>> = {
  only0: 'studies with a zero',
  if0all: 'all studies if one has a zero',
  all: 'all studies',
  none: 'no study',
};

/** Transformations that take a zero as it is. */
const needNone: readonly Measure[] = ['AS', 'IRSD', 'PAS', 'PFT'];

function zeroWords({ measure, method, settings }: AnalysisRequest): string {
  const { to = 'only0', drop00 = false } = settings;
  const add = settings.add ?? (needNone.includes(measure) ? 0 : 0.5);
  const added = add === 0 || to === 'none' ? 'nothing is added' : `${brief(add)} is added to ${addedTo[to]}`;
  // What pools counts takes them as they are.
  const own = poolsEffects(method)
    ? added
    : `${added} for the effects of single studies, nothing for the pooled one`;
  const two = measureInfo(measure).groups === 2;
  return two && drop00 ? `${own}; studies without events in both groups are not estimable` : own;
}

const biasWords = { exact: 'exact', approx: 'approximate', none: 'none' } as const;

/** What only some measures have. */
function measureSettings(request: AnalysisRequest): SettingWords[] {
  const { measure, settings } = request;
  if (hasZeroCells(measure)) return [['Zero cells', zeroWords(request)]];
  if (measure === 'SMD') {
    const variance = settings.smdVariance ?? 'metafor';
    const bias = settings.smdBias ?? (variance === 'revman' ? 'approx' : 'exact');
    return [
      ['Variance of the standardised difference', variance === 'revman' ? 'RevMan’s' : 'metafor’s'],
      ['Small-sample correction', biasWords[bias]],
    ];
  }
  if (measure !== 'ROM' && measure !== 'SMDH') return [];
  return [['Definition', settings.definitions === 'metafor-5' ? 'of metafor 5' : 'of metafor 3.8']];
}
