import { describe, expect, test } from 'vitest';
import { isWantedPanes, sidesFor as sidesIn, usualPanes, type WantedPanes } from './pane-room.ts';

const wide = { ...usualPanes, left: { width: 300, open: true }, right: { width: 400, open: true } };

const sidesFor = (width: number, wanted: WantedPanes) => sidesIn(width, wanted, true);

describe('the panes beside the paper', () => {
  test('are as the person wants them while the paper has its room', () => {
    expect(sidesFor(1_240, usualPanes)).toEqual({ left: 260, right: 340 });
    expect(sidesFor(1_240, { ...usualPanes, left: { width: 260, open: false } })).toEqual({
      left: 0,
      right: 340,
    });
  });

  test('give way, the left one first, down to their least width', () => {
    expect(sidesFor(1_180, wide)).toEqual({ left: 260, right: 400 });
    expect(sidesFor(1_000, wide)).toEqual({ left: 180, right: 300 });
    expect(sidesFor(960, wide)).toEqual({ left: 180, right: 260 });
  });

  test('go where that is not enough: the left one, the right one only when nothing could be read beside it', () => {
    expect(sidesFor(836, usualPanes)).toEqual({ left: 0, right: 292 });
    expect(sidesFor(804, usualPanes)).toEqual({ left: 0, right: 260 });
    expect(sidesFor(540, usualPanes)).toEqual({ left: 0, right: 260 });
    expect(sidesFor(539, usualPanes)).toEqual({ left: 0, right: 0 });
    expect(sidesFor(740, { ...usualPanes, right: { width: 340, open: false } })).toEqual({
      left: 196,
      right: 0,
    });
  });

  test('the right one goes sooner while nothing is done in it, such as with text of twice the size', () => {
    expect(sidesIn(704, usualPanes, false)).toEqual({ left: 0, right: 260 });
    expect(sidesIn(703, usualPanes, false)).toEqual({ left: 0, right: 0 });
    expect(sidesIn(570, usualPanes, false)).toEqual({ left: 0, right: 0 });
    expect(sidesIn(570, usualPanes, true)).toEqual({ left: 0, right: 260 });
    expect(sidesIn(570, { ...usualPanes, middle: 280 }, false)).toEqual({ left: 0, right: 266 });
  });

  test('stay where somebody has chosen a narrower paper', () => {
    expect(sidesFor(836, { ...usualPanes, middle: 300 })).toEqual({ left: 196, right: 340 });
  });

  test('are remembered in their own shape only', () => {
    expect(isWantedPanes(usualPanes)).toBe(true);
    expect(isWantedPanes({ left: 20, middle: 50, right: 30 })).toBe(false);
    expect(isWantedPanes({ ...usualPanes, middle: Number.NaN })).toBe(false);
  });
});
