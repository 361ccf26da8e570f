import { describe, expect, test } from 'vitest';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisRequest, newAnalysis } from '#shared/stats/analysis/request.ts';
import type { Measure } from '#shared/stats/effect-sizes/measures.ts';
import { numbersOf } from './numbers-of.ts';
import { sentencesOf } from './sentence.ts';
import { type SentenceLabels, sizeWords } from './size-words.ts';
import { predictionNote } from './words-of.ts';

const trials = [
  { study: 'A', e1: 12, n1: 100, e2: 24, n2: 100, dose: 1, risk: 'high' },
  { study: 'B', e1: 30, n1: 210, e2: 61, n2: 200, dose: 2, risk: 'high' },
  { study: 'C', e1: 8, n1: 90, e2: 19, n2: 95, dose: 4, risk: 'low' },
  { study: 'D', e1: 41, n1: 400, e2: 80, n2: 410, dose: 6, risk: 'low' },
  { study: 'E', e1: 3, n1: 50, e2: 9, n2: 50, dose: 7, risk: 'low' },
];
const labels: SentenceLabels = {
  ...{ group1: 'blinatumomab', group2: 'chemotherapy', outcome: 'relapse' },
  ...{ better: 'lower', unit: null },
};

function said(
  measure: Measure,
  rows: AnalysisRequest['studies'],
  part: Partial<AnalysisRequest> = {},
): string {
  return sentencesOf(analyse({ ...newAnalysis(measure, rows), ...part }), labels).join(' ');
}

