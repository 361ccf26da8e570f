import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AnnotationExport } from '#shared/contract/annotation-files.ts';
import { AnnotationId, type DocumentId } from '#shared/contract/ids.ts';
import { stickyNote, withAnnotations } from '#shared/testing/annotated-pdf.ts';
import { anchorOf, anchorOver, conceptNamed, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from './testing.ts';

const words = 'Chemotherapy in several phases cures most children with standard-risk B-cell ALL.';
const sample = join(resourcesDir, 'samples', 'blinatumomab-trial.pdf');

let review: TestReview;
let documentId: DocumentId;
let original = '';
const at = (name: string): string => join(dirname(review.path), name);

beforeAll(async () => {
  review = await openTestReview();
  original = at('paper.pdf');
  const left = [stickyNote(2, [500, 700], 'Who was blinded?')];
  writeFileSync(original, withAnnotations(new Uint8Array(readFileSync(sample)), left));
  documentId = await review.importPaper(original);
  const therapy = [await conceptNamed(review.client, 'Blinatumomab')];
  const comparator = [await conceptNamed(review.client, 'Chemotherapy')];
  const outcome = await conceptNamed(review.client, 'Overall survival');
  const set = { statement: 'Most are cured.', direction: 'favours-therapy' as const, outcome };
  await makeClaim(review.client, documentId, words, { set, therapy, comparator });
  const { sha256, recipe } = await anchorOf(review.client, documentId, words);
  const rect: [number, number, number, number] = [100, 500, 300, 700];
  must(
    await review.client.annotations.create({
      annotationId: AnnotationId.parse(v7()),
      documentId,
      anchor: {
        ...{ v: 1, sha256, recipe, sort: '00001|00000000|000100' },
        parts: [{ page: 1, label: 'e101', rects: [rect], start: null, end: null }],
        quote: { exact: '', prefix: '', suffix: '' },
      },
      note: 'The curve.',
    }),
  );
}, 60_000);
afterAll(() => review.close());

async function copied(name: string, ...documentIds: DocumentId[]) {
  const grantId = review.writeGrant(at(name));
  return review.run((jobId) =>
    review.client.annotations.export({ jobId, grantId, format: 'pdf', documentIds }),
  );
}

const Found = z.looseObject({
  subtype: z.string(),
  contentsObj: z.object({ str: z.string() }).optional(),
  titleObj: z.object({ str: z.string() }).optional(),
  quadPoints: z
    .custom<Float32Array>((value) => value instanceof Float32Array)
    .nullable()
    .optional(),
  rect: z.array(z.number()),
  color: z.custom<Uint8ClampedArray>((value) => value instanceof Uint8ClampedArray).nullable(),
  hasAppearance: z.boolean(),
  creationDate: z.string().nullable(),
});

/** What pdf.js, which did not write them, finds on a page, and where it sets the words. */
async function seen(path: string, page: number) {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const shown = await (await task.promise).getPage(page);
  const annotations = Found.array().parse(await shown.getAnnotations({ intent: 'any' }));
  const { items } = await shown.getTextContent();
  await task.destroy();
  return { annotations, items };
}

test('the copy has a highlight on the words with the claim as its comment, and keeps what the file had', async () => {
  expect(AnnotationExport.parse((await copied('copy.pdf', documentId)).result)).toMatchObject({
    ...{ format: 'pdf', annotations: 2, documents: 1, claims: 1, unplaced: 0, note: null },
    bytes: statSync(at('copy.pdf')).size,
  });
  const bytes = readFileSync(at('copy.pdf'));
  const before = readFileSync(original);
  expect(bytes.subarray(0, before.length).equals(before)).toBe(true);

  const { annotations, items } = await seen(at('copy.pdf'), 1);
  expect(annotations.map(({ subtype }) => subtype)).toEqual(expect.arrayContaining(['Highlight', 'Square']));
  const highlight = annotations.find(({ subtype }) => subtype === 'Highlight');
  expect(highlight?.contentsObj?.str).toBe(
    'Most are cured.\nBlinatumomab vs Chemotherapy · Overall survival · ▲ Favours therapy',
  );
  expect(highlight?.titleObj?.str).toBe('Ada Lindt');
  expect(highlight?.hasAppearance).toBe(true);
  expect(highlight?.creationDate).toMatch(/^D:\d{14}Z$/u);
  // Its quadrilaterals lie on the lines of the words, and on no other line.
  const corners = Array.from(highlight?.quadPoints ?? []);
  const quads = Array.from({ length: corners.length / 8 }, (_, index) => {
    const quad = corners.slice(index * 8, index * 8 + 8);
    const xs = quad.filter((_corner, side) => side % 2 === 0);
    const ys = quad.filter((_corner, side) => side % 2 === 1);
    return { left: Math.min(...xs), right: Math.max(...xs), low: Math.min(...ys), high: Math.max(...ys) };
  });
  const lines = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [x = 0, y = 0]: number[] = item.transform.slice(4);
    const on = quads.some(
      (quad) => quad.left < x + item.width && x < quad.right && quad.low < y + 2 && y + 2 < quad.high,
    );
    return on ? [item.str] : [];
  });
  expect(lines).toHaveLength(quads.length);
  const printed = lines.join(' ');
  expect(printed).toContain('Chemotherapy in several phases cures most children with');
  expect(printed).toContain('risk B-cell ALL.');
  const square = annotations.find(({ subtype }) => subtype === 'Square');
  expect(square).toMatchObject({ rect: [100, 500, 300, 700], contentsObj: { str: 'The curve.' } });
  const kept = (await seen(at('copy.pdf'), 2)).annotations.filter(({ subtype }) => subtype === 'Text');
  expect(kept.map(({ contentsObj }) => contentsObj?.str)).toEqual(['Who was blinded?']);
});

