import { expect, test } from 'vitest';
import { implausible } from './implausible.ts';
import { readResult, readResults } from './read-results.ts';

/* Whole sentences of papers, in which most numbers are not what stands next to a number usually is. */

const codes = (text: string) => readResults(text).flatMap((one) => implausible(one).map(({ code }) => code));
const arms = (text: string) => readResults(text).flatMap((one) => one.arms);

test.each([
  ['means were 65.1 and 68.8 min, but the SDs were 3.2 and 7.7 min, respectively', [3.2, 7.7]],
  ['means were 5.1 and 6.2, with standard deviations of 1.1 and 1.2', [1.1, 1.2]],
  ['means were 5.1 and 6.2; the SD was 1.1 vs 1.2', [1.1, 1.2]],
  ['mean 5.1 SD 2.1 vs 6.2 SD 1.9', [2.1, 1.9]],
  // Three spreads are of other things than two means.
  ['means were 5.1 and 6.2 (SDs 1.1, 1.2 and 1.3)', [null, null]],
])('%s: spreads are no means', (text, sds) => {
  expect(arms(text).map(({ sd }) => sd)).toEqual(sds);
});

test('several spans behind one name go to as many numbers', () => {
  expect(arms('medians were 5 and 6 months (IQR 2–7 and 3–8, respectively)')).toMatchObject([
    { median: 5, iqr: { lower: 2, upper: 7 } },
    { median: 6, iqr: { lower: 3, upper: 8 } },
  ]);
  expect(readResults('hazard ratios were 0.5 and 0.6 (95% CI 0.3-0.8 and 0.4-0.9)')).toMatchObject([
    { value: 0.5, interval: { lower: 0.3, upper: 0.8 }, level: 0.95 },
    { value: 0.6, interval: { lower: 0.4, upper: 0.9 }, level: 0.95 },
  ]);
});

test('limits without a name are of the kind that was named in the bracket before', () => {
  expect(arms('median (7.5 minutes, interquartile range 0-15.5) and (8.0 minutes, 0-16.2)')).toMatchObject([
    { median: 7.5, iqr: { lower: 0, upper: 15.5 } },
    { median: 8, iqr: { lower: 0, upper: 16.2 } },
  ]);
});

test.each([
  ['33%, 28%, and 36% at one week, four weeks, and six weeks', ['1 week', '4 weeks', '6 weeks']],
  ['90%, 80%, and 70% at 6 months, 1 year and 2 years', ['6 months', '1 year', '2 years']],
  ['Mean scores at baseline and 12 months were 5.1 and 6.2', ['baseline', '12 months']],
  ['33% recruited, in a time varying from 18 to 157 minutes', [null]],
  ['33% within a time from 18 to 157 days', [null]],
  ['28% had stopped from baseline to 12 weeks', ['12 weeks']],
])('%s', (text, times) => {
  expect(readResults(text).map(({ timePoint }) => timePoint)).toEqual(times);
});

test('people with their percentage are the events of an unknown whole', () => {
  for (const text of [
    'Echo was abnormal in 27 patients (29%)',
    'Of the 27 patients (29%) who',
    '27 patients (29%)',
  ])
    expect(arms(text)).toMatchObject([{ events: 27, percent: 29, nAnalysed: null }]);
  expect(arms('in 45 patients, 12 (27%) died')).toMatchObject([{ nAnalysed: 45, events: 12, percent: 27 }]);
});

test.each([
  [
    'Compared to usual care, a reduction in mean scores for acupuncture (−2.46, 95% CI −3.72 to −1.21)',
    'MD',
    -2.46,
  ],
  ['The difference in mean weight was 2.5 kg (95% CI 1.1 to 3.9)', 'MD', 2.5],
  // Nothing it is compared with: what changed by so much stays open.
  ['a reduction in mean scores for acupuncture (−2.46, 95% CI −3.72 to −1.21)', null, -2.46],
  ['0.51 times the rate of death compared to controls (95%CI 0.28–0.95, p = 0.03)', 'IRR', 0.51],
  ['2.1 times the risk (95% CI 1.1 to 4.0)', 'RR', 2.1],
])('%s', (text, measure, value) => {
  expect(readResults(text)).toMatchObject([{ measure, value, arms: [] }]);
  expect(readResult(text).interval).not.toBeNull();
});

