import { expect, test } from 'vitest';
import { measureChoices, withMeasure } from './choices.ts';

const counts = { measure: 'RR', method: 'REML', outcome: 'relapse' } as const;

test('another measure keeps the unit unless that would be taken for what a ratio is, or the other way round', () => {
  expect(withMeasure(counts, 'OR')).toEqual({ measure: 'OR' });
  expect(withMeasure(counts, 'GENR')).toEqual({ measure: 'GENR', unit: null });
  expect(withMeasure({ ...counts, measure: 'MD' }, 'GENR')).toEqual({
    ...{ measure: 'GENR', better: null, unit: null },
  });
  expect(withMeasure({ ...counts, measure: 'GENR' }, 'RR')).toEqual({ measure: 'RR', unit: null });
});

test('ratios as reported are pooled by effects only', () => {
  expect(withMeasure({ ...counts, method: 'MH' }, 'GENR')).toMatchObject({ method: 'REML', test: 'knha' });
  const group = measureChoices.find(({ items }) => items.some(({ value }) => value === 'GENR'));
  expect(group?.items).toEqual([{ value: 'GENR', label: 'Ratio as reported' }]);
});