test('words over two pages are one highlight a page', async () => {
  const annotationId = AnnotationId.parse(v7());
  const anchor = await anchorOver(review.client, documentId, [
    'Quality of life and late effects are not reported here.',
    'Blinatumomab improved disease-free survival in both risk groups. The difference',
  ]);
  must(await review.client.annotations.create({ annotationId, documentId, anchor, note: 'Both pages.' }));
  expect((await copied('over.pdf', documentId)).result).toMatchObject({ annotations: 3, unplaced: 0 });
  const pages = await Promise.all([1, 2].map((page) => seen(at('over.pdf'), page)));
  const both = pages.map(({ annotations }) =>
    annotations.filter(({ contentsObj }) => contentsObj?.str === 'Both pages.'),
  );
  expect(both.map((on) => on.map(({ subtype }) => subtype))).toEqual([['Highlight'], ['Highlight']]);
  must(await review.client.history.undo({}));
});

test('its own marks are not offered again in this review; elsewhere they are notes of their author', async () => {
  await copied('copy.pdf', documentId);
  const copy = await review.importPaper(at('copy.pdf'));
  expect(must(await review.client.annotations.inFile({ documentId: copy }))).toMatchObject({ count: 1 });
  must(await review.client.annotations.takeFromFile({ documentId: copy }));
  const taken = must(await review.client.annotations.forDocument({ documentId: copy }));
  expect(taken.map(({ note }) => note)).toEqual(['Who was blinded?']);
  const colleague = await openTestReview({ taxonomy: 'none' });
  try {
    const theirs = await colleague.importPaper(at('copy.pdf'));
    const left = must(await colleague.client.annotations.inFile({ documentId: theirs }));
    expect(left).toMatchObject({ count: 3, authors: ['Ada Lindt', 'J. Smith'] });
  } finally {
    await colleague.close();
  }
});

test('the file in the review is never changed, and a copy of nothing or of another format is refused', async () => {
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  const stored = join(review.path, 'documents', sha256.slice(0, 2), sha256);
  expect(readFileSync(stored).equals(readFileSync(original))).toBe(true);
  const text = await review.importText('Some words.');
  for (const ids of [[], [documentId, text], [text]])
    expect((await copied('none.pdf', ...ids)).error).toMatchObject({ code: 'invalid-input' });
  expect(statSync(at('none.pdf'), { throwIfNoEntry: false })).toBeUndefined();
});
