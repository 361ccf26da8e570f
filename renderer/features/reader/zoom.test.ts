import { describe, expect, test } from 'vitest';
import { commonest, fitWidth, zoomFactor, zoomStep, zoomTo } from './zoom.ts';

describe('zoom', () => {
  test('fits the page to the room and stays within the limits', () => {
    expect(zoomFactor(fitWidth, 1200, 800)).toBe(1.5);
    expect(zoomFactor(fitWidth, 10, 800)).toBe(0.25);
    expect(zoomFactor({ mode: 'scale', scale: 2 }, 1200, 800)).toBe(2);
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
