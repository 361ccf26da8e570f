import { expect, test } from 'vitest';
import {
  canBeSymmetric,
  halfUnitOf,
  liesApart,
  zOfInterval,
  zOfP,
  zOfTwoSidedP,
} from './printed-intervals.ts';

test('z of a two-sided P', () => {
  expect(zOfTwoSidedP(0.05)).toBeCloseTo(1.959963984540054, 12);
  expect(zOfTwoSidedP(0.001)).toBeCloseTo(3.290526731491894, 12);
  expect(zOfTwoSidedP(1)).toBeCloseTo(0, 12);
  expect(zOfTwoSidedP(0)).toBe(Number.POSITIVE_INFINITY);
});

test('half a unit of the last digit is that of the number with the most digits', () => {
  expect(halfUnitOf([0.6, 0.41, 1])).toBeCloseTo(0.005, 15);
  expect(halfUnitOf([12, 5])).toBe(0.5);
  expect(halfUnitOf([1e-7])).toBeCloseTo(5e-8, 20);
});

test('an interval belongs to an estimate that lies in its middle on its own scale', () => {
  const of = (lower: number, value: number, upper: number) =>
    ({ lower: [lower, 0.005], value: [value, 0.005], upper: [upper, 0.005] }) as const;
  expect(canBeSymmetric(of(0.41, 0.62, 0.95), true)).toBe(true);
  expect(canBeSymmetric(of(0.41, 0.62, 0.95), false)).toBe(false);
  expect(canBeSymmetric(of(0.41, 0.68, 0.95), false)).toBe(true);
  // z of log 0.62 by the width of its interval is 2.23.
  const [least, most] = zOfInterval(of(0.41, 0.62, 0.95), true, 0.95);
  expect(least).toBeLessThan(2.23);
  expect(most).toBeGreaterThan(2.23);
  expect(most - least).toBeLessThan(0.2);
  // A ratio that may be 1 before rounding has no distance from it.
  expect(zOfInterval(of(0.8, 1, 1.25), true, 0.95)[0]).toBe(0);
});

test('P and interval lie apart where more than rounding and another kind of test is between them', () => {
  const critical = zOfTwoSidedP(0.05);
  expect(liesApart(zOfP([0.03, 0.005]), [2.1, 2.3], critical)).toBe(false);
  expect(liesApart(zOfP([0.9, 0.05]), [2.1, 2.3], critical)).toBe(true);
  expect(liesApart([2.5, 2.5], [2.05, 2.1], critical)).toBe(false);
  // One of both is significant and the other is not: less is allowed.
  expect(liesApart([1.9, 1.9], [2.1, 2.2], critical)).toBe(true);
});
