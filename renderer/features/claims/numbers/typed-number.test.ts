import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownNumber, typedNumber } from './typed-number.ts';

test.each([
  ['0.39', 0.39],
  ['0,39', 0.39],
  ['0·39', 0.39],
  ['−1.5', -1.5],
  ['.5', 0.5],
  ['', null],
  ['nr', 'not-reached'],
  ['Not reached', 'not-reached'],
])('%j is read as %j', (text, value) => {
  expect(typedNumber(text, true)).toEqual({ ok: true, value });
});

test.each(['1,000.5', '1.2.3', 'abc', '1e5', 'Infinity', '12 %'])('%j is no number', (text) => {
  expect(typedNumber(text, false)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
});

test('where a value can not be open, NR is no number', () => {
  expect(typedNumber('NR', false).ok).toBe(false);
});

test('what a field shows is read back as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (whole) => {
      const value = whole / 1000;
      expect(typedNumber(shownNumber(value), true)).toEqual({ ok: true, value });
    }),
  );
});
