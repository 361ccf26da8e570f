import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { taxonomyFromOutline, taxonomyId } from './taxonomy-outline.ts';

const about = { id: 'small', name: 'Small', version: 1 };
const read = (name: string) =>
  readFileSync(new URL(`../../resources/taxonomies/${name}`, import.meta.url), 'utf8');

describe('a taxonomy from its outline', () => {
  test('indent makes the hierarchy, and outcomes take “better” from above', () => {
    const file = taxonomyFromOutline(
      'facet outcome: Outcome | outcome | 4\na: A | One. | x; y | better=lower, colour=2\n  b: B | Two. | | mesh=D000001\nc: C | Three. | | better=higher',
      about,
    );
    const concepts = file.facets[0]?.concepts ?? [];
    expect(concepts.map(({ key, parent, order, better }) => [key, parent, order, better])).toEqual([
      ['a', null, 0, 'lower'],
      ['b', 'a', 0, 'lower'],
      ['c', null, 1, 'higher'],
    ]);
    expect(concepts[0]?.synonyms).toEqual(['x', 'y']);
    expect(concepts[1]?.codes).toEqual({ mesh: 'D000001' });
  });

  test.each([
    ['a missing bar', 'facet t: T | therapy | 0\na: A | One. | x', 'line 2: 3 fields instead of 4'],
    ['too deep an indent', 'facet t: T | therapy | 0\n  a: A | One. | |', 'line 2: wrong indent'],
    ['an unknown role', 'facet t: T | treatment | 0', 'line 1: unknown role'],
    ['a concept outside a facet', 'a: A | One. | |', 'line 1: a concept before the first facet'],
  ])('%s is refused with its line', (_, outline, message) => {
    expect(() => taxonomyFromOutline(outline, about)).toThrow(message);
  });

  test('ids are version 8 UUIDs and never change', () => {
    expect(taxonomyId('therapy/blinatumomab')).toBe('0f48f067-49fd-84b3-b595-2ace508160a4');
    expect(taxonomyId('outcome/disease-free-survival')).toBe('3cf24875-6b49-887c-81c5-c557349afb80');
  });

  test('the shipped file is what its outline makes', () => {
    const { id, name, version } = JSON.parse(read('paediatric-all.json'));
    expect(
      `${JSON.stringify(taxonomyFromOutline(read('paediatric-all.outline.txt'), { id, name, version }), null, 1)}\n`,
    ).toBe(read('paediatric-all.json'));
  });
});
