import fc from 'fast-check';
import { FoundAnnotations } from '#shared/contract/reader-annotations.ts';
import { describe, expect, test } from 'vitest';
import { inCodePoints, inUnits } from './code-points.ts';
import { pageFragment, readPageFragment } from './fragment.ts';
import { readWebAnnotations } from './read.ts';

const sha = 'cd'.repeat(32);

describe('annotations of other programs', () => {
  test('one annotation with plain strings for body and target', () => {
    const read = readWebAnnotations({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://example.org/anno1',
      type: 'Annotation',
      bodyValue: 'Doubtful.',
      creator: 'http://example.org/people/ada',
      created: '2025-01-02T03:04:05+01:00',
      target: `urn:sha256:${sha}#page=3&highlight=10,110,20,32`,
    });
    expect(read?.annotations).toEqual([
      {
        id: 'http://example.org/anno1',
        creator: 'http://example.org/people/ada',
        created: '2025-01-02T02:04:05.000Z',
        note: 'Doubtful.',
        claims: [],
        targets: [
          {
            names: [`urn:sha256:${sha}`],
            quote: null,
            position: null,
            page: 3,
            frame: { left: 10, top: 20, width: 100, height: 12 },
          },
        ],
      },
    ]);
  });

  test('lists, choices, markup and tags are understood; what is no annotation is counted', () => {
    const read = readWebAnnotations({
      type: ['AnnotationPage'],
      total: 9,
      items: [
        {
          type: 'Annotation',
          body: [
            { type: 'TextualBody', format: 'text/html', value: '<p>Too <b>few</b> &lt; 20</p>' },
            {
              type: 'Choice',
              items: [
                { type: 'TextualBody', value: 'en' },
                { type: 'TextualBody', value: 'de' },
              ],
            },
            { type: 'TextualBody', purpose: 'tagging', value: 'risk of bias' },
          ],
          target: {
            source: 'https://example.org/paper.pdf',
            selector: {
              type: 'Choice',
              items: [
                { type: 'TextQuoteSelector', exact: 'few' },
                { type: 'TextPositionSelector', start: 3, end: 6 },
              ],
            },
          },
        },
        { type: 'Annotation', body: 'http://example.org/only-a-body' },
        'http://example.org/elsewhere',
      ],
    });
    expect(read).toMatchObject({ unusable: 2, elsewhere: 6 });
    expect(read?.annotations[0]).toMatchObject({
      id: null,
      note: 'Too few < 20\n\nen\n\n#risk_of_bias',
      targets: [
        { quote: { exact: 'few', prefix: '', suffix: '' }, position: { start: 3, end: 6, page: null } },
      ],
    });
  });

  test('other JSON holds none, and nothing in JSON makes it fail', () => {
    for (const json of [
      null,
      3,
      'Annotation',
      {},
      [],
      [{ type: 'Article' }],
      { type: 'Collection', items: [] },
    ])
      expect(readWebAnnotations(json)).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (body, target, selector) => {
        const item = { type: 'Annotation', body, target: { source: target, selector } };
        readWebAnnotations({ type: 'AnnotationPage', items: [item, { type: 'Annotation', target }, body] });
      }),
    );
  });

  test('whatever numbers and moments it names, what is read can be handed on', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(1e300, -0, 2 ** 53, '7', null));
    const moment = fc.constantFrom('+020000-01-01T00:00:00Z', '0001-01-01', '2025-02-30', '2025', 5, {});
    fc.assert(
      fc.property(number, number, moment, (start, end, created) => {
        const value = `page=${String(end)}&viewrect=${String(start)},0,${String(end)},1e999`;
        const selector = [
          { type: 'TextPositionSelector', start, end },
          { type: 'FragmentSelector', value },
        ];
        const item = { type: 'Annotation', id: 'x', created, target: { source: 'urn:x:1', selector } };
        const read = readWebAnnotations({ type: 'AnnotationPage', total: end, items: [item] });
        return FoundAnnotations.safeParse(read).success;
      }),
    );
  });

  test('a fragment is read as it is written', () => {
    const frame = { left: 1.5, top: 0, width: 30, height: 12.125 };
    expect(pageFragment({ page: 4, frame })).toBe('page=4&viewrect=1.5,0,30,12.125');
    expect(readPageFragment('page=4&viewrect=1.5,0,30,12.125')).toEqual({ page: 4, frame });
    expect(readPageFragment('#PAGE=4')).toEqual({ page: 4, frame: null });
    for (const wrong of ['', 'page=0', 'page=x', 'nameddest=intro'])
      expect(readPageFragment(wrong)).toBeNull();
    expect(readPageFragment('page=1&viewrect=1,2,-3,4')).toEqual({ page: 1, frame: null });
  });
});

describe('code points', () => {
  test('characters of two units count once', () => {
    const text = 'α 𝛼=0.05 🧬 end';
    const start = text.indexOf('=');
    expect(inCodePoints(text, { start, end: text.length })).toEqual({ start: 3, end: 14 });
    expect(inUnits(text, { start: 3, end: 14 })).toEqual({ start, end: text.length });
    expect(inUnits(text, { start: 3, end: 15 })).toBeNull();
    expect(inUnits('', { start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });

  test('there and back is the same range', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const all = [...text];
        const [from, to] = [a % (all.length + 1), b % (all.length + 1)].toSorted((x, y) => x - y);
        const points = { start: from ?? 0, end: to ?? 0 };
        const units = inUnits(text, points);
        const back = units === null ? null : inCodePoints(text, units);
        return back?.start === points.start && back.end === points.end;
      }),
    );
  });
});
