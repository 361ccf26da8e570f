import { describe, expect, test } from 'vitest';
import { AnnotationId } from '#shared/contract/ids.ts';
import { highlightName, marksAt, marksOn, nextOf } from './marks.ts';
import type { Highlight } from './types.ts';

let made = 0;
function highlight(start: number, end: number, page = 1): Highlight {
  made += 1;
  return {
    id: AnnotationId.parse(`00000000-0000-4000-8000-${String(made).padStart(12, '0')}`),
    parts: [{ page, label: '', rects: [[start, 0, end, 10]], start, end }],
    state: 'exact',
    claims: [],
    hue: null,
    label: `${start}-${end}`,
  };
}

const levels = (highlights: readonly Highlight[]) =>
  marksOn(1, highlights, () => []).map(({ highlight: { label }, level }) => [label, level]);

describe('highlights on a page', () => {
  test('a second one over the same words is a line, a third one a lower line', () => {
    expect(levels([highlight(0, 50), highlight(10, 20), highlight(15, 60)])).toEqual([
      ['0-50', 0],
      ['10-20', 1],
      ['15-60', 2],
    ]);
  });

  test('neighbours are both tints, and a level is used again once it is free', () => {
    expect(levels([highlight(20, 30), highlight(0, 20), highlight(25, 40), highlight(32, 50)])).toEqual([
      ['0-20', 0],
      ['20-30', 0],
      ['25-40', 1],
      ['32-50', 0],
    ]);
  });

  test('other pages are not drawn here, and a part without boxes gets those of its characters', () => {
    expect(marksOn(2, [highlight(0, 5)], () => [])).toEqual([]);
    const bare = highlight(3, 9);
    const [mark] = marksOn(
      1,
      [{ ...bare, parts: [{ page: 1, label: '', rects: [], start: 3, end: 9 }] }],
      (part) => [[part.start ?? 0, 0, part.end ?? 0, 1]],
    );
    expect(mark?.rects).toEqual([[3, 0, 9, 1]]);
  });

  test('clicking goes through all that lie there, the smallest first', () => {
    const [wide, narrow] = [highlight(0, 50), highlight(10, 20)];
    const there = marksAt(
      marksOn(1, [wide, narrow], () => []),
      15,
      5,
    );
    expect(nextOf(there, null)?.id).toBe(narrow.id);
    expect(nextOf(there, narrow.id)?.id).toBe(wide.id);
    expect(nextOf(there, wide.id)?.id).toBe(narrow.id);
    expect(nextOf([], wide.id)).toBe(null);
  });

  test('an anchor that is not exact says so in its name', () => {
    expect(highlightName({ ...highlight(0, 1), state: 'lost', label: 'DFS' })).toBe(
      'DFS (its words were not found)',
    );
    expect(highlightName({ ...highlight(0, 1), label: 'DFS' })).toBe('DFS');
  });
});
