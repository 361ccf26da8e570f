import { expect, test } from 'vitest';
import { grownTogether } from './outline-shape.ts';

const line = (left: number, top: number, width: number) => ({ left, top, width, height: 10 });

test('the lines of a passage grow down to the next; columns and ends that do not meet stay apart', () => {
  const lines = [line(60, 0, 40), line(0, 14, 100), line(0, 28, 30), line(200, 0, 100)];
  expect(grownTogether(lines).map(({ height }) => height)).toEqual([14, 14, 10, 10]);
  expect(grownTogether([line(60, 0, 40), line(0, 14, 30)]).map(({ height }) => height)).toEqual([10, 10]);
  expect(grownTogether([line(0, 0, 40), line(0, 60, 40)]).map(({ height }) => height)).toEqual([10, 10]);
  expect(grownTogether([])).toEqual([]);
});
