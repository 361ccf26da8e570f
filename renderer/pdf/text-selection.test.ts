import { describe, expect, test } from 'vitest';
import type { PageText } from '#shared/text/page-text.ts';
import {
  caretAt,
  caretRect,
  extendSelection,
  movePoint,
  offsetUnder,
  startSelection,
} from './text-selection.ts';
import { rangesOnPage, selectedRanges } from './selected-ranges.ts';
import type { Motion, TextPoint } from './text-selection.ts';

/** A page whose characters are 5 wide and 10 high, lines 20 apart from `top` downwards. */
function pageOf(page: number, text: string, top = 700): PageText {
  const boxes: number[] = [];
  let [x, y] = [50, top];
  for (const character of text) {
    if (character === '\n') {
      boxes.push(x, y, x, y + 10);
      [x, y] = [50, y - 20];
      continue;
    }
    boxes.push(x, y, x + 5, y + 10);
    x += 5;
  }
  return { page, label: '', width: 600, height: 800, rotate: 0, text, boxes: Float32Array.from(boxes) };
}

const first = pageOf(1, 'Remission was higher.\nSurvival was the same.');
const blank = pageOf(2, '');
const third = pageOf(3, 'Toxicity was lower.');
const pages = [first, blank, third];
const textOf = (page: number): PageText | undefined => pages[page - 1];

function textIn(selection: ReturnType<typeof startSelection>): string[] {
  return (selectedRanges(selection, textOf) ?? []).map(({ page, start, end }) =>
    (textOf(page)?.text ?? '').slice(start, end),
  );
}

function moved(point: TextPoint, motion: Motion): TextPoint {
  const outcome = movePoint(point, motion, pages.length, textOf);
  if (!('point' in outcome)) throw new Error(`page ${outcome.blocked} is missing`);
  return outcome.point;
}

describe('selecting', () => {
  test('the right half of a word’s last letter still means that word', () => {
    const last = offsetUnder(first, 50 + 9 * 5 - 1, 705, 'word');
    expect(last).not.toBe(null);
    expect(textIn(startSelection(first, last ?? 0, 'word'))).toEqual(['Remission']);
    expect(offsetUnder(first, 50 + 9 * 5 - 1, 705, 'character')).toBe(9);
  });

  test('a drag by words keeps the first word, to either side', () => {
    const was = startSelection(first, 11, 'word');
    expect(textIn(was)).toEqual(['was']);
    expect(textIn(extendSelection(was, first, 16))).toEqual(['was higher']);
    expect(textIn(extendSelection(was, first, 2))).toEqual(['Remission was']);
    expect(textIn(extendSelection(extendSelection(was, first, 2), first, 16))).toEqual(['was higher']);
  });

  test('goes over page breaks and leaves out pages without words', () => {
    const selection = extendSelection(startSelection(first, 22, 'character'), third, 8);
    expect(textIn(selection)).toEqual(['Survival was the same.', 'Toxicity']);
    expect(rangesOnPage(selection, blank, textOf)).toEqual([]);
    expect(rangesOnPage(selection, pageOf(4, 'Beyond'), textOf)).toEqual([]);
  });

  test('running heads and feet between two pages are left out, unless the selection begins in them', () => {
    // The first line stands near the upper edge of the page, and so do both heads.
    const printed = ['Trials 16:1 Page 1\n\nRemission was', 'Trials 16:1 Page 2\n\nhigher.'].map((text, at) =>
      pageOf(at + 1, text, 780),
    );
    const [one, two] = printed;
    if (one === undefined || two === undefined) throw new Error('Two pages were made.');
    const at = (page: number): PageText | undefined => printed[page - 1];
    const words = (selection: ReturnType<typeof startSelection>): string[] =>
      (selectedRanges(selection, at) ?? []).map(
        ({ page, start, end }) => at(page)?.text.slice(start, end) ?? '',
      );
    const whole = { first: startSelection(one, 20, 'character'), length: two.text.length };
    expect(words(extendSelection(whole.first, two, whole.length))).toEqual(['Remission was', 'higher.']);
    expect(words(extendSelection(whole.first, two, 6))).toEqual(['Remission was', 'Trials']);
  });

  test('backwards is the same words', () => {
    const selection = extendSelection(startSelection(third, 8, 'character'), first, 22);
    expect(textIn(selection)).toEqual(['Survival was the same.', 'Toxicity']);
  });

  test('a selection over a page that is not loaded is not known yet', () => {
    const selection = extendSelection(startSelection(first, 0, 'character'), third, 3);
    expect(selectedRanges(selection, (page) => (page === 2 ? undefined : textOf(page)))).toBe(undefined);
  });
});

describe('the caret', () => {
  test('steps over page breaks and blank pages, both ways', () => {
    const end = { page: 1, offset: first.text.length };
    expect(moved(end, 'right')).toEqual({ page: 3, offset: 0 });
    expect(moved({ page: 3, offset: 0 }, 'left')).toEqual(end);
    expect(moved(end, 'wordRight').page).toBe(3);
  });

  test('keeps its column when it goes down to another page', () => {
    expect(moved({ page: 1, offset: 22 + 4 }, 'down')).toEqual({ page: 3, offset: 4 });
    expect(moved({ page: 3, offset: 4 }, 'up')).toEqual({ page: 1, offset: 22 + 4 });
  });

  test('stays at the ends of the document, and at the end of a line', () => {
    expect(moved({ page: 1, offset: 0 }, 'left')).toEqual({ page: 1, offset: 0 });
    expect(moved({ page: 3, offset: 19 }, 'right')).toEqual({ page: 3, offset: 19 });
    expect(moved({ page: 1, offset: 21 }, 'lineEnd')).toEqual({ page: 1, offset: 21 });
  });

  test('names the page that must be loaded first', () => {
    expect(
      movePoint({ page: 1, offset: first.text.length }, 'right', 3, (page) =>
        page === 1 ? first : undefined,
      ),
    ).toEqual({
      blocked: 2,
    });
  });

  test('stands at the left of its character, after the last one at its right', () => {
    expect(caretRect(first, 2)).toEqual([60, 700, 60, 710]);
    expect(caretRect(first, 21)).toEqual([50 + 21 * 5, 700, 50 + 21 * 5, 710]);
    expect(caretRect(first, 22)).toEqual([50, 680, 50, 690]);
    expect(caretRect(blank, 0)).toBe(null);
    expect(textIn(caretAt({ page: 1, offset: 3 }))).toEqual([]);
  });

  test('from body to body over a page break, past running heads, unless it stands in one', () => {
    const printed = ['Trials 16:1 Page 1\n\nRemission was', 'Trials 16:1 Page 2\n\nhigher. So'].map(
      (text, at) => pageOf(at + 1, text, 780),
    );
    const at = (page: number): PageText | undefined => printed[page - 1];
    const after = (point: TextPoint, motion: Motion) => movePoint(point, motion, printed.length, at);
    const end = printed[0]?.text.length ?? 0;
    for (const motion of ['right', 'wordRight', 'down'] as const) {
      expect(after({ page: 1, offset: end }, motion)).toMatchObject({ point: { page: 2 } });
    }
    expect(after({ page: 1, offset: end }, 'right')).toEqual({ point: { page: 2, offset: 20 } });
    expect(after({ page: 2, offset: 20 }, 'left')).toEqual({ point: { page: 1, offset: end } });
    expect(after({ page: 2, offset: 7 }, 'left')).toEqual({ point: { page: 2, offset: 6 } });
  });
});
