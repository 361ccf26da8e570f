import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchConcepts, type SearchedConcept } from './concept-search.ts';

function concept(id: string, name: string, more: Partial<SearchedConcept> = {}): SearchedConcept {
  const above = more.path ?? [];
  return {
    facetId: 'f',
    parentId: null,
    synonyms: [],
    retired: false,
    mergedInto: null,
    uses: 0,
    ...more,
    id,
    name,
    path: [...above, name],
  };
}

const therapies = [
  concept('chemo', 'Chemotherapy', { synonyms: ['chemo', 'cytotoxic therapy'] }),
  concept('immuno', 'Immunotherapy'),
  concept('cart', 'CAR T-cell therapy', { path: ['Immunotherapy'], synonyms: ['CAR-T', 'CART'] }),
  concept('tisa', 'tisagenlecleucel', {
    path: ['Immunotherapy', 'CAR T-cell therapy'],
    synonyms: ['Kymriah'],
  }),
  concept('blina', 'blinatumomab', { path: ['Immunotherapy', 'Bispecific antibodies'] }),
  concept('old', 'chemo-immunotherapy', { retired: true }),
  concept('gone', 'chemoradiation', { mergedInto: 'chemo' }),
];
const ids = (typed: string, recent: readonly string[] = []): string[] =>
  searchConcepts(therapies, typed, { recent }).map((match) => match.concept.id);

describe('searching concepts', () => {
  test.each([
    ['CAR T', 'cart'],
    ['car-t', 'cart'],
    ['CAR‑T', 'cart'],
    ['cart', 'cart'],
    ['cell car', 'cart'],
    ['KYMRIAH', 'tisa'],
    ['Tiságen', 'tisa'],
    ['blina', 'blina'],
  ])('finds %s', (typed, id) => {
    expect(ids(typed)[0]).toBe(id);
  });

  test.each([
    ['Blinatumumabb', 'blina'],
    ['imunothe', 'immuno'],
    ['Kimriah', 'tisa'],
  ])('%s, mistyped, finds what was meant and says that it is near', (typed, id) => {
    const found = searchConcepts(therapies, typed);
    expect(found.map((match) => match.concept.id)).toEqual([id]);
    expect(found[0]?.near).toBe(true);
  });

  test('another word, a short one, and one that answers as it is are not near', () => {
    expect([ids('tositumomab'), ids('chmo'), ids('radiation')]).toEqual([[], [], []]);
    expect(searchConcepts(therapies, 'blina')[0]?.near).toBeUndefined();
  });

  test('says which synonym answered, and none when the name did', () => {
    expect(searchConcepts(therapies, 'kym')[0]?.synonym).toBe('Kymriah');
    expect(searchConcepts(therapies, 'tisa')[0]?.synonym).toBeNull();
  });

  test('what is proposed comes first of what answers, but for a whole name that was typed', () => {
    const outcomes = [
      concept('remission', 'Overall remission', { uses: 9 }),
      concept('survival', 'Overall survival'),
      concept('overall', 'Overall'),
      concept('relapse', 'Relapse'),
    ];
    const found = (typed: string) =>
      searchConcepts(outcomes, typed, { proposed: ['survival'] }).map((match) => match.concept.id);
    expect(found('overa')).toEqual(['survival', 'remission', 'overall']);
    expect(found('overall')).toEqual(['overall', 'survival', 'remission']);
    expect(found('rel')).toEqual(['relapse']);
  });

  test('a whole synonym comes before the beginning of a name', () => {
    const outcomes = [
      concept('a', 'OS at two years'),
      concept('b', 'overall survival', { synonyms: ['OS'] }),
    ];
    expect(searchConcepts(outcomes, 'os').map((match) => match.concept.id)).toEqual(['b', 'a']);
  });

  test('a word inside another word does not match', () => {
    expect(ids('therapy')).toEqual(['cart', 'chemo']);
    expect(ids('motherapy')).toEqual([]);
  });

  test('words of the concepts above help, but never alone', () => {
    expect(ids('immuno tisa')).toEqual(['tisa']);
    expect(ids('bispecific')).toEqual([]);
  });

  test('retired and merged concepts are hidden', () => {
    expect(ids('chemo')).toEqual(['chemo']);
    expect(ids('')).not.toContain('old');
    expect(ids('', ['gone'])).not.toContain('gone');
  });

  test('among equal fits the more used one comes first', () => {
    const pair = [concept('a', 'remission, complete'), concept('b', 'remission, partial', { uses: 3 })];
    expect(searchConcepts(pair, 'remission').map((match) => match.concept.id)).toEqual(['b', 'a']);
  });

  test('nothing typed gives the last choices, then the others in their order', () => {
    expect(ids(' ', ['blina', 'chemo'])).toEqual(['blina', 'chemo', 'immuno', 'cart', 'tisa']);
  });

  test('every concept is found first or among namesakes by its own name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const all = [...therapies, concept('x', name)];
        const found = searchConcepts(all, name);
        return found.some((match) => match.concept.id === 'x');
      }),
    );
  });
});
