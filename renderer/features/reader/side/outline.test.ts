import { expect, test } from 'vitest';
import { markdownDocument } from '#shared/formats/markdown.ts';
import { treeText } from '#shared/formats/document-tree.ts';
import { isParent, openEntries, parentOf, treeOutline } from './outline.ts';

const { tree } = markdownDocument('## One *two*\n\nwords\n\n### Deeper\n\n> #### In a quote\n\n## Last\n');

test('the headings of a text are its contents, each with its place', () => {
  const outline = treeOutline(tree);
  expect(outline.map(({ title, level }) => [title, level])).toEqual([
    ['One two', 1],
    ['Deeper', 2],
    ['In a quote', 3],
    ['Last', 1],
  ]);
  const text = treeText(tree);
  for (const { title, place } of outline) expect(text.slice(place?.start, place?.end)).toBe(title);
  expect(treeOutline(markdownDocument('no heading').tree)).toEqual([]);
});

test('a closed entry hides what lies below it', () => {
  const outline = treeOutline(tree);
  expect(openEntries(outline, new Set()).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  expect(openEntries(outline, new Set([0])).map(({ index }) => index)).toEqual([0, 3]);
  expect(openEntries(outline, new Set([1])).map(({ index }) => index)).toEqual([0, 1, 3]);
  expect([0, 1, 2, 3].map((index) => isParent(outline, index))).toEqual([true, true, false, false]);
  expect([0, 1, 2, 3].map((index) => parentOf(outline, index))).toEqual([-1, 0, 1, -1]);
});
