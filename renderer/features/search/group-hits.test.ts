import { expect, test } from 'vitest';
import { DocumentId } from '#shared/contract/ids.ts';
import { groupHits, piecesOf } from './group-hits.ts';

const [a, b] = ['0190c3d0-0000-7000-8000-00000000000a', '0190c3d0-0000-7000-8000-00000000000b'].map((id) =>
  DocumentId.parse(id),
);
const hit = (document: typeof a, page: number) => {
  if (document === undefined) throw new Error('No document.');
  const excerpt = { text: 'the remission', marks: [] };
  const words = {
    title: `Paper ${document.at(-1)}`,
    pageLabel: String(page),
    snippet: '',
    excerpt,
    places: [],
  };
  return { type: 'document' as const, id: document, document, page, ...words };
};

test('hits stand under their papers, the paper with the best hit first', () => {
  const groups = groupHits([hit(b, 4), hit(a, 1), hit(b, 2)]);
  expect(groups.map(({ title, first, hits }) => [title, first, hits.map(({ page }) => page)])).toEqual([
    ['Paper b', 0, [4, 2]],
    ['Paper a', 2, [1]],
  ]);
  expect(groupHits([])).toEqual([]);
});

test('an excerpt falls into marked and other pieces that together are it', () => {
  const pieces = piecesOf({ text: 'in remission now', marks: [[3, 12]] });
  expect(pieces.map(({ text, marked }) => [text, marked])).toEqual([
    ['in ', false],
    ['remission', true],
    [' now', false],
  ]);
  expect(piecesOf({ text: 'all', marks: [[0, 3]] }).map(({ text }) => text)).toEqual(['all']);
  expect(piecesOf({ text: 'none', marks: [] })).toHaveLength(1);
});
