import { describe, expect, test } from 'vitest';
import type { SearchedConcept } from './concept-search.ts';
import { digitsThatBeginNames, quickChoices } from './quick-choices.ts';

function concept(id: string, more: Partial<SearchedConcept> = {}): SearchedConcept {
  const plain = { facetId: 'f', parentId: null, synonyms: [], retired: false, mergedInto: null, uses: 0 };
  return { ...plain, name: id, path: [id], ...more, id };
}
const ids = (found: readonly SearchedConcept[]): string[] => found.map(({ id }) => id);

describe('the concepts that digits choose', () => {
  test('are the last choices, newest first, then the most used', () => {
    const concepts = [
      concept('seldom', { uses: 1 }),
      concept('last'),
      concept('often', { uses: 7 }),
      concept('never'),
      concept('before', { uses: 3 }),
    ];
    expect(ids(quickChoices(concepts, ['last', 'before']))).toEqual(['last', 'before', 'often', 'seldom']);
  });

  test('are never retired, merged or gone', () => {
    const concepts = [
      concept('old', { retired: true, uses: 4 }),
      concept('gone', { mergedInto: 'new', uses: 4 }),
      concept('new', { uses: 1 }),
    ];
    expect(ids(quickChoices(concepts, ['gone', 'old', 'deleted']))).toEqual(['new']);
  });

  test('are nine at most', () => {
    const concepts = Array.from({ length: 14 }, (_, place) => concept(`c${place}`, { uses: 20 - place }));
    expect(ids(quickChoices(concepts, ['c13']))).toEqual([
      'c13',
      'c0',
      'c1',
      'c2',
      'c3',
      'c4',
      'c5',
      'c6',
      'c7',
    ]);
  });
});

test('digits that begin a name or a synonym are text', () => {
  const concepts = [
    concept('Mercaptopurine', { synonyms: ['6-MP', 'Purinethol'] }),
    concept('10 to 17 years'),
  ];
  expect([...digitsThatBeginNames(concepts)]).toEqual(['6', '1']);
});
