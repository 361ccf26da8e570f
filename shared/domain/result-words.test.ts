import { expect, test } from 'vitest';
import { emptyArm, emptyResult } from './reported-result.ts';
import { resultWords } from './result-words.ts';

test('a ratio with interval and p is one line', () => {
  const result = {
    ...emptyResult,
    measure: 'HR' as const,
    value: 0.39,
    interval: { lower: 0.24, upper: 0.64 },
    level: 0.95,
    p: 0.001,
    pOperator: '<' as const,
  };
  expect(resultWords(result)).toBe('HR 0.39 (95 % CI 0.24 to 0.64), p <0.001');
  expect(resultWords({ ...result, value: null, interval: null })).toBe('p <0.001');
});

test('arms are told by name or side, with percentage and counts; a median may not be reached', () => {
  const arms = [
    { ...emptyArm, label: 'blinatumomab', percent: 97, se: 1.2, events: 696, nAnalysed: 718 },
    { ...emptyArm, side: 'comparator' as const, median: 'not-reached' as const },
  ];
  expect(resultWords({ ...emptyResult, measure: 'percent', arms })).toBe(
    'blinatumomab 97 % (SE 1.2; 696/718) · comparator median not reached',
  );
});

test('an open limit and a unit are said; nothing known is nothing said', () => {
  const interval = { lower: 12.1, upper: 'not-reached' as const };
  expect(resultWords({ ...emptyResult, measure: 'median', value: 30, unit: 'months', interval })).toBe(
    'median 30 months (CI 12.1 to not reached)',
  );
  expect(resultWords(emptyResult)).toBe('');
  expect(resultWords({ ...emptyResult, measure: 'HR' })).toBe('');
});

test('numbers of swapped sides are said to be turned', () => {
  const result = { ...emptyResult, measure: 'HR' as const, value: 1.61, asReported: 'hazard ratio, 0.62' };
  expect(resultWords(result)).toBe('HR 1.61, turned');
  expect(resultWords({ ...result, value: 0.62 })).toBe('HR 0.62');
});

test('all that was read of an arm stands in the line, and the time point', () => {
  const span = (lower: number, upper: number) => ({ lower, upper });
  const arms = [
    { ...emptyArm, label: 'drug', percent: 3, interval: span(1, 4), events: 27 },
    { ...emptyArm, percent: 5, nAnalysed: 40 },
  ];
  const result = { ...emptyResult, measure: 'percent' as const, level: 0.95, timePoint: '3 years', arms };
  expect(resultWords(result)).toBe('drug 3 % (95 % CI 1 to 4; 27 events) · 5 % (n 40), at 3 years');
  const others = [
    { ...emptyArm, mean: 5.1, sd: 2.1, nRandomised: 12 },
    { ...emptyArm, median: 5, iqr: span(2, 9), range: span(0, 12) },
  ];
  expect(resultWords({ ...emptyResult, measure: 'mean', unit: 'months', arms: others })).toBe(
    'mean 5.1 months (SD 2.1; n 12) · median 5 months (IQR 2 to 9; range 0 to 12)',
  );
  expect(resultWords({ ...result, p: 0.8, pOperator: '=' })).toBe(
    'drug 3 % (95 % CI 1 to 4; 27 events) · 5 % (n 40), p 0.8, at 3 years',
  );
  expect(resultWords({ ...emptyResult, timePoint: '3 years' })).toBe('');
});

test('numbers have the digits that are printed, where these are known', () => {
  const result = {
    ...emptyResult,
    measure: 'HR' as const,
    value: 0.8,
    interval: { lower: 0.6, upper: 1.05 },
    p: 0.1,
    pOperator: '=' as const,
  };
  const asReported = 'Hazard ratio 0.80 (0·60 to 1.05), p = 0.10';
  expect(resultWords({ ...result, asReported })).toBe('HR 0.80 (CI 0.60 to 1.05), p 0.10');
  expect(resultWords({ ...result, asReported: 'HR 0.80, later 0.8' })).toBe('HR 0.8 (CI 0.6 to 1.05), p 0.1');
  const change = { ...emptyResult, measure: 'MD' as const, value: -2.5, asReported: 'MD −2.50' };
  expect(resultWords(change)).toBe('MD -2.50');
});
