import { expect, test } from 'vitest';
import { tokensOf } from './tokens.ts';

const numbers = (text: string) =>
  tokensOf(text).flatMap((token) => (token.kind === 'number' ? [token.value] : []));

test.each([
  ['0.39', [0.39]],
  ['0·39', [0.39]],
  ['.001', [0.001]],
  ['1,234 of 12,345', [1234, 12_345]],
  ['12\u2009345', [12_345]],
  ['1 027 cells', [1027]],
  ['−2.3 (–3.1 to -1.5)', [-2.3, -3.1, -1.5]],
  ['0.24–0.64', [0.24, 0.64]],
  ['0. 82-1.40', [0.82, 1.4]],
  ['28,3% and 64,3%', [28.3, 64.3]],
  ['(3,7)', [3, 7]],
  ['0.5 (1,7)', [0.5, 1, 7]],
  ['CAPS-5 and H2', []],
])('numbers of %s', (text, expected) => {
  expect(numbers(text)).toEqual(expected);
});

test('look-alikes are made one', () => {
  const marks = tokensOf('≤ < or = </= +/- ± – ≥').map((token) => token.text);
  expect(marks).toEqual(['<', '<', '<', '±', '±', '-', '>']);
});

test('every token stands where it says', () => {
  const text = 'aHR 0·39 [95% CI, 0.24–0.64]; P < .001';
  for (const token of tokensOf(text)) expect(text.slice(token.start, token.end)).toBe(token.raw);
});
