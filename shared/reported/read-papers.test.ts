import { expect, test } from 'vitest';
import { implausible } from './implausible.ts';
import { readResult, readResults } from './read-results.ts';

/* Ways of writing that were once read wrong. */

const percents = (text: string) =>
  readResults(text).map(({ timePoint, arms }) => [timePoint, ...arms.map(({ percent }) => percent)]);

test.each([
  [
    '71% vs 58% at 2 years and 66% vs 50% at 3 years',
    [
      ['2 years', 71, 58],
      ['3 years', 66, 50],
    ],
  ],
  [
    'EFS and OS were 73% (60–82%) and 90% (79–95%), respectively, at 6 months and 50% (37–62%) and 76% (63–85%) at 12 months',
    [
      ['6 months', 73, 90],
      ['12 months', 50, 76],
    ],
  ],
  [
    '80% at 12 months, 71% at 24 months and 66% at 36 months',
    [
      ['12 months', 80],
      ['24 months', 71],
      ['36 months', 66],
    ],
  ],
  [
    '71% at 2 years and 66% at 3 years',
    [
      ['2 years', 71],
      ['3 years', 66],
    ],
  ],
  [
    '2-year and 5-year OS rates were 71% and 66%',
    [
      ['2 years', 71],
      ['5 years', 66],
    ],
  ],
  [
    '1-, 2-, and 3-year OS was 80%, 70%, and 60%',
    [
      ['1 year', 80],
      ['2 years', 70],
      ['3 years', 60],
    ],
  ],
  [
    '71% and 66% at 2 and 5 years',
    [
      ['2 years', 71],
      ['5 years', 66],
    ],
  ],
  [
    '3-year OS 71% vs 58%; 5-year OS 66% vs 50%',
    [
      ['3 years', 71, 58],
      ['5 years', 66, 50],
    ],
  ],
  [
    'at 3 years, 97% vs 90%; at 5 years, 80% vs 70%',
    [
      ['3 years', 97, 90],
      ['5 years', 80, 70],
    ],
  ],
  // Which of two times is whose does not come out of four numbers.
  ['71% and 66% vs 58% and 50% at 2 and 5 years', [[null, 71, 66, 58, 50]]],
])('%s: each number has its own time', (text, expected) => {
  expect(percents(text)).toEqual(expected);
});

test('ratios have the time that leads to them', () => {
  const text = 'HR at 1 year 0.7 (95% CI 0.5–0.9) and at 5 years 0.8 (95% CI 0.6–1.0)';
  expect(readResults(text).map(({ value, timePoint }) => [value, timePoint])).toEqual([
    [0.7, '1 year'],
    [0.8, '5 years'],
  ]);
});

test('spreads listed behind one name are no further means', () => {
  const both = readResult('mean time was 117 days in both treatment arms (SD = 47.0 and 51.2, respectively)');
  expect(both.arms).toMatchObject([{ mean: 117, sd: null }]);
  expect(readResult('means were 5.1 and 6.2 (SD 1.1 and 1.2)').arms).toMatchObject([
    { mean: 5.1, sd: 1.1 },
    { mean: 6.2, sd: 1.2 },
  ]);
});

test('n alone behind a percentage is its events, and that is said', () => {
  const result = readResult('26.7% (n=12) vs 30.1% (n=15)');
  expect(result.arms).toMatchObject([
    { events: 12, nAnalysed: null },
    { events: 15, nAnalysed: null },
  ]);
  expect(implausible(result).map(({ code }) => code)).toEqual(['n-read-as-events', 'n-read-as-events']);
});

test('sizes of groups before the numbers go to them in order', () => {
  expect(readResult('n=105 vs n=103; 2-year DFS 54.4% v 39.0%').arms).toMatchObject([
    { nAnalysed: 105, percent: 54.4 },
    { nAnalysed: 103, percent: 39 },
  ]);
});

test.each([
  ['median (25th-75th percentile) of 9 (5-13)', 9, 5, 13],
  ['median (Q1, Q3) 5 (2, 9)', 5, 2, 9],
  ['median 5 (Q1 2, Q3 9)', 5, 2, 9],
  ['median (IQR) 5 [2, 9]', 5, 2, 9],
  ['Median (IQR) 162, 280 (190-425)', 280, 190, 425],
])('%s', (text, median, lower, upper) => {
  const results = readResults(text);
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ measure: 'median', arms: [{ median, iqr: { lower, upper } }] });
});

test.each([
  ['HR 0.62 (SE 0.15)', 'HR', 0.62],
  ['log HR −0.94 (SE 0.25)', 'other', -0.94],
  ['β = 0.23 (SE 0.08)', 'other', 0.23],
  ['RR reduction 25%', 'PE', 25],
  ['sHR 0.62 (95% CI 0.45-0.86)', 'HR', 0.62],
  ['csHR 0.62 (95% CI 0.45-0.86)', 'HR', 0.62],
  ['HRadj 0.62 (95% CI 0.45-0.86)', 'HR', 0.62],
  ['NNT was 7 for acupuncture (95% CI 4·3–17·4)', 'NNT', 7],
  ['difference 5% (95% CI 1 to 9), non-inferiority margin 10%', 'RD', 5],
])('%s is an estimate', (text, measure, value) => {
  const results = readResults(text);
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ measure, value, arms: [] });
});

