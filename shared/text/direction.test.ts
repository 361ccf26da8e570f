import { expect, test } from 'vitest';
import { textDirection } from './direction.ts';

test.each([
  ['1. «نتائج» trial', 'rtl'],
  ['(2) שיפור', 'rtl'],
  ['Trial نتائج', 'ltr'],
  ['Ελληνικά', 'ltr'],
  ['10 %', 'ltr'],
  ['', 'ltr'],
])('%s runs %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
