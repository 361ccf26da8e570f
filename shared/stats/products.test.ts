import { expect, test } from 'vitest';
import { differenceOfProducts } from './products.ts';

test('a difference of products keeps what the products lose', () => {
  expect(999999999 * 1000000001 - 1e9 * 1e9).not.toBe(-1);
  expect(differenceOfProducts([999999999, 1000000001], [1e9, 1e9])).toBe(-1);
  expect(differenceOfProducts([987654321, 123456789], [987654319, 123456788])).toBe(
    Number(987654321n * 123456789n - 987654319n * 123456788n),
  );
  expect(differenceOfProducts([2, 3], [1, 6])).toBe(0);
});
