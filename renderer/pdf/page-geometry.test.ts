import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asRotation } from '#shared/text/display.ts';
import { fromCss, pageShape, shownSize, toCss } from './page-geometry.ts';

const shapes = fc.record({
  page: fc.constant(1),
  width: fc.integer({ min: 50, max: 2000 }),
  height: fc.integer({ min: 50, max: 2000 }),
  rotate: fc.constantFrom(0, 90, 180, 270),
});

describe('PDF units and CSS pixels', () => {
  test('a point under a rectangle’s corner is that corner, at every zoom and turn', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.double({ min: 0.25, max: 5, noNaN: true }),
        fc.constantFrom(1, 1.25, 2),
        fc.constantFrom(0, 90, 180, 270),
        (info, zoom, pixelRatio, turn) => {
          const shape = pageShape(info, turn);
          const size = shownSize(shape, zoom, pixelRatio);
          const shown = toCss(shape, size, [10, 20, 30, 45]);
          const a = fromCss(shape, size, shown.left, shown.top);
          const b = fromCss(shape, size, shown.left + shown.width, shown.top + shown.height);
          expect(Math.min(a.x, b.x)).toBeCloseTo(10, 4);
          expect(Math.min(a.y, b.y)).toBeCloseTo(20, 4);
          expect(Math.max(a.x, b.x)).toBeCloseTo(30, 4);
          expect(Math.max(a.y, b.y)).toBeCloseTo(45, 4);
        },
      ),
    );
  });

  test('a page is shown at whole device pixels', () => {
    const size = shownSize(pageShape({ page: 1, width: 595.276, height: 841.89, rotate: 0 }), 1, 1.5);
    expect(size.width * 1.5).toBe(Math.floor(595.276 * (96 / 72) * 1.5));
    expect(Number.isInteger(Math.round(size.height * 1.5 * 1e6) / 1e6)).toBe(true);
  });

  test('a page turned by a quarter is as wide as it was high', () => {
    const upright = shownSize(pageShape({ page: 1, width: 300, height: 600, rotate: 0 }), 1, 1);
    const turned = shownSize(pageShape({ page: 1, width: 300, height: 600, rotate: 0 }, 90), 1, 1);
    expect([turned.width, turned.height]).toEqual([upright.height, upright.width]);
  });

  test('odd turns and missing sizes become something that can be shown', () => {
    expect([asRotation(-90), asRotation(450), asRotation(720)]).toEqual([270, 90, 0]);
    expect(pageShape({ page: 1, width: 0, height: 0, rotate: 0 }).height).toBe(792);
  });
});
