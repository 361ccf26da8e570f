import { expect, test } from 'vitest';
import { displaySize, fromDisplayPoint, toDisplayRect } from '#shared/text/display.ts';
import type { Rotation } from '#shared/text/page-text.ts';

const SHAPE = { width: 600, height: 800 };

test('an upright page is measured from its upper left corner', () => {
  const page = { ...SHAPE, rotate: 0 as const };
  expect(toDisplayRect(page, [10, 700, 110, 720])).toEqual({ left: 10, top: 80, width: 100, height: 20 });
});

test('a page turned by a quarter clockwise shows its left edge on top', () => {
  const page = { ...SHAPE, rotate: 90 as const };
  expect(displaySize(page)).toEqual({ width: 800, height: 600 });
  expect(toDisplayRect(page, [0, 0, 10, 20])).toEqual({ left: 0, top: 0, width: 20, height: 10 });
});

test('a page turned by a quarter anticlockwise shows its right edge on top', () => {
  const page = { ...SHAPE, rotate: 270 as const };
  expect(toDisplayRect(page, [590, 780, 600, 800])).toEqual({ left: 0, top: 0, width: 20, height: 10 });
});

test.each<Rotation>([0, 90, 180, 270])(
  'points and rectangles agree on a page turned by %i degrees',
  (rotate) => {
    const page = { ...SHAPE, rotate };
    const shown = toDisplayRect(page, [100, 200, 100, 200]);
    expect(fromDisplayPoint(page, shown.left, shown.top)).toEqual({ x: 100, y: 200 });
    const size = displaySize(page);
    expect(shown.left).toBeLessThanOrEqual(size.width);
    expect(shown.top).toBeLessThanOrEqual(size.height);
  },
);
