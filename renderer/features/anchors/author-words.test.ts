import { expect, test } from 'vitest';
import { authorWords } from './author-words.ts';

test.each([
  [[], ''],
  [['J. Smith'], ' by J. Smith'],
  [['J. Smith', 'Ada'], ' by J. Smith and Ada'],
  [['A', 'B', 'C'], ' by A, B and C'],
  [['A', 'B', 'C', 'D', 'E'], ' by A, B, C and others'],
])('%j', (authors, words) => {
  expect(authorWords(authors)).toBe(words);
});
