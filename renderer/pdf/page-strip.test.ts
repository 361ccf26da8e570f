import { describe, expect, test } from 'vitest';
import { pageStrip } from './page-strip.ts';

const page = { page: 1, width: 600, height: 800, rotate: 0 as const };

describe('the part of a page around words', () => {
  test('a line of the left column: what stands around it, the mark in its middle', () => {
    const strip = pageStrip(page, [[50, 400, 290, 410]]);
    expect(strip).toMatchObject({ width: 268, height: 78, rect: [36, 366, 304, 444] });
    expect(strip?.marks).toEqual([
      { left: 14 / 268, top: 34 / 78, width: 240 / 268, height: expect.closeTo(10 / 78) },
    ]);
  });

  test('a word is shown with its column, and never beyond the edge of the page', () => {
    expect(pageStrip(page, [[10, 790, 30, 800]])).toMatchObject({ width: 260, rect: [0, 756, 260, 800] });
    expect(pageStrip(page, [[580, 0, 600, 8]])?.rect).toEqual([340, 0, 600, 42]);
  });

  test('words that fill a column: their beginning, without marks outside', () => {
    const lines = Array.from({ length: 60 }, (_, line): [number, number, number, number] => {
      return [50, 780 - line * 12, 290, 790 - line * 12];
    });
    const strip = pageStrip(page, lines);
    expect(strip?.height).toBe(340);
    expect(strip?.marks.length).toBeLessThan(31);
    expect(strip?.marks.every(({ top, height }) => top + height <= 1.0001)).toBe(true);
  });

  test('a page turned by a quarter is cut as it is seen', () => {
    const strip = pageStrip({ ...page, rotate: 90 }, [[400, 50, 410, 290]]);
    expect(strip).toMatchObject({ width: 268, height: 78 });
    expect(strip?.rect).toEqual([366, 36, 444, 304]);
  });

  test('without boxes there is nothing to show', () => {
    expect(pageStrip(page, [])).toBeNull();
  });
});