test.each([
  'RR 0.82 (95% CI 0.70–0.96; I2 = 34%, p = 0.12 for heterogeneity)',
  'RR 0.82 (95% CI 0.70–0.96; p for trend <0.001)',
  'RR 0.82 (95% CI 0.70–0.96; P-interaction = 0.3)',
])('%s: the p is of something else', (text) => {
  expect(readResults(text)).toHaveLength(1);
  expect(readResult(text)).toMatchObject({ measure: 'RR', value: 0.82, p: null, pOperator: null });
});

test('a word about another p leaves the own p looked at', () => {
  const text = 'RR 0.82 (95% CI 0.70–0.96, p = 0.9; I2 = 34%, p = 0.12 for heterogeneity)';
  expect(readResult(text).p).toBe(0.9);
  expect(implausible(readResult(text)).map(({ code }) => code)).toContain('p-against-interval');
});

test.each([
  ['p = 1.2 × 10−5', 0.000012],
  ['p = 2.1e-6', 0.0000021],
  ['P < 10⁻⁵', 0.00001],
  ['P = 3 × 10^-8', 3e-8],
])('%s', (text, p) => {
  expect(readResult(text).p).toBe(p);
});

test('a power that is not understood gives no p', () => {
  expect(readResults('p = 1.2 × 5')).toEqual([]);
  expect(readResults('p = 3 × 10')).toEqual([]);
});

test.each([
  [
    'sensitivity 85% (95% CI 80–90) and specificity 92% (88–95)',
    [
      [null, 85],
      [null, 92],
    ],
  ],
  [
    'PPV 85%, NPV 92%',
    [
      [null, 85],
      [null, 92],
    ],
  ],
  ['in 2019, 45% vs 20%', [[null, 45, 20]]],
  ['50–60% vs 20–30%', []],
])('%s', (text, expected) => {
  expect(percents(text)).toEqual(expected);
});

test('an interval about single studies is no interval of the estimate', () => {
  expect(readResults('HR 0.39 (95% PI 0.24–0.64)')).toMatchObject([
    { value: 0.39, interval: null, arms: [] },
  ]);
});

test('groups are named by their letters', () => {
  const label = (text: string) => readResult(text).arms.map((arm) => arm.label);
  expect(label('71% in group A vs 58% in arm A')).toEqual(['group A', 'arm A']);
  expect(label('71% in group 1 and 58% in group 2')).toEqual(['group 1', 'group 2']);
  expect(label('71% in the drug group 5 days later and 58% in the group')).toEqual(['drug group', '']);
});

test('rows of tables', () => {
  expect(readResult('mean (SD) n=354, 3132.4 (581.7) n=360, 3200.1 (600.2)')).toMatchObject({
    unit: null,
    arms: [
      { nAnalysed: 354, mean: 3132.4, sd: 581.7 },
      { nAnalysed: 360, mean: 3200.1, sd: 600.2 },
    ],
  });
  expect(readResult('76/357 (21) 103/359 (29)').arms).toMatchObject([{ percent: 21 }, { percent: 29 }]);
  expect(implausible(readResult('280 (190-425)')).map(({ code }) => code)).toEqual(['interval-not-named']);
});

test('events of people with words or spaces between', () => {
  const counts = (text: string) => readResult(text).arms.map(({ events, nAnalysed }) => [events, nAnalysed]);
  expect(counts('12 deaths among 45')).toEqual([[12, 45]]);
  expect(counts('12/45 and 35 / 45')).toEqual([
    [12, 45],
    [35, 45],
  ]);
  expect(counts('2019 / 2020')).toEqual([]);
});

test('negative limits behind any dash', () => {
  for (const text of ['MD -3.2 (95% CI -5.1--1.3)', 'MD −3.2 (95% CI −5.1–−1.3)'])
    expect(readResult(text).interval).toEqual({ lower: -5.1, upper: -1.3 });
  expect(readResult('HR 0.39 (0.24--0.64)').interval).toEqual({ lower: 0.24, upper: 0.64 });
  // Two ends alone are no value.
  expect(readResults('mean difference -5.1--1.3')).toEqual([]);
});

test('efficacies with their intervals are two of a kind', () => {
  expect(readResults('vaccine efficacy was 83% (80–86%) and 71% (68–74%), respectively')).toMatchObject([
    { measure: 'PE', value: 83, interval: { lower: 80, upper: 86 } },
    { measure: 'PE', value: 71, interval: { lower: 68, upper: 74 } },
  ]);
});
