import { describe, expect, test } from 'vitest';
import { ariaSort, nextSort } from './sorting.ts';

const up = { column: 'year', descending: false } as const;
const down = { column: 'year', descending: true } as const;
const therapy = { column: 'therapy', descending: false } as const;

describe('pressing a header', () => {
  test('goes up, down, and back to the order of the papers', () => {
    expect(nextSort([], 'year', false)).toEqual([up]);
    expect(nextSort([up], 'year', false)).toEqual([down]);
    expect(nextSort([down], 'year', false)).toEqual([]);
  });
  test('of another column starts anew', () => {
    expect(nextSort([up], 'therapy', false)).toEqual([therapy]);
  });
  test('with Shift sorts within the order there is', () => {
    expect(nextSort([up], 'therapy', true)).toEqual([up, therapy]);
    expect(nextSort([up, therapy], 'year', true)).toEqual([down, therapy]);
    expect(nextSort([down, therapy], 'year', true)).toEqual([therapy]);
  });
  test('sorts by three columns at most', () => {
    const three = [up, therapy, { column: 'page', descending: false } as const];
    expect(nextSort(three, 'quote', true).map((one) => one.column)).toEqual(['therapy', 'page', 'quote']);
  });
});

test('only the first column sorted by says so to a screen reader', () => {
  expect(ariaSort([down, therapy], 'year')).toBe('descending');
  expect(ariaSort([down, therapy], 'therapy')).toBe('none');
  expect(ariaSort([], null)).toBeUndefined();
});
