import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile, normalTwoSided } from '../distributions.ts';
import { effectSizes } from './effect-sizes.ts';
import { doubtOfRow, ratioDoubt } from './ratio-doubts.ts';

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

test('what was printed of one fit is never doubted, however it was rounded', () => {
  const fit = fc.record({
    log: fc.double({ min: -1.6, max: 1.6, noNaN: true }),
    se: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
    level: fc.constantFrom(0.9, 0.95, 0.99),
    digits: fc.integer({ min: 2, max: 4 }),
  });
  fc.assert(
    fc.property(fit, ({ log, se, level, digits }) => {
      const half = normalQuantile((1 + level) / 2) * se;
      const [value, lower, upper] = [log, log - half, log + half].map((x) => rounded(Math.exp(x), digits));
      fc.pre(value !== undefined && lower !== undefined && upper !== undefined && lower > 0 && lower < upper);
      const p = rounded(normalTwoSided(log / se), 3);
      const printed = { value: value ?? 1, lower: lower ?? 1, upper: upper ?? 1, level };
      expect(ratioDoubt({ ...printed, p: p === 0 ? null : p })).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

test('a misread end, and a P of something else, are doubted; numbers that are refused anyway are not', () => {
  const of = (cells: Record<string, number | string>) => doubtOfRow('GENR', cells);
  expect(of({ ratio: 0.62, lo: 0.14, hi: 0.95 })).toContain('not symmetric');
  expect(of({ ratio: 0.62, lo: 0.41, hi: 0.95, p: 0.3 })).toContain('P = 0.3 beside');
  // A log-rank test beside the interval of a Cox model.
  expect(of({ ratio: 0.62, lo: 0.41, hi: 0.95, p: 0.02 })).toBeNull();
  expect(of({ ratio: 0.2, lo: 0.1, hi: 0.4, p: 0.0001 })).toBeNull();
  expect(of({ ratio: 0.62, lo: 0.95, hi: 0.41 })).toBeNull();
  expect(of({ ratio: 0.62, lo: 0.41, hi: 'n.r.' })).toBeNull();
});

test('the doubt stands among the notes of the effects, and changes no number', () => {
  const study = { study: 'Brown', hr: 0.94, lo: 0.41, hi: 0.95 };
  const { notes, yi } = effectSizes('HR', [study]);
  expect(notes).toEqual([expect.stringContaining('Brown has 0.94 with an interval from 0.41 to 0.95')]);
  expect(yi).toEqual([Math.log(0.94)]);
  expect(effectSizes('HR', [{ ...study, hr: 0.62, p: '<0.001' }]).notes).toEqual([]);
});
