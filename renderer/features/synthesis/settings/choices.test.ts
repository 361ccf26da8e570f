import { expect, test } from 'vitest';
import { measureChoices, withMeasure } from './choices.ts';

const counts = { measure: 'RR', method: 'REML', outcome: 'relapse', unit: null } as const;

test('what a ratio is comes back with its measure, and is never taken for a unit', () => {
  const named = { ...counts, measure: 'GENR', unit: 'Adjusted odds ratio' } as const;
  expect(withMeasure(counts, 'GENR')).toEqual({ measure: 'GENR' });
  expect(withMeasure(named, 'HR')).toEqual({ measure: 'HR' });
  expect(withMeasure({ ...named, measure: 'HR' }, 'GENR')).toEqual({ measure: 'GENR' });
  expect(withMeasure({ ...named, measure: 'HR' }, 'MD')).toEqual({ measure: 'MD', better: null, unit: null });
  expect(withMeasure({ ...named, unit: 'Quotient' }, 'GEN')).toMatchObject({ unit: null });
});

test('a unit stays beside other measures, and is never taken for what a ratio is', () => {
  const measured = { ...counts, measure: 'MD', unit: 'mmHg' } as const;
  expect(withMeasure(measured, 'SMD')).toEqual({ measure: 'SMD' });
  expect(withMeasure({ ...measured, measure: 'SMD' }, 'MD')).toEqual({ measure: 'MD' });
  expect(withMeasure(measured, 'GENR')).toEqual({ measure: 'GENR', better: null, unit: null });
});

test('ratios as reported are pooled by effects only', () => {
  expect(withMeasure({ ...counts, method: 'MH' }, 'GENR')).toMatchObject({ method: 'REML', test: 'knha' });
  const group = measureChoices.find(({ items }) => items.some(({ value }) => value === 'GENR'));
  expect(group?.items).toEqual([{ value: 'GENR', label: 'Ratio as reported' }]);
});
