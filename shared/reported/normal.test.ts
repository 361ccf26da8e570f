import { expect, test } from 'vitest';
import { erfc, twoSidedP, zOfTwoSidedP } from './normal.ts';

// Values of DLMF table 7.23 and of the usual tables of the normal distribution.
test.each([
  [0, 1],
  [0.5, 0.479500122],
  [1, 0.157299207],
  [2, 0.004677735],
  [-1, 1.842700793],
])('erfc(%d)', (x, value) => {
  expect(Math.abs(erfc(x) / value - 1)).toBeLessThan(2e-7);
});

test.each([
  [1.959963985, 0.05],
  [2.575829304, 0.01],
  [3.290526731, 0.001],
])('z of %d', (z, p) => {
  expect(twoSidedP(z)).toBeCloseTo(p, 7);
  expect(zOfTwoSidedP(p)).toBeCloseTo(z, 5);
});

test('the ends', () => {
  expect(zOfTwoSidedP(1)).toBeCloseTo(0, 5);
  expect(zOfTwoSidedP(0)).toBe(38);
});
