import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexAt, mainPage, offsetOf, pagesWithin, placeAt, stackPages } from './page-stack.ts';

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 3000 }) }),
  { minLength: 1, maxLength: 60 },
);

describe('pages under each other', () => {
  test('have gaps before, between and after them', () => {
    const stack = stackPages(
      [
        { width: 100, height: 200 },
        { width: 300, height: 50 },
      ],
      10,
    );
    expect([...stack.tops]).toEqual([10, 220]);
    expect(stack.height).toBe(280);
    expect(stack.width).toBe(300);
  });

  test('a place comes back to its height, also after all pages changed their size', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (list, part) => {
        const stack = stackPages(list);
        const y = part * stack.height;
        expect(offsetOf(stack, placeAt(stack, y))).toBeCloseTo(y, 6);
        const doubled = stackPages(
          list.map(({ width, height }) => ({ width: width * 2, height: height * 2 })),
        );
        const there = offsetOf(doubled, placeAt(stack, y));
        expect(indexAt(doubled, Math.max(there, doubled.tops[0] ?? 0))).toBe(indexAt(stack, y));
      }),
    );
  });

  test('the pages within a stretch are exactly those that touch it', () => {
    fc.assert(
      fc.property(sizes, fc.nat(5000), fc.nat(2000), (list, top, length) => {
        const stack = stackPages(list);
        const { first, last } = pagesWithin(stack, top, top + length);
        list.forEach(({ height }, index) => {
          const start = stack.tops[index] ?? 0;
          const touches = start <= top + length && start + height >= top;
          if (touches) expect(index >= first && index <= last).toBe(true);
        });
      }),
    );
  });

  test('the page a reader is on is the one that takes the most room', () => {
    const page = { width: 100, height: 1000 };
    const stack = stackPages([page, page, page], 0);
    expect(mainPage(stack, 400, 1200)).toBe(0);
    expect(mainPage(stack, 700, 1500)).toBe(1);
    expect(mainPage(stack, 600, 1400)).toBe(0);
  });
});
