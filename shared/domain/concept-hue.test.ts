import { expect, test } from 'vitest';
import { conceptHue } from './concept-hue.ts';

const node = (id: string, parentId: string | null, colour: number | null) =>
  [
    id,
    { id, parentId, colour, facetId: 'f', name: id, synonyms: [], retired: false, mergedInto: null },
  ] as const;
const concepts = new Map([
  node('top', null, 3),
  node('middle', 'top', null),
  node('leaf', 'middle', null),
  node('own', 'middle', 0),
  node('plain', null, null),
]);

test('a concept takes the colour of the nearest one above that has one', () => {
  expect(conceptHue(concepts, 'leaf')).toBe(3);
});
test('its own colour wins, the first of the palette too', () => {
  expect(conceptHue(concepts, 'own')).toBe(0);
});
test('without any colour above it has none', () => {
  expect(conceptHue(concepts, 'plain')).toBeNull();
  expect(conceptHue(concepts, 'unknown')).toBeNull();
});
