import { describe, expect, test } from 'vitest';
import type { PageText } from '#shared/text/page-text.ts';
import { wordsUnder } from './link-words.ts';

/** One line of characters, each 10 wide and high, above it a second line; 0 is at the bottom. */
function page(...lines: readonly string[]): PageText {
  const text = lines.join('\n');
  const boxes: number[] = [];
  for (const [row, line] of lines.entries()) {
    const y = 100 - row * 20;
    for (let at = 0; at <= line.length; at += 1) boxes.push(at * 10, y, at * 10 + 10, y + 10);
  }
  return {
    page: 1,
    label: '1',
    width: 600,
    height: 800,
    rotate: 0,
    text,
    boxes: new Float32Array(boxes.slice(0, text.length * 4)),
  };
}

describe('the words under a box', () => {
  const text = page('See Table 2 below', 'and Figure 1');

  test('are those whose middles it holds', () => {
    expect(wordsUnder(text, [40, 98, 110, 112])).toBe('Table 2');
    expect(wordsUnder(text, [44, 98, 106, 112])).toBe('Table 2');
    expect(wordsUnder(text, [46, 98, 104, 112])).toBe('able');
  });

  test('go over lines, and are none where nothing stands', () => {
    expect(wordsUnder(text, [0, 70, 600, 120])).toBe('See Table 2 below and Figure 1');
    expect(wordsUnder(text, [0, 300, 600, 400])).toBe('');
  });

  test('are cut where a link covers a whole page', () => {
    expect(wordsUnder(page('x'.repeat(500)), [0, 0, 9_000, 800])).toHaveLength(200);
  });
});
