import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyResult } from '#shared/domain/reported-result.ts';
import { readResult, readResults } from './read-results.ts';

test('a hazard ratio as most journals print it', () => {
  const text = 'HR 0.39; 95% CI, 0.24–0.64; P<.001';
  expect(readResults(text)).toEqual([
    {
      ...emptyResult,
      asReported: text,
      measure: 'HR',
      value: 0.39,
      interval: { lower: 0.24, upper: 0.64 },
      level: 0.95,
      p: 0.001,
      pOperator: '<',
    },
  ]);
});

test.each([
  'HR, 0.39 [95% CI, 0.24-0.64]',
  'hazard ratio [HR] 0·39, 95% CI 0·24–0·64',
  'HR=0.39 (95%CI=0.24,0.64)',
  'HR: 0,39; IC95%: 0,24 a 0,64'.replace(' a ', '–'),
  'HR 0.39 (CI95% 0.24 to 0.64)',
  'HR 0.39; 95 percent confidence interval, 0.24 to 0.64',
])('%s', (text) => {
  expect(readResult(text)).toMatchObject({
    measure: 'HR',
    value: 0.39,
    interval: { lower: 0.24, upper: 0.64 },
    level: 0.95,
  });
});

test('a hazard ratio and the percentages behind it are two results', () => {
  const [ratio, shares, ...more] = readResults('HR 0.39 (0.24–0.64); 3-year OS 97% vs 90%');
  expect(more).toEqual([]);
  expect(ratio).toMatchObject({ measure: 'HR', level: null, timePoint: null });
  expect(shares).toMatchObject({
    measure: 'percent',
    timePoint: '3 years',
    arms: [{ percent: 97 }, { percent: 90 }],
  });
});

test('three arms', () => {
  expect(readResult('62.3% vs 47.1% vs 40%').arms.map((arm) => arm.percent)).toEqual([62.3, 47.1, 40]);
});

test('arms with their names, standard errors and p', () => {
  const text = '96.0±1.2% with blinatumomab vs 87.9±2.1% with chemotherapy (P = 0·002)';
  expect(readResult(text)).toMatchObject({
    p: 0.002,
    pOperator: '=',
    arms: [
      { label: 'blinatumomab', percent: 96, se: 1.2 },
      { label: 'chemotherapy', percent: 87.9, se: 2.1 },
    ],
  });
});

test('a median and a limit that are not reached', () => {
  expect(readResult('median OS NR (95% CI, 25.1 to not estimable)')).toMatchObject({
    measure: 'median',
    arms: [{ median: 'not-reached', interval: { lower: 25.1, upper: 'not-reached' } }],
  });
});

test('events of people, with and without a percentage', () => {
  expect(readResult('12 of 45 vs 9 of 44')).toMatchObject({
    measure: 'count',
    arms: [
      { events: 12, nAnalysed: 45 },
      { events: 9, nAnalysed: 44 },
    ],
  });
  expect(readResult('12 (26.7%) vs 9 (20%); p=NS')).toMatchObject({
    measure: 'percent',
    p: null,
    pOperator: 'ns',
    arms: [
      { events: 12, percent: 26.7 },
      { events: 9, percent: 20 },
    ],
  });
});

test('means and medians with what stands in their brackets', () => {
  expect(readResult('mean (SD) 12.3 (4.5) vs 10.1 (3.9)')).toMatchObject({
    measure: 'mean',
    arms: [
      { mean: 12.3, sd: 4.5 },
      { mean: 10.1, sd: 3.9 },
    ],
  });
  expect(readResult('median 5 [IQR 3–7] days vs 6 [IQR 4-9] days')).toMatchObject({
    measure: 'median',
    unit: 'days',
    arms: [{ median: 5, iqr: { lower: 3, upper: 7 } }, { median: 6 }],
  });
});

test('numbers that nothing explains are left out, with the words kept', () => {
  expect(readResult('10.2 (2.1) vs 9.8 (2.3)')).toEqual({
    ...emptyResult,
    asReported: '10.2 (2.1) vs 9.8 (2.3)',
  });
  expect(readResults('')).toEqual([]);
});

test('analysis sets and adjustment', () => {
  expect(readResult('per-protocol: aOR 1.2 (0.8-1.9)')).toMatchObject({
    analysisSet: 'per-protocol',
    adjusted: true,
    measure: 'OR',
  });
});

const pieces = [
  'HR',
  'OR',
  '0.39',
  '95% CI',
  '(',
  ')',
  '[',
  ']',
  ',',
  ';',
  '.',
  '–',
  'to',
  'vs',
  'and',
  '%',
  '±',
  'P',
  '<',
  '=',
  'median',
  'mean',
  'SD',
  'IQR',
  'not reached',
  'of',
  '12',
  '45',
  '/',
  '3-year',
  'n',
  'per',
  '1000',
  'respectively',
  ' ',
  '0·24',
  '−1',
  'NS',
  'difference',
  'group',
  '1,234',
];

test('any text gives results that keep it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces)).map((all) => all.join(' ')),
    fc.array(fc.constantFrom(...pieces)).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (any) => {
      for (const result of readResults(any)) expect(result.asReported).toBe(any);
    }),
    { numRuns: 500 },
  );
});

test.each([
  'HR 0.39 (0.24–0.64); ',
  '1,111,',
  '1',
  '(',
  '62% vs ',
  'p = .03. ',
  'mean 3 (2) and ',
  'a-',
  '1 m/',
])('a selection of 65,000 characters made of "%s" is read to its end', (unit) => {
  const text = unit.repeat(Math.ceil(65_000 / unit.length));
  expect(Array.isArray(readResults(text))).toBe(true);
});
