import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AnnotationExport, AnnotationImport } from '#shared/contract/annotation-files.ts';
import { AnnotationId, type DocumentId, GrantId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { anchorOf, anchorOver, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { quadsOf } from '#shared/testing/web-annotation-graph.ts';
import { openTestReview, resourcesDir, type TestReview } from './testing.ts';
import { replaced } from './testing/replacing.ts';

const words = 'Chemotherapy in several phases cures most children with standard-risk B-cell ALL.';
const other = 'It was first of use in relapsed or refractory disease';
const pressWords = 'Quality of life may improve as well';
const paper = join(resourcesDir, 'samples', 'blinatumomab-trial.pdf');
const press = join(resourcesDir, 'samples', 'press-item.txt');

/** The last words of a page, and words of the next. */
const overPages = [
  'Quality of life and late effects are not reported here.',
  'Blinatumomab improved disease-free survival in both risk groups. The difference',
] as const;

let review: TestReview;
let documentId: DocumentId;
let text: DocumentId;
const at = (name: string): string => join(dirname(review.path), name);

beforeAll(async () => {
  review = await openTestReview();
  documentId = await review.importPaper(paper);
  text = await review.importPaper(press);
  must(await review.client.documents.edit({ documentId, set: { doi: '10.1000/blina' } }));
  const [blinatumomab, chemotherapy, survival] = await Promise.all(
    ['Blinatumomab', 'Chemotherapy', 'Overall survival'].map((name) => conceptNamed(review.client, name)),
  );
  if (!blinatumomab || !chemotherapy || !survival) throw new Error('no concepts');
  await makeClaim(review.client, documentId, words, {
    set: { statement: 'Most are cured.', direction: 'favours-therapy', outcome: survival },
    therapy: [blinatumomab],
    comparator: [chemotherapy],
  });
  const annotationId = AnnotationId.parse(v7());
  const anchor = await anchorOf(review.client, documentId, other);
  must(await review.client.annotations.create({ annotationId, documentId, anchor, note: 'When?' }));
  const over = await anchorOver(review.client, documentId, overPages);
  must(
    await review.client.annotations.create({
      annotationId: AnnotationId.parse(v7()),
      documentId,
      anchor: over,
      note: 'Over pages.',
    }),
  );
  const inText = await anchorOf(review.client, text, pressWords);
  must(
    await review.client.annotations.create({
      annotationId: AnnotationId.parse(v7()),
      documentId: text,
      anchor: inText,
    }),
  );
  const region = {
    ...{ v: 1 as const, sha256: anchor.sha256, recipe: anchor.recipe, sort: '00001|00000000|000100' },
    parts: [
      {
        page: 1,
        label: 'e101',
        rects: [[100, 500, 300, 700] as const].map(([...r]) => r),
        start: null,
        end: null,
      },
    ],
    quote: { exact: '', prefix: '', suffix: '' },
  };
  must(
    await review.client.annotations.create({
      annotationId: AnnotationId.parse(v7()),
      documentId,
      anchor: region,
      note: 'The curve.',
    }),
  );
}, 60_000);
afterAll(() => review.close());

async function exported(format: 'jsonld' | 'pdf', name: string, ...documentIds: DocumentId[]) {
  const grantId = review.writeGrant(at(name));
  const job = await review.run((jobId) =>
    review.client.annotations.export({ jobId, grantId, format, documentIds }),
  );
  return job;
}

async function imported(into: TestReview, path: string) {
  const id = GrantId.parse(v7());
  into.store.grant([{ id, access: 'read', path, name: 'notes.jsonld' }]);
  const job = await into.run((jobId) => into.client.annotations.importFile({ jobId, grantId: id }));
  return job.error === null ? AnnotationImport.parse(job.result) : job.error;
}

const File = z.looseObject({
  total: z.int(),
  first: z.looseObject({ items: z.array(z.looseObject({ id: z.string(), target: z.array(z.unknown()) })) }),
});
const fileAt = (path: string) => File.parse(JSON.parse(readFileSync(path, 'utf8')));

/** Annotations of a review as far as a file carries them, in the order of the documents’ text. */
async function told(of: TestReview) {
  const all = must(await of.client.annotations.list({ limit: 1_000 }));
  return all.map(({ type, anchor, place }) => ({
    type,
    exact: anchor.quote.exact,
    parts: anchor.parts.map(({ page, start, end, rects }) => ({ page, start, end, rects })),
    state: place.state,
  }));
}

describe('Web Annotations', () => {
  test('hold every annotation, under the terms of the standard alone, and count code points of the page', async () => {
    const job = await exported('jsonld', 'all.jsonld');
    expect(AnnotationExport.parse(job.result)).toMatchObject({
      format: 'jsonld',
      annotations: 5,
      documents: 2,
      claims: 1,
      unplaced: 0,
      note: null,
    });
    const file = fileAt(at('all.jsonld'));
    const ids = must(await review.client.annotations.list({})).map(({ id }) => `urn:uuid:${id}`);
    expect(file.first.items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const quads = await quadsOf(file);
    expect(quads).toContain('<urn:sheaf:direction:favours-therapy>');
    expect(quads).toContain('"Comparator: Chemotherapy"');
    expect(quads).toContain('<https://doi.org/10.1000/blina>');
    // What is selected by position is what is quoted.
    const page = must(await review.client.text.page({ documentId, page: 1 })).text;
    const starts = [...quads.matchAll(/#start> "(\d+)"/gu)].map(([, start]) => Number(start));
    // Those of two pages are two places.
    expect(starts).toHaveLength(5);
    const [, start] = /#start> "(\d+)"/u.exec(quads.slice(quads.indexOf('cures most') - 2_000)) ?? [];
    expect(starts).toContain(Number(start));
    const anchor = await anchorOf(review.client, documentId, words);
    expect(starts).toContain([...page.slice(0, anchor.parts[0]?.start ?? 0)].length);
  });

  test('of one paper hold its own', async () => {
    expect((await exported('jsonld', 'one.jsonld', text)).result).toMatchObject({
      annotations: 1,
      documents: 1,
    });
    expect(fileAt(at('one.jsonld')).total).toBe(1);
  });

  test('come back into a review with the same papers as equal annotations, once, and go by one undo', async () => {
    await exported('jsonld', 'all.jsonld');
    const second = await openTestReview({ taxonomy: 'none' });
    try {
      await second.importFiles(paper, press);
      const first = await imported(second, at('all.jsonld'));
      expect(first).toMatchObject({ added: 5, known: 0, left: 0, reasons: [], claims: 1 });
      const sorted = (all: Awaited<ReturnType<typeof told>>) =>
        all.toSorted((a, b) => JSON.stringify(a.parts).localeCompare(JSON.stringify(b.parts)));
      expect(sorted(await told(second))).toEqual(sorted(await told(review)));
      const notes = must(await second.client.annotations.list({})).map(({ note, origin }) => [
        note,
        origin?.source,
      ]);
      expect(notes).toEqual(
        expect.arrayContaining([
          ['When?', 'shared'],
          ['The curve.', 'shared'],
          ['', 'shared'],
        ]),
      );
      expect(await imported(second, at('all.jsonld'))).toMatchObject({ added: 0, known: 5, documents: [] });
      must(await second.client.history.undo({}));
      expect(await told(second)).toEqual([]);
      // Who imports them again wants them: the same ones are back.
      expect(await imported(second, at('all.jsonld'))).toMatchObject({ added: 5, known: 0 });
      expect(sorted(await told(second))).toEqual(sorted(await told(review)));
      const check = await second.run((jobId) => second.client.reviews.check({ jobId }));
      expect(CheckReport.parse(check.result)).toMatchObject({ ok: true, log: 'equal' });
    } finally {
      await second.close();
    }
  }, 60_000);

  test('of another program are placed by their words, and what has no certain place is told', async () => {
    const selector = (exact: string, prefix = '') => ({ type: 'TextQuoteSelector', exact, prefix });
    const about = (id: string, source: string, chosen: unknown) => ({
      ...{ id, type: 'Annotation', creator: { type: 'Person', name: 'B. Jones' }, bodyValue: `note ${id}` },
      target: { source, selector: chosen },
    });
    const doi = 'https://doi.org/10.1000/BLINA';
    const items = [
      about('http://example.org/1', doi, selector('first of use in relapsed or refractory disease')),
      about('http://example.org/2', doi, selector('no such words anywhere in it')),
      about('http://example.org/3', 'https://example.org/other.pdf', selector('x')),
      about('http://example.org/4', doi, { type: 'FragmentSelector', value: 'page=1&viewrect=0,0,50,50' }),
      about('http://example.org/5', doi, selector('the')),
      about('http://example.org/6', 'file:///home/b/press-item.txt', [
        { type: 'TextPositionSelector', start: 0, end: 4 },
        selector('Not every voice was cheerful'),
      ]),
      { id: 'http://example.org/7', type: 'Annotation', bodyValue: 'about nothing' },
    ];
    writeFileSync(at('theirs.jsonld'), JSON.stringify({ type: 'AnnotationPage', items }));
    const report = await imported(review, at('theirs.jsonld'));
    expect(report).toMatchObject({ added: 2, known: 0, left: 5 });
    if (!('reasons' in report)) throw new Error('refused');
    expect(report.reasons.map(({ reason }) => reason)).toEqual([
      'Its words do not stand in the paper.',
      'Its paper is not in this review.',
      'It is on a rectangle of another file of this paper.',
      expect.stringMatching(/^Its words stand \d+ times in the paper, and nothing says which are meant\.$/u),
      '1 name no document.',
    ]);
    const made = must(await review.client.annotations.forDocument({ documentId: text }));
    expect(made.map(({ anchor, note }) => [anchor.quote.exact, note])).toContainEqual([
      'Not every voice was cheerful',
      'note http://example.org/6',
    ]);
    const theirs = must(await review.client.annotations.forDocument({ documentId })).filter(
      ({ origin }) => origin !== null,
    );
    expect(theirs).toMatchObject([{ note: 'note http://example.org/1', origin: { author: 'B. Jones' } }]);
    expect(await imported(review, at('theirs.jsonld'))).toMatchObject({ added: 0, known: 2, left: 5 });
    must(await review.client.history.undo({}));
  });

  test('come in with the papers of one import, whichever is named first, and go with them by one undo', async () => {
    await exported('jsonld', 'a.jsonld');
    const second = await openTestReview({ taxonomy: 'none' });
    try {
      const { files } = await second.importFiles(at('a.jsonld'), paper, press);
      expect(files).toMatchObject([
        { outcome: 'annotations', added: 5, known: 0, left: 0 },
        { outcome: 'imported' },
        { outcome: 'imported' },
      ]);
      expect(await told(second)).toHaveLength(5);
      expect((await second.importFiles(at('a.jsonld'))).files).toMatchObject([{ added: 0, known: 5 }]);
      must(await second.client.history.undo({}));
      expect(must(await second.client.documents.list({}))).toEqual([]);
    } finally {
      await second.close();
    }
  }, 60_000);

  test('words that are lost in a corrected file are told by themselves', async () => {
    const first = await review.importText('Remission was longer.\n\nNobody was harmed.', 'first.txt');
    await makeClaim(review.client, first, 'Remission was longer', { set: { statement: 'Longer.' } });
    writeFileSync(at('second.txt'), 'All of it was withdrawn by its authors, who say why.');
    await replaced(review, first, at('second.txt'));
    expect((await exported('jsonld', 'lost.jsonld', first)).result).toMatchObject({
      annotations: 1,
      unplaced: 1,
    });
    const quads = await quadsOf(fileAt(at('lost.jsonld')));
    expect(quads).toContain('#exact> "Remission was longer"');
    expect(quads).not.toContain('TextPositionSelector');
  });

  test('a file that is none is refused in words', async () => {
    const cases = [
      ['{"type":"Annotation"', 'unreadable', 'no whole JSON'],
      ['{"a":1}', 'unsupported-format', 'no Web Annotations'],
    ];
    for (const [content = '', code, said] of cases) {
      writeFileSync(at('none.jsonld'), content);
      expect(await imported(review, at('none.jsonld'))).toMatchObject({
        code,
        message: expect.stringContaining(said ?? ''),
      });
    }
  });
});
