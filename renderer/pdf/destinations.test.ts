import { expect, test } from 'vitest';
import { topOf } from './destinations.ts';

test('the height of a destination is read by its kind, and nothing is made of nonsense', () => {
  expect(topOf([{}, { name: 'XYZ' }, 10, 700, null])).toBe(700);
  expect(topOf([{}, { name: 'XYZ' }, null, null, 0])).toBeNull();
  expect(topOf([{}, { name: 'FitH' }, 650])).toBe(650);
  expect(topOf([{}, { name: 'FitR' }, 1, 2, 3, 400])).toBe(400);
  expect(topOf([{}, { name: 'Fit' }])).toBeNull();
  expect(topOf([{}, { name: 'XYZ' }, 0, Number.NaN])).toBeNull();
  expect(topOf([])).toBeNull();
  expect(topOf([{}, { name: 'constructor' }, 5])).toBeNull();
});
