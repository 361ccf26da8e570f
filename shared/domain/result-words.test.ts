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
    'blinatumomab 97 % ± 1.2 (696/718) · comparator median not reached',
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
