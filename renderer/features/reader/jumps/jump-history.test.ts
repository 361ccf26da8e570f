import { expect, test } from 'vitest';
import { left, noJumps, wentBack, wentForward } from './jump-history.ts';
import type { JumpHistory } from './jump-history.ts';

const same = (a: string, b: string) => a === b;
const after = (...spots: string[]): JumpHistory<string> =>
  spots.reduce<JumpHistory<string>>((history, spot) => left(history, spot, same), noJumps);

test('back and forward walk through the spots that were left, and the one that was scrolled to', () => {
  const first = wentBack(after('a', 'b'), 'c', same);
  expect(first?.to).toBe('b');
  const second = wentBack(first?.history ?? noJumps, 'b', same);
  expect(second?.to).toBe('a');
  const third = wentForward(second?.history ?? noJumps, 'a', same);
  expect(third?.to).toBe('b');
  expect(wentForward(third?.history ?? noJumps, 'b', same)?.to).toBe('c');
});

test('at the ends nothing happens', () => {
  expect(wentBack(noJumps, 'a', same)).toBeNull();
  expect(wentForward(after('a'), 'b', same)).toBeNull();
  expect(wentBack(after('a'), 'a', same)).toBeNull();
});

test('a new jump forgets what lay ahead, the same spot left twice is one, and only so many are kept', () => {
  const back = wentBack(after('a', 'b'), 'c', same);
  expect(left(back?.history ?? noJumps, 'd', same)).toEqual({ past: ['a', 'd'], future: [] });
  expect(after('a', 'a')).toEqual({ past: ['a'], future: [] });
  const many = after(...Array.from({ length: 300 }, (_, at) => String(at)));
  expect(many.past).toHaveLength(200);
  expect(many.past.at(-1)).toBe('299');
});
