import { describe, expect, test } from 'vitest';
import { makeAnchor } from './anchor.ts';
import { candidatesOf } from './candidates.ts';
import { resolveAnchor } from './resolve-anchor.ts';
import { indexPages } from './text-index.ts';

const page = (number: number, text: string) => ({ page: number, label: String(number), text });

function anchorOn(text: string, words: string) {
  const start = text.indexOf(words);
  const made = makeAnchor([page(1, text)], [{ page: 1, start, end: start + words.length }], {
    sha256: '',
    recipe: 'a',
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe('candidates', () => {
  const anchor = anchorOn(
    'Before it. Remission came early in most children. After it.',
    'Remission came early in most children.',
  );
  const wordsOf = (pages: ReturnType<typeof page>[], limit = 5): readonly (readonly [string, number])[] =>
    candidatesOf(anchor, indexPages(pages), limit).map(({ ranges, score }) => [
      ranges.map((range) => pages[range.page - 1]?.text.slice(range.start, range.end)).join('|'),
      Math.round(score * 100),
    ]);

  test('are equal words first, those in their context before others, then words that are alike', () => {
    const pages = [
      page(1, 'Elsewhere. Remission came early in most children. And more.'),
      page(2, 'Remission came earlier in most of the children. Nothing else is said.'),
      page(3, 'Before it. Remission came early in most children. After it.'),
    ];
    const found = candidatesOf(anchor, indexPages(pages), 5);
    expect(found.map(({ ranges }) => ranges[0]?.page)).toEqual([3, 1, 2]);
    expect(found.map(({ score }) => score === 1)).toEqual([true, true, false]);
  });

  test('begin and end with whole words, and are no more than asked for', () => {
    const pages = [
      page(1, 'So remission came early for most of the children. And the remission came late in few.'),
    ];
    for (const [words] of wordsOf(pages))
      expect(pages[0]?.text).toMatch(new RegExp(`(^|\\W)${words}(\\W|$)`, 'u'));
    expect(wordsOf([page(1, 'Remission came early in most children. '.repeat(9))], 3)).toHaveLength(3);
    expect(wordsOf([page(1, 'Nothing about it at all, but of zebras.')])).toEqual([]);
  });

  test('have the place that the anchor is shown at among them', () => {
    const pages = [page(1, 'New words. Remission came earlier in most children. Other words.')];
    const place = resolveAnchor(anchor, pages);
    expect(place.state).toBe('needs-check');
    const shown = place.parts.map(({ start, end }) => [start, end]);
    const found = candidatesOf(anchor, indexPages(pages), 5).map(({ ranges }) =>
      ranges.map(({ start, end }) => [start, end]),
    );
    expect(found).toContainEqual(shown);
  });
});