test('a change of a mean from one number to another has two means', () => {
  expect(arms('reduction in mean pressure from 145 to 135 mm Hg')).toMatchObject([
    { mean: 145 },
    { mean: 135 },
  ]);
});

test.each([
  ['3% of visits in the United States [1–4]', null],
  ['50% of them died [20,21]', null],
  ['2.5% [2,4-10]', null],
  ['50% [20, 21]', null],
  ['50% [95% CI 40–60]', { lower: 40, upper: 60 }],
  ['50% [40.5–60.5] died', { lower: 40.5, upper: 60.5 }],
  ['50% [40–60]', { lower: 40, upper: 60 }],
])('%s: whole numbers in square brackets', (text, interval) => {
  expect(arms(text)[0]?.interval).toEqual(interval);
});

test('what may be a citation is said', () => {
  expect(codes('3% [1–4]')).toEqual(['interval-may-be-citation']);
  expect(codes('3% [95% CI 1–4]')).toEqual([]);
});

test('a name stands at its own number or at none', () => {
  const labels = (text: string) => arms(text).map(({ label }) => label);
  expect(labels('a mean of 20 a day, compared with a national average of 12.7 a day')).toEqual(['', '']);
  expect(labels('45% compared with 30% in the control group')).toEqual(['', 'control group']);
  expect(labels('Of the 88 participants (11.2%) who were lost for the analysis, 43 (48.9%) smoked')).toEqual([
    '',
    '',
  ]);
});

test('ends of what varied are nobody’s value', () => {
  expect(arms('mean time was 65.1 min, times for single cells ranged from 45.4 to 74.5 min')).toMatchObject([
    { mean: 65.1, range: null },
  ]);
  expect(arms('Median age was 45 years, ranging from 18 to 75')).toMatchObject([
    { median: 45, range: { lower: 18, upper: 75 } },
  ]);
  expect(readResults('is between 0.1 and 2.5%')).toEqual([]);
});

test.each([
  'with one of 23 acupuncturists',
  'This means that 20 strains were alike',
  'Mean scores at baseline and 12 months are shown in Table 2',
  'a reduction of at least 50%',
  'a reduction of 50% or more',
  'bouts of ≥10 minutes',
])('%s: no result', (text) => {
  expect(readResults(text)).toEqual([]);
});

test('one of so many people is a count', () => {
  expect(arms('one of 23 patients relapsed')).toMatchObject([{ events: 1, nAnalysed: 23 }]);
});

test('the fit of a model is no adjusted analysis', () => {
  const mean = 'the mean was 65.1 min';
  for (const fit of ['adjusted R2 = 0.363', 'adjusted R² = 0.363', 'adjusted R 2 = 0.363'])
    expect(readResults(`(${fit}), ${mean}`)).toMatchObject([{ adjusted: null, arms: [{ mean: 65.1 }] }]);
  expect(readResult('adjusted HR 0.5').adjusted).toBe(true);
});

test.each(['22% vs 11–12%', '(22%) compared to the other arms (11–12%)'])(
  '%s: the range is left out, and said',
  (text) => {
    expect(readResults(text)).toMatchObject([{ arms: [{ percent: 22, interval: null }] }]);
    expect(codes(text)).toEqual(['range-not-read']);
  },
);

test('a ± that is named a confidence interval is neither SD nor SE, and that is said', () => {
  const text = 'rates of 1.01 ± 0.07 and 0.93 ± 0.05 h-1 (mean ± 95% confidence limits)';
  expect(arms(text)).toMatchObject([
    { mean: 1.01, sd: null, se: null },
    { mean: 0.93, sd: null, se: null },
  ]);
  expect(codes(text)).toEqual(['half-width-not-read']);
});