describe('the sentence of a result', () => {
  test('tells direction, size, interval and whom it favours', () => {
    expect(said('RR', trials)).toMatch(
      /^Over 5 studies, the risk of relapse is 51% lower with blinatumomab than with chemotherapy \(risk ratio 0\.49\d?, 95% CI 0\.\d+ to 0\.\d+\), which favours blinatumomab\. The whole interval lies on this side/u,
    );
  });

  test('of studies that agree exactly is sure by Wald’s interval, not by one without width', () => {
    const same = trials.slice(0, 3).map(({ study }) => ({ study, e1: 5, n1: 50, e2: 10, n2: 50 }));
    expect(said('RR', same)).toMatch(
      /\(risk ratio 0\.50, 95% CI 0\.28 to 0\.89 by Wald’s test\), which favours blinatumomab\. The whole interval lies on this side of no effect \(P = 0\.02\)/u,
    );
  });

  const hazards = [
    { study: 'A', hr: 0.39, lo: 0.24, hi: 0.64 },
    { study: 'B', hr: 0.5, lo: 0.35, hi: 0.72 },
  ];
  const ofHazards = (outcome: string) =>
    sentencesOf(analyse({ ...newAnalysis('HR', hazards), test: 'z' }), { ...labels, outcome })[0];

  test.each([
    ...['overall survival', 'OS', 'EFS', '3-year EFS', 'OS at 5 years', 'OS (5 y)', 'LFS', 'TTF'],
    ...['freedom from relapse', 'no relapse', 'remission', 'time to complete remission', 'quality of life'],
  ])('of “%s” tells the hazard of an event, not of what it is named after', (outcome) => {
    expect(ofHazards(outcome)).toContain(
      `the hazard of an event (${outcome}) is 54% lower with blinatumomab than with chemotherapy`,
    );
  });

  test.each(['relapse', 'death from any cause', 'non-relapse mortality', 'osteonecrosis'])(
    'of “%s” tells its hazard',
    (outcome) => {
      expect(ofHazards(outcome)).toContain(`the hazard of ${outcome} is 54% lower`);
    },
  );

  test('of counts of survival leaves open whether those who live were counted', () => {
    const [first] = sentencesOf(analyse(newAnalysis('RR', trials)), { ...labels, outcome: 'OS at 5 years' });
    expect(first).toContain('the risk of the event that was counted (OS at 5 years) is 51% lower');
  });

  test('of ratios as reported says what they are', () => {
    const ratios = [
      { study: 'A', ratio: 0.62, lo: 0.41, hi: 0.95 },
      { study: 'B', ratio: 0.7, lo: 0.5, hi: 0.98 },
      { study: 'C', ratio: 0.55, lo: 0.35, hi: 0.86 },
    ];
    const analysis = analyse(newAnalysis('GENR', ratios));
    const of = (unit: string | null) => sentencesOf(analysis, { ...labels, unit });
    const [odds, ...others] = of('Adjusted odds ratio');
    expect(odds).toMatch(
      /^Over 3 studies, the odds of relapse are 36% lower with blinatumomab than with chemotherapy \(adjusted odds ratio 0\.64, 95% CI 0\.\d+ to 0\.\d+\), which favours blinatumomab\.$/u,
    );
    expect(others.at(-1)).toMatch(/depends on the risk without it\. Odds are not risks/u);
    expect(of('aOR')[0]).toContain('the odds of relapse are 36% lower');
    for (const name of ['adj. OR', 'Odds ratio (adjusted for age)', 'Odds ratio adjusted for age, sex'])
      expect(of(name)[0]).toContain('the odds of relapse are 36% lower');
    expect(of('aOR')[0]).toContain('(aOR 0.64,');
    expect(of('Relative risk')[0]).toContain('the risk of relapse is 36% lower');
    expect(of('Prevalence ratio')[0]).toContain('the prevalence of relapse is 36% lower');
    expect(of('Ratio of means').at(-1)).toBe(
      'It does not say how far the studies can be trusted or what was never published.',
    );
    expect(of(null)[0]).toMatch(
      /^Over 3 studies, the ratio for relapse of blinatumomab to chemotherapy is 0\.64 \(95% CI 0\.\d+ to 0\.\d+; what it is a ratio of was not said\), which favours blinatumomab\.$/u,
    );
    expect(of(null).join(' ')).not.toMatch(/\d% (?:lower|higher)/u);
    expect(of('Quotient')[0]).toMatch(/, the quotient for relapse of .* is 0\.64 \(95% CI [^;]*\),/u);
    expect(numbersOf(analysis, { unit: 'Odds ratio' })[1]).toMatchObject({
      name: 'Odds ratio',
      value: '0.64',
    });
  });

  test('of proportions that leave their range says what to choose', () => {
    const arms = [
      { study: 'A', x: 1, n: 60 },
      { study: 'B', x: 28, n: 30 },
    ];
    expect(said('PR', arms)).toMatch(/beyond what a proportion can be: choose the logit/u);
    expect(said('PLO', arms)).not.toMatch(/beyond what/u);
  });

  test('favours the other side where more is better, and nobody where that is not said', () => {
    const { pooled, ...rest } = analyse(newAnalysis('RR', trials));
    const whole = { pooled, ...rest };
    expect(sentencesOf(whole, { ...labels, better: 'higher' })[0]).toMatch(/which favours chemotherapy\.$/u);
    expect(sentencesOf(whole, { ...labels, better: null })[0]).not.toMatch(/favours/u);
  });

  test('an interval that holds no effect settles nothing: the first sentence says so, and claims no effect', () => {
    const rows = trials.map((row, at) => (at % 2 === 0 ? { ...row, e1: row.e2, e2: row.e1 } : row));
    const words = said('OR', rows);
    expect(words).toMatch(
      /^Over 5 studies, the odds of relapse may be lower or higher with blinatumomab than with chemotherapy: the best estimate is \d+% (?:lower|higher), but anything from \d+% lower to [^,]* fits these studies \(odds ratio \d\.\d+, 95% CI [^)]*\)\. The interval holds the value of no effect \(P = 0\.\d+\): these studies do not settle which way it goes\. That is no evidence that there is no difference\./u,
    );
    expect(words).not.toMatch(/favours|odds of relapse (?:is|are) /u);
    expect(words).toMatch(/Odds are not risks/u);
    const two = [
      { study: 'A', e1: 2, n1: 30, e2: 9, n2: 30 },
      { study: 'B', e1: 12, n1: 40, e2: 4, n2: 40 },
    ];
    expect(said('RR', two)).toContain(
      'but anything from more than 99% lower to more than 100 times as high fits these studies (risk ratio ',
    );
  });

  test.each<readonly [Measure, AnalysisRequest['studies'], RegExp]>([
    [
      'GENR',
      [{ study: 'A', ratio: 0.9, lo: 0.5, hi: 1.6 }],
      /may lie below or above 1: the best estimate is 0\.90/u,
    ],
    [
      'AS',
      [{ study: 'A', e1: 9, n1: 60, e2: 10, n2: 60 }],
      /^In the one study that can be used, relapse may be less or more frequent/u,
    ],
    ['COR', [{ study: 'A', r: 0.1, n: 20 }], /both may rise together, or one may fall/u],
    ['GEN', [{ study: 'A', yi: 0.1, vi: 1 }], /may lie below or above 0: the best estimate is 0\.10/u],
    [
      'DOR',
      [{ study: 'A', tp: 5, fp: 5, fn: 5, tn: 6 }],
      /may be lower or higher in the ill than in the well/u,
    ],
    [
      'MD',
      [{ study: 'A', m1: 10, sd1: 9, n1: 9, m2: 12, sd2: 9, n2: 9 }],
      /may be lower or higher .* 2 lower, but anything from [\d.]+ lower to [\d.]+ higher fits this study/u,
    ],
  ])('of %s is as careful', (measure, rows, words) => {
    expect(said(measure, rows, { test: 'z' })).toMatch(words);
  });

  test('a common effect says what it takes for granted, random effects how far studies differ', () => {
    const apart = trials.map((row, at) => (at === 1 ? { ...row, e1: 90 } : row));
    expect(said('RR', apart, { method: 'FE', test: 'z' })).toMatch(
      /share one true effect; where they do not \(I² = \d+%\)/u,
    );
    expect(said('RR', apart)).toMatch(
      /True effects differ between studies \(Tau² = 0\.\d+, 95% CI 0\.\d+ to \d\.\d+; I² = \d+%/u,
    );
    expect(said('RR', apart)).toMatch(
      /In a new setting like these the true effect may lie from \d+% lower to/u,
    );
    expect(said('RR', apart.slice(0, 3))).toMatch(/With 3 studies this is hardly known/u);
  });

  test('subgroups that differ may do so for another reason', () => {
    const apart = trials.map((row) => (row.risk === 'high' ? { ...row, e1: row.e2 } : row));
    expect(said('RR', apart, { subgroup: 'risk', method: 'FE', test: 'z' })).toMatch(
      /Subgroups by risk: their effects differ by more than chance would explain \(P = 0\.0\d+\)\. Studies were not randomised to subgroups: something else may make the difference\. It does not/u,
    );
  });

  test('where no difference of subgroups was shown, none is spoken of; a single study is named as such', () => {
    const words = said('RR', trials, { subgroup: 'risk' });
    expect(words).toMatch(
      /Subgroups by risk: no difference between them was shown \(P = 0\.\d+\), which does not show that there is none\. It does not/u,
    );
    expect(words).not.toMatch(/make the difference/u);
    const [first, ...others] = trials.map((row) => ({ ...row, region: 'north' }));
    const alone = said('RR', [{ ...first, region: 'south' }, ...others], { subgroup: 'region' });
    expect(alone).toMatch(/that there is none\. “south” is a single study\./u);
    const same = trials.map((row) => (row.risk === 'high' ? { ...row, e1: 5, n1: 50, e2: 10, n2: 50 } : row));
    expect(said('RR', same, { subgroup: 'risk' })).toMatch(
      /Subgroups by risk: whether they differ could not be tested\. It does not/u,
    );
  });

  test('no spread found is no proof of none: its interval is told, and how little few studies know', () => {
    const words = said('RR', trials);
    expect(words).toMatch(
      /No spread of true effects beyond chance was found \(Tau² = 0, 95% CI 0 to \d[\d.]*\), which does not show that there is none\. With 5 studies this is known only roughly\./u,
    );
    const more = [...trials, ...trials].map((row, at) => ({ ...row, study: String(at) }));
    expect(said('RR', more)).toMatch(/which does not show that there is none\. It does not say/u);
  });

  test('of one group, who has no name is not named, nothing is called an effect, and that nothing is compared is said', () => {
    const arms = [10, 24, 31, 12].map((x) => ({ study: `S${x}`, x, n: 40 }));
    const whole = analyse(newAnalysis('PLO', arms));
    const of = (group1: string) => sentencesOf(whole, { ...labels, group1, outcome: 'complete remission' });
    for (const unnamed of ['Group', 'Experimental', ' '])
      expect(of(unnamed)[0]).toMatch(/^Over 4 studies, \d[\d.]*% have complete remission \(proportion /u);
    expect(of('CAR-T')[0]).toMatch(/% with CAR-T have complete remission/u);
    const words = of('Group').join(' ');
    expect(words).toMatch(/True proportions (?:may )?differ between studies/u);
    expect(words).toMatch(
      /In a new setting like these the true proportion may lie in the 95% prediction interval/u,
    );
    expect(words).toMatch(/There is no comparator here, so it does not say what any treatment changes\./u);
    expect(words).not.toMatch(/true effect/iu);
    expect(predictionNote(whole)).toMatch(/where the true proportion of a new study may lie/u);
    const means = [1, 3, 5].map((m) => ({ study: `S${m}`, m, sd: 1, n: 30 }));
    expect(said('MN', means)).toMatch(/the true mean may lie/u);
  });

  test('single groups and differences speak in their units', () => {
    expect(said('PLO', [{ study: 'A', x: 40, n: 100 }])).toMatch(
      /^In the one study that can be used, 40% with blinatumomab have relapse \(proportion/u,
    );
    const means = [
      { study: 'A', m1: 10, sd1: 2, n1: 50, m2: 12, sd2: 2, n2: 50 },
      { study: 'B', m1: 9, sd1: 2, n1: 50, m2: 11, sd2: 2, n2: 50 },
    ];
    const analysis = analyse(newAnalysis('MD', means));
    expect(sentencesOf(analysis, { ...labels, outcome: 'pressure', unit: 'mmHg' })[0]).toMatch(
      /the mean of pressure is 2 mmHg lower with blinatumomab than with chemotherapy/u,
    );
  });
});

test('sizes are said as a person says them', () => {
  expect(sizeWords('RR', 2.44, null)).toBe('2.4 times as high');
  expect(sizeWords('HR', 0.001, null)).toBe('more than 99% lower');
  expect(sizeWords('OR', 1.001, null)).toBe('hardly different');
  expect(sizeWords('RD', -0.087, null)).toBe('87 per 1,000 lower');
  expect(sizeWords('OR', 1025, null)).toBe('more than 100 times as high');
  expect(sizeWords('SMD', 0.5, null)).toBe('0.50 standard deviations higher');
});

test('the numbers of a result have the degrees of freedom and the source of I² named', () => {
  const lines = numbersOf(analyse({ ...newAnalysis('RR', trials), subgroup: 'risk' }), labels);
  const value = (name: string) => lines.find((line) => line.name === name)?.value;
  expect(value('95% prediction interval')).toMatch(/\(t, df 4\)$/u);
  expect(value('I² (from Tau²)')).toMatch(/^\d+\.\d% \[/u);
  expect(value('low')).toMatch(/^0\.\d+ \[.*\] \(3\)$/u);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});
