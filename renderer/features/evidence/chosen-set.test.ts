import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { ClaimId } from '#shared/contract/ids.ts';
import { type Choice, extended, kept, rangeEnd, toggled } from './chosen-set.ts';

const order = [...'abcdefg'].map((key) => ({ key, claimId: ClaimId.parse(v7()) }));
const at = (key: string) => order.find((line) => line.key === key) ?? { key, claimId: ClaimId.parse(v7()) };
const keys = (choice: Choice | null) => [...(choice?.lines.keys() ?? [])].toSorted().join('');
const shown = new Set('abcdefg');

test('a range grows and shrinks from where it began, also past it', () => {
  const grown = extended(null, order, 'c', 'e');
  expect(keys(grown)).toBe('cde');
  expect(keys(extended(grown, order, 'e', 'd'))).toBe('cd');
  expect(keys(extended(grown, order, 'e', 'a'))).toBe('abc');
});

test('another order of the table keeps exactly what is chosen, and ends the range', () => {
  const chosen = extended(null, order, 'b', 'd');
  const other = ['b', 'f', 'c', 'g', 'd', 'a', 'e'].map(at);
  expect(kept(chosen, shown)).toBe(chosen);
  expect(keys(extended(chosen, other, 'd', 'a'))).toBe('abcd');
});

test('what leaves the view leaves the choice for good, and is counted', () => {
  const chosen = extended(null, order, 'b', 'd');
  const rest = kept(chosen, new Set('abdefg'));
  expect(keys(rest)).toBe('bd');
  expect(rest?.left).toBe(1);
  expect(rest === null ? null : kept(rest, shown)).toBe(rest);
  expect(kept(chosen, new Set('aeg'))).toBeNull();
});

test('one line is taken out or added, and a range from there adds to the others', () => {
  const chosen = extended(null, order, 'a', 'd');
  const without = toggled(chosen, at('b'));
  expect(keys(without)).toBe('acd');
  const more = toggled(without, at('f'));
  expect(keys(more)).toBe('acdf');
  expect(keys(extended(more, order, 'f', 'g'))).toBe('acdfg');
  expect(toggled(toggled(null, at('a')), at('a'))).toBeNull();
});

test('a claim that is taken out is so with all its lines', () => {
  const twice = { ...at('a'), key: 'a again' };
  expect(keys(toggled(extended(null, [at('a'), at('b'), twice], 'a', 'a again'), twice))).toBe('b');
});

test('all lines are a range that goes on from its last line while the focus stays where it was', () => {
  const all = { ...extended(null, order, 'a', 'g'), heldFrom: 'c' };
  expect(rangeEnd(all, 'c')).toBe('g');
  const fewer = extended(all, order, 'c', 'f');
  expect(keys(fewer)).toBe('abcdef');
  expect(keys(extended(fewer, order, 'f', 'e'))).toBe('abcde');
  // Once the focus has gone elsewhere a new range begins there.
  expect(rangeEnd(all, 'd')).toBeNull();
  expect(keys(extended(all, order, 'd', 'c'))).toBe('abcdefg');
});
