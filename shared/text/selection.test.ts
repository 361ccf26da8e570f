import { describe, expect, test } from 'vitest';
import { column, rawPage } from '#shared/testing/raw-pages.ts';
import { composePage } from '#shared/text/compose-page.ts';
import {
  charAt,
  lineEnd,
  lines,
  lineStart,
  moveCaret,
  paragraphAt,
  rectsFor,
  sentenceAt,
  wordAt,
} from '#shared/text/selection.ts';

const LEFT = [
  'the first column begins with these words',
  'and goes on to a second line of some text',
  'that is long enough for prose to be seen',
  'short end.',
];
const RIGHT = [
  'while the second column tells another and',
  'longer story in lines of the same breadth',
  'so that nobody reads across the two of it',
  'and it ends with its own full stop. Here',
];
const PAGE = composePage(rawPage([...column(50, 700, LEFT), ...column(310, 700, RIGHT)]));
const shown = ({ start, end }: { start: number; end: number }) => PAGE.text.slice(start, end);

describe('a point on the page', () => {
  test('within a word gives the nearest gap between characters', () => {
    expect(charAt(PAGE, 71, 702)).toBe(4);
    expect(charAt(PAGE, 74, 702)).toBe(5);
  });

  test('in the white beside a short line stays in its column', () => {
    expect(charAt(PAGE, 240, 665)).toBe(PAGE.text.indexOf('short end.') + 10);
  });

  test('right of the gutter is in the right column', () => {
    expect(charAt(PAGE, 309, 702)).toBe(PAGE.text.indexOf('while'));
  });

  test('far above or below gives the first or last line of that column', () => {
    expect(charAt(PAGE, 60, 790)).toBe(2);
    expect(charAt(PAGE, 320, 10)).toBe(PAGE.text.indexOf('and it ends') + 2);
  });

  test('of an empty page gives nothing', () => {
    expect(charAt(composePage(rawPage([])), 10, 10)).toBeNull();
  });

  test('on turned text follows its lines', () => {
    const turned = composePage(rawPage([{ x: 100, y: 100, text: 'turned', angle: 90 }]));
    expect(charAt(turned, 98, 116)).toBe(3);
  });
});

describe('spans', () => {
  test.each([
    ['a plain word', 'the first one', 5, 'first'],
    ['a word parted at a line end', 'complete remis-\nsion of', 18, 'remis-\nsion'],
    ['a compound', 'a long-term study', 8, 'long-term'],
    ['a decimal number', 'was 1.21 (0.70', 6, '1.21'],
    ['an apostrophe', 'the patient\u2019s age', 13, 'patient\u2019s'],
    ['no full stop after it', 'it ends. Here', 4, 'ends'],
    ['a sign alone', 'p < 0.05', 2, '<'],
    ['the last word from behind', 'the end', 7, 'end'],
  ])('a word: %s', (_, text, at, word) => {
    const span = wordAt({ text }, at);
    expect(text.slice(span.start, span.end)).toBe(word);
  });

  test.each([
    ['between two others', 'One is here. Two is there. Three.', 15, 'Two is there.'],
    [
      'not cut at abbreviations and numbers',
      'As Smith et al. Found, e.g. The 1.5 mg dose of Dr. Who. Next',
      20,
      'As Smith et al. Found, e.g. The 1.5 mg dose of Dr. Who.',
    ],
    ['over line ends, not over blocks', 'Head\n\nIt goes\non here. Then\nmore', 8, 'It goes\non here.'],
    ['a question', 'Why? Because.', 1, 'Why?'],
  ])('a sentence: %s', (_, text, at, sentence) => {
    const span = sentenceAt({ text }, at);
    expect(text.slice(span.start, span.end)).toBe(sentence);
  });

  test('a paragraph ends at the white around it', () => {
    const text = 'Head\n\nfirst line\nsecond line\n\nfoot';
    for (const at of [6, 12, 28]) expect(paragraphAt({ text }, at)).toEqual({ start: 6, end: 28 });
    expect(paragraphAt({ text }, 0)).toEqual({ start: 0, end: 4 });
    expect(paragraphAt({ text }, text.length)).toEqual({ start: 30, end: 34 });
  });

  test('a line begins and ends at its line ends', () => {
    expect(lineStart(PAGE, 45)).toBe(41);
    expect(shown({ start: 41, end: lineEnd(PAGE, 45) })).toBe(LEFT[1]);
    expect(lineStart(PAGE, 0)).toBe(0);
  });

  test('lines and rectangles are one for each line, none for the gaps', () => {
    expect(lines(PAGE).map(shown)).toEqual([...LEFT, ...RIGHT]);
    expect(rectsFor(PAGE, 36, 44)).toEqual([
      [230, 697.5, 250, 707.5],
      [50, 685.5, 65, 695.5],
    ]);
    expect(rectsFor(PAGE, 5, 5)).toEqual([]);
  });
});

describe('a caret', () => {
  test.each([
    ['right', 3, 4],
    ['left', 4, 3],
    ['wordRight', 0, 4],
    ['wordLeft', 9, 4],
    ['down', 4, 45],
    ['up', 45, 4],
    ['lineStart', 45, 41],
    ['lineEnd', 3, 40],
    ['pageStart', 45, 0],
    ['pageEnd', 3, PAGE.text.length],
    ['left', 0, 0],
    ['right', PAGE.text.length, PAGE.text.length],
    ['up', 3, 3],
  ] as const)('goes %s from %i to %i', (move, from, to) => {
    expect(moveCaret(PAGE, from, move)).toBe(to);
  });

  test('goes down from the foot of a column to the head of the next', () => {
    const foot = PAGE.text.indexOf('short');
    expect(moveCaret(PAGE, foot, 'down')).toBe(PAGE.text.indexOf('while'));
  });

  test('steps over a character of two units and over a block end', () => {
    const page = { ...PAGE, text: 'a\ud83d\ude00\n\nb' };
    expect(moveCaret(page, 1, 'right')).toBe(3);
    expect(moveCaret(page, 3, 'left')).toBe(1);
    expect(moveCaret(page, 3, 'right')).toBe(5);
  });

  test('reaches every line of a page by going down, and comes back', () => {
    let at = 0;
    const seen = new Set<number>();
    for (let step = 0; step < 20; step += 1) {
      seen.add(lineStart(PAGE, at));
      at = moveCaret(PAGE, at, 'down');
    }
    expect(seen.size).toBe(8);
    for (let step = 0; step < 20; step += 1) at = moveCaret(PAGE, at, 'up');
    expect(lineStart(PAGE, at)).toBe(0);
  });
});
