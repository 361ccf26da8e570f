import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aboutTherapies,
  deriveContrast,
  deriveSides,
  isMirrored,
  sideQuestions,
  sidesAlike,
  standing,
} from './sides.ts';

const side = fc.uniqueArray(fc.constantFrom('blinatumomab', 'chemotherapy', 'transplant', 'steroids'));

describe('tested, control and background', () => {
  test('blinatumomab with chemotherapy against chemotherapy tests blinatumomab on a background of chemotherapy', () => {
    expect(deriveSides(['blinatumomab', 'chemotherapy'], ['chemotherapy'])).toEqual({
      tested: ['blinatumomab'],
      control: [],
      background: ['chemotherapy'],
    });
  });

  test('head to head, each side has its own', () => {
    expect(deriveSides(['blinatumomab'], ['chemotherapy'])).toEqual({
      tested: ['blinatumomab'],
      control: ['chemotherapy'],
      background: [],
    });
  });

  test('every therapy is in exactly one of them on its side, in the order given; swapped sides are mirrored', () => {
    fc.assert(
      fc.property(side, side, (therapy, comparator) => {
        const { tested, control, background } = deriveSides(therapy, comparator);
        expect(therapy.filter((one) => tested.includes(one) !== background.includes(one))).toEqual(therapy);
        expect([...control, ...background].toSorted()).toEqual(comparator.toSorted());
        const swapped = deriveSides(comparator, therapy);
        expect([swapped.tested, swapped.control]).toEqual([control, tested]);
        expect(swapped.background.toSorted()).toEqual(background.toSorted());
      }),
    );
  });
});

describe('the contrast that follows from the sides', () => {
  test.each([
    [['a'], [], 'not-stated'],
    [[], [], 'not-stated'],
    [['a'], ['b'], 'between-therapies'],
    [['a', 'b'], ['b'], 'between-therapies'],
    [[], ['b'], 'between-therapies'],
    [['a', 'b'], ['b', 'a'], 'dose-or-schedule'],
  ] as const)('%j against %j is %s', (therapy, comparator, contrast) => {
    expect(deriveContrast(therapy, comparator)).toBe(contrast);
  });
});

describe('what a claim stands for', () => {
  test('what it tests; where both sides are alike, what both received', () => {
    expect(aboutTherapies(['a', 'b'], ['b'])).toEqual(['a']);
    expect(aboutTherapies(['a', 'b'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(aboutTherapies(['a'], [])).toEqual(['a']);
    expect(aboutTherapies(['b'], ['a', 'b'])).toEqual([]);
  });
});

describe('where a claim stands', () => {
  const asked = (concept: string) => ['blinatumomab', 'car-t'].includes(concept);
  test.each([
    ['the asked therapy, coded as therapy', ['blinatumomab'], ['chemo'], ['blinatumomab'], []],
    ['the asked therapy, coded as comparator', ['chemo'], ['blinatumomab'], [], ['blinatumomab']],
    ['added to what both received', ['chemo'], ['chemo', 'blinatumomab'], [], ['blinatumomab']],
    ['both are asked about', ['car-t'], ['blinatumomab'], ['car-t'], ['blinatumomab']],
    ['neither is asked about', ['chemo'], ['transplant'], ['chemo'], ['transplant']],
    ['both sides are alike', ['chemo'], ['chemo'], ['chemo'], []],
    ['nothing is named to compare with', ['blinatumomab'], [], ['blinatumomab'], []],
  ] as const)('%s', (...[, therapy, comparator, asCoded, mirrored]) => {
    const stands = standing({ therapy, comparator, contrast: null }, asked);
    expect(stands).toMatchObject({ asCoded, mirrored });
    const about = (concept: string) => (one: string) => one === concept;
    for (const one of asCoded) expect(isMirrored(stands, about(one))).toBe(false);
    for (const one of mirrored) expect(isMirrored(stands, about(one))).toBe(true);
    expect(isMirrored(stands, null)).toBe(comparator.some(asked) && !therapy.some(asked));
  });

  test('a claim with a comparator alone is half coded: it stands under nothing, and is not turned round', () => {
    for (const comparator of ['chemo', 'blinatumomab'])
      expect(standing({ therapy: [], comparator: [comparator], contrast: null }, asked)).toEqual({
        ...{ asCoded: [], mirrored: [], turned: false },
      });
  });

  test('another contrast than between therapies has no other side', () => {
    const sides = { therapy: ['chemo'], comparator: ['blinatumomab'], contrast: 'before-after' } as const;
    expect(standing(sides, asked)).toEqual({ asCoded: ['chemo'], mirrored: [], turned: false });
  });

  test('swapped sides stand at the same places, mirrored', () => {
    fc.assert(
      fc.property(side, side, (therapy, comparator) => {
        fc.pre(deriveContrast(therapy, comparator) === 'between-therapies' && therapy.length > 0);
        const found = standing({ therapy, comparator, contrast: null }, asked);
        const swapped = standing({ therapy: comparator, comparator: therapy, contrast: null }, asked);
        expect(swapped).toMatchObject({ asCoded: found.mirrored, mirrored: found.asCoded });
        expect(found.turned && swapped.turned).toBe(false);
      }),
    );
  });
});

test('a side that holds what lies above or below something of the other raises a question', () => {
  const above: Readonly<Record<string, readonly string[]>> = { blinatumomab: ['immunotherapy', 'therapy'] };
  const ancestors = (concept: string) => above[concept] ?? [];
  expect(sideQuestions(['blinatumomab'], ['immunotherapy', 'chemotherapy'], ancestors)).toEqual([
    { therapy: 'blinatumomab', comparator: 'immunotherapy' },
  ]);
  expect(sideQuestions(['therapy'], ['blinatumomab'], ancestors)).toEqual([
    { therapy: 'therapy', comparator: 'blinatumomab' },
  ]);
  expect(sideQuestions(['blinatumomab'], ['blinatumomab'], ancestors)).toEqual([]);
});

test('sides that hold the very same, in whatever order, are alike; a background is not', () => {
  expect(sidesAlike(['chemotherapy'], ['chemotherapy'])).toBe(true);
  expect(sidesAlike(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sidesAlike(['blinatumomab', 'chemotherapy'], ['chemotherapy'])).toBe(false);
  expect(sidesAlike(['blinatumomab'], [])).toBe(false);
  expect(sidesAlike([], [])).toBe(false);
});
