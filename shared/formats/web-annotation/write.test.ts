import { describe, expect, test } from 'vitest';
import { quadsOf } from '#shared/testing/web-annotation-graph.ts';
import { readWebAnnotations } from './read.ts';
import type { SharedAnnotation, SharedCollection, SharedPlace } from './shared-annotation.ts';
import { webAnnotations } from './write.ts';

const review: SharedCollection = {
  id: '0196a000-0000-7000-8000-000000000001',
  title: 'Blinatumomab in first relapse',
  generated: '2026-11-29T10:00:00.000Z',
  version: '0.1.0',
};
const words: SharedPlace = {
  quote: { exact: 'longer survival', prefix: 'showed ', suffix: ' than' },
  page: 5,
  position: { start: 1200, end: 1215 },
  recipe: 'pdf/1;pdfjs-6.5.438',
  frame: { left: 72, top: 100.5, width: 210.125, height: 11 },
};
const highlight: SharedAnnotation = {
  id: '0196a000-0000-7000-8000-000000000002',
  creator: 'Ada Lindt',
  created: '2026-11-28T09:00:00.000Z',
  modified: '2026-11-28T09:30:00.000Z',
  note: 'Check the arms.',
  source: {
    sha256: 'ab'.repeat(32),
    title: 'A trial of "two" <arms>',
    doi: '10.1001/jama.2021.0669',
    format: 'application/pdf',
  },
  places: [words],
  claims: [
    {
      id: '0196a000-0000-7000-8000-000000000003',
      statement: 'Survival was longer with blinatumomab.',
      note: '',
      creator: 'Ben Okri',
      created: '2026-11-28T09:10:00.000Z',
      modified: '2026-11-28T09:20:00.000Z',
      concepts: [
        { role: 'therapy', id: '0196a000-0000-7000-8000-0000000000aa', name: 'Blinatumomab' },
        { role: 'outcome', id: '0196a000-0000-7000-8000-0000000000bb', name: 'Overall survival' },
      ],
      values: [{ field: 'direction', value: 'favours-therapy', words: 'Direction: favours therapy' }],
    },
  ],
};
const bare: SharedAnnotation = {
  ...highlight,
  id: '0196a000-0000-7000-8000-000000000004',
  note: '',
  claims: [],
  source: { ...highlight.source, doi: null, format: 'text/plain' },
  places: [{ ...words, page: null, frame: null }],
};
const region: SharedAnnotation = {
  ...bare,
  id: '0196a000-0000-7000-8000-000000000005',
  source: highlight.source,
  places: [{ ...words, quote: null, position: null }],
};

const oa = (name: string): string => `<http://www.w3.org/ns/oa#${name}>`;

describe('Web Annotations', () => {
  test('every term is one of the standard’s context', async () => {
    const quads = await quadsOf(webAnnotations(review, [highlight, bare, region]));
    const id = `<urn:uuid:${highlight.id}>`;
    expect(quads).toContain(`${id} ${oa('motivatedBy')} ${oa('describing')} .`);
    expect(quads.split(oa('Annotation')).length - 1).toBe(3);
    expect(quads).toContain(`${oa('start')} "1200"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>`);
    expect(quads).toContain(`${oa('exact')} "longer survival" .`);
    expect(quads).toContain(
      `<urn:sheaf:direction:favours-therapy> <http://www.w3.org/2000/01/rdf-schema#label> "Direction: favours therapy" .`,
    );
    expect(quads).toContain(`${oa('canonical')} <https://doi.org/10.1001/jama.2021.0669> .`);
    expect(quads).toContain(`${oa('hasPurpose')} ${oa('tagging')} .`);
  });

  test('a term that the context does not have is refused by the check', async () => {
    await expect(quadsOf({ ...webAnnotations(review, [bare]), colour: 'red' })).rejects.toThrow(
      /safe mode/iu,
    );
    const misspelt = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:x:1', typ: 'Annotation' };
    await expect(quadsOf(misspelt)).rejects.toThrow(/safe mode/iu);
  });

  test('what is written is read back: words, places, notes, claims', () => {
    const file: unknown = JSON.parse(JSON.stringify(webAnnotations(review, [highlight, bare, region])));
    const read = readWebAnnotations(file);
    expect(read).toMatchObject({ unusable: 0, elsewhere: 0 });
    const [first, second, third] = read?.annotations ?? [];
    expect(first).toEqual({
      id: `urn:uuid:${highlight.id}`,
      creator: 'Ada Lindt',
      created: highlight.created,
      note: 'Check the arms.',
      claims: highlight.claims.map(({ id, statement, note, concepts, values }) => ({
        ...{ id, statement, note, concepts },
        values: values.map(({ field, value }) => ({ field, value })),
      })),
      targets: [
        {
          names: [`urn:sha256:${'ab'.repeat(32)}`, 'https://doi.org/10.1001/jama.2021.0669'],
          quote: words.quote,
          position: { start: 1200, end: 1215, page: 5, recipe: words.recipe },
          page: 5,
          frame: words.frame,
        },
      ],
    });
    expect(second).toMatchObject({
      note: '',
      targets: [{ position: { page: null }, page: null, frame: null }],
    });
    expect(third).toMatchObject({ targets: [{ quote: null, position: null, page: 5, frame: words.frame }] });
  });
});
