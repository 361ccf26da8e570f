import { describe, expect, test } from 'vitest';
import type { Rotation } from './page-text.ts';
import { isLargeEnough, quoteWords, rectBetween, regionName, stepped } from './region.ts';

const page = (rotate: Rotation) => ({ width: 600, height: 800, rotate });

describe('a region', () => {
  test('is the rectangle between two points, whichever came first, and ends at the page', () => {
    expect(rectBetween(page(0), { x: 300, y: 90 }, { x: 100, y: 500 })).toEqual([100, 90, 300, 500]);
    expect(rectBetween(page(0), { x: -20, y: 790 }, { x: 640, y: 900 })).toEqual([0, 790, 600, 800]);
  });

  test('moves and grows as it is seen, on turned pages too', () => {
    const right = { right: 10, down: 0, how: 'move' } as const;
    expect(stepped(page(0), [100, 100, 200, 300], right)).toEqual([110, 100, 210, 300]);
    // Turned clockwise, the top of the page is at the right: to the right is upwards on the page.
    expect(stepped(page(90), [100, 100, 200, 300], right)).toEqual([100, 110, 200, 310]);
    expect(stepped(page(180), [100, 100, 200, 300], right)).toEqual([90, 100, 190, 300]);
    expect(stepped(page(270), [100, 100, 200, 300], right)).toEqual([100, 90, 200, 290]);
    const lower = { right: 0, down: 20, how: 'size' } as const;
    expect(stepped(page(0), [100, 100, 200, 300], lower)).toEqual([100, 80, 200, 300]);
    expect(stepped(page(180), [100, 100, 200, 300], lower)).toEqual([100, 100, 200, 320]);
  });

  test('stays on its page and keeps a size', () => {
    const far = { right: 9_000, down: -9_000 } as const;
    expect(stepped(page(0), [100, 100, 200, 300], { ...far, how: 'move' })).toEqual([500, 600, 600, 800]);
    const small = stepped(page(0), [100, 100, 200, 300], { right: -500, down: -500, how: 'size' });
    expect(small).toEqual([100, 294, 106, 300]);
    expect(isLargeEnough(small)).toBe(true);
    expect(isLargeEnough([100, 100, 103, 300])).toBe(false);
  });

  test('has a name, and stands in tables in brackets', () => {
    expect(regionName('e123')).toBe('Region, page e123');
    expect(quoteWords('', 'e123')).toBe('[region, page e123]');
    expect(quoteWords('remis-\nsion', 'e123')).toBe('remission');
  });
});
