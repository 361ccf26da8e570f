import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedWords } from './changed-words.ts';

const marked = (text: string, other: string): string =>
  changedWords(text, other)
    .map((piece) => (piece.changed ? piece.text.replace(/\S.*/u, '[$&]') : piece.text))
    .join('');

test('words that the other text lacks are marked, each stretch once', () => {
  expect(marked('rates were clearly higher in children', 'rates were notably higher in the children')).toBe(
    'rates were [clearly] higher in children',
  );
  expect(marked('a b c', 'a b c')).toBe('a b c');
  expect(marked('one two', 'three')).toBe('[one two]');
  expect(changedWords('', 'x')).toEqual([]);
});

test('the pieces are the words again; equal texts have no mark; too long ones neither', () => {
  const words = fc
    .array(fc.constantFrom('a', 'b', 'c', 'dd'), { maxLength: 30 })
    .map((list) => list.join(' '));
  fc.assert(
    fc.property(words, words, (text, other) => {
      expect(
        changedWords(text, other)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
      expect(changedWords(text, text).some(({ changed }) => changed)).toBe(false);
    }),
  );
  const long = 'word '.repeat(601);
  expect(changedWords(long, 'other')).toEqual([{ text: long, changed: false }]);
});
