import { expect, test } from 'vitest';
import { disagreements } from './disagreements.ts';
import { readResult } from './read-results.ts';

test('the fields in which two readings differ', () => {
  const a = readResult('HR 0.39 (95% CI 0.24–0.64); P<.001');
  const b = readResult('HR 0.36 (95% CI 0.24–0.68)');
  expect(disagreements(a, b)).toEqual([
    { field: 'value', a: 0.39, b: 0.36 },
    { field: 'interval.upper', a: 0.64, b: 0.68 },
  ]);
});

test('arms are compared in order', () => {
  const found = disagreements(readResult('62.3% vs 47.1%'), readResult('62.3% vs 47.6%'));
  expect(found).toEqual([{ field: 'arms.1.percent', a: 47.1, b: 47.6 }]);
});

test('other rounding and empty fields are no disagreement', () => {
  expect(
    disagreements(readResult('HR 0.391 (0.240–0.636)'), readResult('HR 0.39 (95% CI 0.24–0.64)')),
  ).toEqual([]);
});

test('other measures are other expressions', () => {
  expect(disagreements(readResult('HR 0.39'), readResult('RR 0.45'))).toEqual([
    { field: 'measure', a: 'HR', b: 'RR' },
  ]);
});
