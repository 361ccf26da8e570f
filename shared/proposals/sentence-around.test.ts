import { expect, it } from 'vitest';
import { sentenceAround } from './sentence-around.ts';

const text = 'One came first. The second followed. A third ended it.\n\nAnother block.';
const around = (start: number, end: number): string => {
  const span = sentenceAround(text, start, end);
  return text.slice(span.start, span.end);
};

it('gives the whole sentences that a selection touches', () => {
  const at = text.indexOf('second');
  expect(around(at, at + 6)).toBe('The second followed.');
  expect(around(at, text.indexOf('third') + 2)).toBe('The second followed. A third ended it.');
  expect(around(at, at)).toBe('The second followed.');
});

it('stays within the text', () => {
  expect(around(-5, 3)).toBe('One came first.');
  expect(around(900, 950)).toBe('Another block.');
  expect(sentenceAround('', 0, 0)).toEqual({ start: 0, end: 0 });
});
