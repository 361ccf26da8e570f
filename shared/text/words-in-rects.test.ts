import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from './page-text.ts';
import { rectsFor } from './rects.ts';
import { wordsInRects } from './words-in-rects.ts';

/** A page of lines: each character 10 wide and 10 high, lines 20 apart, the first at the top. */
function page(...lines: string[]) {
  const text = lines.join('\n');
  const boxes = new Float32Array(text.length * 4);
  let at = 0;
  lines.forEach((line, row) => {
    for (let column = 0; column <= line.length && at < text.length; column += 1) {
      boxes.set(
        [column * 10, 200 - row * 20, column * 10 + (column < line.length ? 10 : 0), 210 - row * 20],
        at * 4,
      );
      at += 1;
    }
  });
  return { text, boxes };
}
const words = (on: ReturnType<typeof page>, rects: readonly Rect[]) =>
  wordsInRects(on, rects).map(({ start, end }) => on.text.slice(start, end));

describe('words in rectangles', () => {
  const two = page('one two three', 'four five six');

  test('are those whose middle is covered, over line ends in one piece', () => {
    expect(words(two, [[38, 198, 132, 212]])).toEqual(['two three']);
    expect(
      words(two, [
        [80, 198, 132, 212],
        [0, 178, 42, 192],
      ]),
    ).toEqual(['three\nfour']);
    expect(
      words(two, [
        [0, 178, 42, 192],
        [80, 198, 132, 212],
      ]),
    ).toEqual(['three\nfour']);
  });

  test('take the number of a reference between them along, and no other word', () => {
    const raised = page('cured [12] in all');
    expect(
      words(raised, [
        [0, 198, 52, 212],
        [110, 198, 172, 212],
      ]),
    ).toEqual(['cured [12] in all']);
    const apart = page('cured nobody in all');
    expect(
      words(apart, [
        [0, 198, 52, 212],
        [130, 198, 192, 212],
      ]),
    ).toEqual(['cured', 'in all']);
  });

  test('are none for nonsense, and for more than can be compared', () => {
    expect(words(two, [[Number.NaN, 0, 900, 900]])).toEqual([]);
    expect(words(two, [[0, 0, Number.POSITIVE_INFINITY, 900]])).toEqual([]);
    expect(words(two, [[900, 900, 0, 0]])).toEqual([]);
    const long = page('x'.repeat(50_000));
    const many = Array.from({ length: 401 }, (): Rect => [0, 198, 132, 212]);
    expect(words(long, many)).toEqual([]);
    expect(words(long, many.slice(1))).toEqual(['x'.repeat(13)]);
  });

  test('of the rectangles of a range are that range', () => {
    const text = page('remission came early', 'and stayed for years', 'in most of the children');
    fc.assert(
      fc.property(fc.nat(text.text.length - 1), fc.nat(text.text.length - 1), (one, other) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other) + 1];
        const cut = text.text.slice(start, end).trim();
        fc.pre(cut !== '');
        expect(words(text, rectsFor(text, start, end))).toEqual([cut]);
      }),
    );
  });
});
