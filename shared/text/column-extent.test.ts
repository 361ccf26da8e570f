import { expect, test } from 'vitest';
import { columnExtent, type LineBox } from '#shared/text/column-extent.ts';

const line = (left: number, top: number, width: number): LineBox => ({ left, top, width, height: 10 });
const column = (left: number, width: number): LineBox[] =>
  Array.from({ length: 30 }, (_, at) => line(left, 100 + at * 12, at % 7 === 6 ? width / 3 : width));
const page = [line(50, 40, 500), line(50, 60, 480), ...column(50, 240), ...column(310, 240)];

test('the column at a point is as wide as the lines around it', () => {
  expect(columnExtent(page, 100, 250)).toEqual({ left: 50, right: 290 });
  expect(columnExtent(page, 400, 250)).toEqual({ left: 310, right: 550 });
});

test('the short last line of a paragraph, and the white beside it, belong to their column', () => {
  expect(columnExtent(page, 60, 100 + 6 * 12 + 5)).toEqual({ left: 50, right: 290 });
  expect(columnExtent(page, 545, 100 + 8 * 12 + 5)).toEqual({ left: 310, right: 550 });
});

test('a title over both columns widens none, and is as wide as itself', () => {
  expect(columnExtent(page, 100, 101)).toEqual({ left: 50, right: 290 });
  expect(columnExtent(page, 100, 42)).toEqual({ left: 50, right: 550 });
});

test('a page without lines has no column', () => {
  expect(columnExtent([], 1, 1)).toBeNull();
});
