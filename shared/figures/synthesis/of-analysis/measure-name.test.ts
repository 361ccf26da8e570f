import { expect, test } from 'vitest';
import { comparedIn, isAdjustedName, measureName, measureWords, saidName } from './measure-name.ts';

test('a ratio as reported is called what it is said to be, a hazard ratio only another kind of hazard ratio', () => {
  expect(measureName('GENR', null)).toBe('Ratio');
  expect(measureName('GENR', ' Prevalence ratio ')).toBe('Prevalence ratio');
  expect(measureWords('GENR', 'Odds ratio')).toBe('Odds ratio, as reported');
  expect(measureWords('GENR', null)).toBe('Ratio as reported');
  expect(measureName('HR', null)).toBe('Hazard ratio');
  expect(measureName('HR', 'Adjusted hazard ratio')).toBe('Adjusted hazard ratio');
  expect(measureWords('HR', 'aHR')).toBe('aHR');
  expect(saidName('HR', 'Odds ratio')).toBeNull();
  expect(measureName('HR', 'Odds ratio')).toBe('Hazard ratio');
  expect(measureName('OR', 'Adjusted odds ratio')).toBe('Odds ratio');
});

test.each([
  ['Adjusted odds ratio', true],
  ['aHR', true],
  ['adj. OR (age, sex)', true],
  ['Hazard ratio adjusted for age', true],
  ['Multivariable hazard ratio', true],
  ['Odds ratio', false],
  ['Unadjusted odds ratio', false],
  ['Odds ratio, not adjusted', false],
  ['Un-adjusted OR', false],
  ['Crude odds ratio', false],
])('whether “%s” is adjusted: %s', (name, adjusted) => {
  expect(isAdjustedName(name)).toBe(adjusted);
});

test.each([
  ['Hazard ratio adjusted for age', 'hazard'],
  ['aOR', 'odds'],
  ['Relative risk', 'risk'],
  ['Prevalence ratio', 'prevalence'],
  ['Quotient', null],
])('“%s” compares: %s', (name, compared) => {
  expect(comparedIn('GENR', name)).toBe(compared);
});
