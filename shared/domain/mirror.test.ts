import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTurned, mirrorDirection, mirrorNumbers } from './mirror.ts';
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

  test('two arms without sides change their order, three stay', () => {
    const arms = [71.3, 58.4].map((percent) => ({ ...emptyArm, percent }));
    const mirrored = (some: typeof arms) =>
      mirrorNumbers({ ...emptyResult, measure: 'percent', arms: some }).arms;
    expect(mirrored(arms).map(({ percent }) => percent)).toEqual([58.4, 71.3]);
    const three = [...arms, { ...emptyArm, percent: 40 }];
    expect(mirrored(three)).toEqual(three);
  });

  test('a reciprocal has the digits of the printed number, is said to be turned, and comes back as printed', () => {
    const result = {
      ...emptyResult,
      asReported: 'hazard ratio, 0·62 (95% CI, 0.39 to 13.1)',
      measure: 'HR' as const,
      value: 0.62,
      interval: { lower: 0.39, upper: 13.1 },
    };
    const turned = { ...result, ...mirrorNumbers(result) };
    expect(turned).toMatchObject({ value: 1.61, interval: { lower: 0.0763, upper: 2.56 } });
    expect([isTurned(result), isTurned(turned)]).toEqual([false, true]);
    expect({ ...result, ...mirrorNumbers(turned) }).toEqual(result);
  });

  test('a difference with the other sign is turned, a number the words do not hold is not', () => {
    const difference = {
      ...emptyResult,
      measure: 'MD' as const,
      asReported: 'MD −2.3 (95% CI −3.1 to −1.5)',
    };
    expect(isTurned({ ...difference, value: -2.3 })).toBe(false);
    expect(isTurned({ ...difference, value: 2.3 })).toBe(true);
    expect(isTurned({ ...difference, value: 4 })).toBe(false);
    expect(isTurned({ ...difference, measure: 'HR', asReported: 'HR 0.5', value: 0.7 })).toBe(false);
  });

  test('printed ratios come back as printed', () => {
    const ratio = fc.integer({ min: 1, max: 900 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(ratio, (value) => {
        const result = {
          ...emptyResult,
          asReported: `HR ${value.toFixed(2)}`,
          measure: 'HR' as const,
          value,
        };
        expect({ ...result, ...mirrorNumbers({ ...result, ...mirrorNumbers(result) }) }).toEqual(result);
      }),
    );
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
