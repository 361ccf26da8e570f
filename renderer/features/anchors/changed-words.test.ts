import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedWords, type Piece } from './changed-words.ts';

const signs: Readonly<Record<Piece['kind'], readonly [string, string]>> = {
  same: ['', ''],
  added: ['[', ']'],
  missing: ['{', '}'],
};
const marked = (old: string, now: string): string =>
  (changedWords(old, now) ?? []).map(({ text, kind }) => signs[kind].join(text)).join(' ');
const textOf = (pieces: readonly Piece[] | null, without: Piece['kind']): string =>
  (pieces ?? [])
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join(' ');

test('words that are new and words that are missing are told apart, each stretch once', () => {
  expect(marked('rates were notably higher in the children', 'rates were clearly higher in children')).toBe(
    'rates were {notably} [clearly] higher in {the} children',
  );
  expect(marked('Survival did not improve', 'Survival did improve')).toBe('Survival did {not} improve');
  expect(marked('a b c', 'a b c')).toBe('a b c');
  expect(marked('three', 'one two')).toBe('{three} [one two]');
  expect(marked('at the end', '')).toBe('{at the end}');
  expect(marked('', 'x')).toBe('[x]');
});

test('the pieces are both texts again; equal texts have no mark; too long ones are not compared', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'dd'), { maxLength: 30 })
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (old, now) => {
      const pieces = changedWords(old, now);
      expect(textOf(pieces, 'missing')).toBe(now);
      expect(textOf(pieces, 'added')).toBe(old);
      expect(changedWords(old, old)?.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
  expect(changedWords('other', 'word '.repeat(601))).toBeNull();
});
