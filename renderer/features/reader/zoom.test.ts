import { describe, expect, test } from 'vitest';
import { commonest, fitPage, fitWidth, pageFactor, wheelZoom, zoomFactor, zoomStep, zoomTo } from './zoom.ts';

describe('zoom', () => {
  test('fits the page to the room and stays within the limits', () => {
    const page = { width: 800, height: 1000 };
    expect(zoomFactor(fitWidth, { width: 1200, height: 500 }, page)).toBe(1.5);
    expect(zoomFactor(fitWidth, { width: 10, height: 500 }, page)).toBe(0.25);
    expect(zoomFactor({ mode: 'scale', scale: 2 }, { width: 1200, height: 500 }, page)).toBe(2);
  });

  test('shows the whole page, whichever side is the longer one', () => {
    const page = { width: 800, height: 1000 };
    expect(zoomFactor(fitPage, { width: 1600, height: 500 }, page)).toBe(0.5);
    expect(zoomFactor(fitPage, { width: 400, height: 900 }, page)).toBe(0.5);
  });

  test('what is fitted fits pages of other sizes too; a chosen factor is the same for all', () => {
    const room = { width: 400, height: 500 };
    const foldOut = { width: 1600, height: 1000 };
    const narrow = { width: 400, height: 1000 };
    expect(pageFactor(fitWidth, 0.5, room, foldOut)).toBe(0.25);
    expect(pageFactor(fitWidth, 0.5, room, narrow)).toBe(0.5);
    expect(pageFactor(fitPage, 0.5, room, { width: 400, height: 2000 })).toBe(0.25);
    expect(pageFactor({ mode: 'scale', scale: 2 }, 2, room, foldOut)).toBe(2);
    // Smaller than any step of zoom, if that is what it takes.
    expect(pageFactor(fitWidth, 0.25, room, { width: 8000, height: 1000 })).toBe(0.05);
  });

  test('the wheel goes as far up as down, and one wild turn is not a leap', () => {
    const up = wheelZoom(1, -100);
    if (up.mode !== 'scale') throw new Error(up.mode);
    expect(up.scale).toBeGreaterThan(1.15);
    expect(wheelZoom(up.scale, 100)).toEqual({ mode: 'scale', scale: expect.closeTo(1, 9) });
    expect(wheelZoom(1, -100_000)).toEqual(wheelZoom(1, -200));
  });

  test('steps from a fitted factor to the next round one', () => {
    expect(zoomStep(1.37, 1)).toEqual({ mode: 'scale', scale: 1.5 });
    expect(zoomStep(1.37, -1)).toEqual({ mode: 'scale', scale: 1.25 });
    expect(zoomStep(1.5, 1)).toEqual({ mode: 'scale', scale: 1.75 });
    expect(zoomStep(5, 1)).toEqual({ mode: 'scale', scale: 5 });
    expect(zoomStep(0.25, -1)).toEqual({ mode: 'scale', scale: 0.25 });
  });

  test('keeps a free factor within the limits', () => {
    expect(zoomTo(9)).toEqual({ mode: 'scale', scale: 5 });
  });

  test('takes the width of most pages, so that one fold-out does not make all others small', () => {
    expect(commonest([1190, 595, 595, 595])).toBe(595);
    expect(commonest([])).toBe(1);
  });
});
