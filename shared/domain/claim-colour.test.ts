import { expect, test } from 'vitest';
import { claimColour, legendOf } from './claim-colour.ts';
import type { ConceptNode } from './concept.ts';

const bareConcept = { facetId: 'f', synonyms: [], retired: false, mergedInto: null };
const concepts = new Map<string, ConceptNode & { readonly colour: number | null }>([
  ['immuno', { ...bareConcept, id: '', name: 'Immunotherapy', parentId: null, colour: 2 }],
  ['blina', { ...bareConcept, id: '', name: 'Blinatumomab', parentId: 'immuno', colour: null }],
  ['chemo', { ...bareConcept, id: '', name: 'Chemotherapy', parentId: null, colour: 1 }],
  ['os', { ...bareConcept, id: '', name: 'Overall survival', parentId: null, colour: 5 }],
]);
const claim = {
  therapy: ['blina', 'chemo'],
  comparator: ['chemo'],
  outcome: 'os',
  direction: 'favours-therapy' as const,
  reviewer: 'Ada',
};
const reviewers = new Map([['Ada', 9]]);
const colour = (by: Parameters<typeof claimColour>[1], of: Partial<typeof claim> | object = {}) =>
  claimColour({ ...claim, ...of }, by, concepts, reviewers);

test('a claim takes the hue of what it tests, of its outcome, of its direction or of its reviewer', () => {
  expect(colour('therapy')).toEqual({ words: 'Blinatumomab', sign: '', hue: 2 });
  expect(colour('outcome')).toEqual({ words: 'Overall survival', sign: '', hue: 5 });
  expect(colour('direction')).toEqual({ words: 'Favours therapy', sign: '▲', hue: 0 });
  expect(colour('reviewer')).toEqual({ words: 'Ada', sign: '', hue: 1 });
});

test('what is not coded has no colour', () => {
  const bare = { therapy: [], comparator: [], outcome: null, direction: null };
  for (const by of ['therapy', 'outcome', 'direction'] as const) expect(colour(by, bare)).toBeNull();
});

test('the legend names each meaning once', () => {
  const all = [colour('direction'), colour('direction', { direction: 'same' }), null, colour('direction')];
  expect(legendOf(all).map(({ words }) => words)).toEqual(['Favours therapy', 'Same']);
});
