import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mirrorDirection, mirrorNumbers } from './mirror.ts';
import { emptyArm, emptyResult, resultMeasures } from './reported-result.ts';
import { directions } from './values.ts';

describe('swapped sides', () => {
  test('a hazard ratio becomes its reciprocal, its limits change places', () => {
    expect(
      mirrorNumbers({ ...emptyResult, measure: 'HR', value: 0.5, interval: { lower: 0.4, upper: 0.625 } }),
    ).toEqual({ measure: 'HR', value: 2, interval: { lower: 1.6, upper: 2.5 }, arms: [] });
  });

  test('a difference changes its sign, a limit that was not reached stays one', () => {
    const mirrored = mirrorNumbers({
      ...emptyResult,
      measure: 'MD',
      value: 3,
      interval: { lower: 1, upper: 'not-reached' },
    });
    expect(mirrored).toMatchObject({ value: -3, interval: { lower: 'not-reached', upper: -1 } });
  });

  test('percentages of arms stay with their arms, which take the other side', () => {
    const arms = [
      { ...emptyArm, label: 'Blinatumomab', side: 'therapy' as const, percent: 97 },
      { ...emptyArm, label: 'Third', percent: 40 },
    ];
    expect(mirrorNumbers({ ...emptyResult, measure: 'percent', arms }).arms).toMatchObject([
      { label: 'Blinatumomab', side: 'comparator', percent: 97 },
      { label: 'Third', side: null, percent: 40 },
    ]);
  });

  test('swapping twice gives the numbers and the direction again', () => {
    const number = fc
      .double({ min: 0.001, max: 1000, noNaN: true })
      .map((value) => Number(value.toPrecision(6)));
    fc.assert(
      fc.property(fc.constantFrom(...resultMeasures), number, number, number, (measure, value, a, b) => {
        const interval = { lower: Math.min(a, b), upper: Math.max(a, b) };
        const result = { measure, value, interval, arms: [] };
        expect(mirrorNumbers(mirrorNumbers(result))).toEqual(result);
      }),
    );
    for (const direction of directions) expect(mirrorDirection(mirrorDirection(direction))).toBe(direction);
    expect(mirrorDirection('favours-therapy')).toBe('favours-comparator');
    expect(mirrorDirection('improved')).toBe('improved');
  });
});
