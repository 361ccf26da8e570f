import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import {
  acrobatHighlight,
  answerTo,
  drawing,
  previewHighlight,
  stickyNote,
  withAnnotations,
  zoteroUnderline,
} from '#shared/testing/annotated-pdf.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';
import { replaced } from './testing/replacing.ts';

const sample = resolve('resources/samples/blinatumomab-trial.pdf');
const quotes = {
  long: 'Chemotherapy in several phases cures most children with standard-risk B-cell ALL.',
  short: 'bispecific antibody that binds CD19 on leukaemia cells',
};

let folder: string;
let review: TestReview;
let documentId: DocumentId;
let plain: DocumentId;
let path: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-notes-'));
  review = await openTestReview({ taxonomy: 'none' });
  plain = await review.importPaper(sample);
  const boxesOf = async (quote: string) => {
    const [part] = (await anchorOf(review.client, plain, quote)).parts;
    if (!part) throw new Error('no place');
    // Programs draw a little over the edges of the letters.
    return {
      page: part.page,
      boxes: part.rects.map(([x0, y0, x1, y1]): [number, number, number, number] => [
        x0 - 0.4,
        y0 - 0.5,
        x1 + 0.4,
        y1 + 0.5,
      ]),
    };
  };
  const long = await boxesOf(quotes.long);
  const short = await boxesOf(quotes.short);
  const annotated = withAnnotations(new Uint8Array(readFileSync(sample)), [
    acrobatHighlight({ ...long, text: 'Check this number' }),
    previewHighlight({ ...short, text: quotes.short }),
    zoteroUnderline({ ...short, text: '' }),
    stickyNote(2, [500, 700], 'Who was blinded?'),
  ]);
  path = join(folder, 'annotated.pdf');
  writeFileSync(path, annotated);
  documentId = await review.importPaper(path);
}, 60_000);
afterAll(async () => {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

const inFile = async (of = documentId) => must(await review.client.annotations.inFile({ documentId: of }));
const annotations = async () => must(await review.client.annotations.forDocument({ documentId }));

test('a paper tells what its file carries; one without carries nothing', async () => {
  expect(await inFile()).toEqual({
    count: 4,
    wordlessDrawings: 0,
    authors: ['J. Smith', 'Ada Lindt'],
    decision: null,
  });
  expect(await inFile(plain)).toEqual({ count: 0, wordlessDrawings: 0, authors: [], decision: null });
});

test('not now is remembered over a new opening, and can be thought better of', async () => {
  expect(must(await review.client.annotations.leaveInFile({ documentId })).decision).toBe('declined');
  review = await review.reopen();
  expect((await inFile()).decision).toBe('declined');
  expect(await annotations()).toEqual([]);
});

test('they become annotations with words, author, date, colour and text; the file is not touched', async () => {
  expect(must(await review.client.annotations.takeFromFile({ documentId })).decision).toBe('taken');
  const made = await annotations();
  expect(
    made.map(({ type, anchor, colour, note, origin }) => [
      type,
      anchor.quote.exact.replaceAll(/\s+/gu, ' '),
      colour,
      note,
      origin?.kind,
      origin?.author,
    ]),
  ).toEqual([
    ['text', quotes.long, 5, 'Check this number', 'highlight', 'J. Smith'],
    ['text', expect.stringContaining('antibody that binds CD19'), 2, '', 'highlight', 'J. Smith'],
    ['text', expect.stringContaining('antibody that binds CD19'), 0, '', 'underline', 'Ada Lindt'],
    ['region', '', 5, 'Who was blinded?', 'note', 'J. Smith'],
  ]);
  expect(made[0]?.origin).toMatchObject({
    date: '2024-03-12T09:15:30.000Z',
    colour: '#ffd100',
    source: 'file',
  });
  expect(made.map(({ place }) => place.state)).toEqual(['exact', 'exact', 'exact', 'exact']);
  expect(made[3]?.anchor.parts).toMatchObject([{ page: 2, start: null }]);
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  expect(readFileSync(join(review.path, 'documents', sha256.slice(0, 2), sha256))).toEqual(
    readFileSync(path),
  );
});

test('taking them twice is refused; undo takes all back as one step, and they can be taken again', async () => {
  expect(await review.client.annotations.takeFromFile({ documentId })).toMatchObject({
    ok: false,
    error: { code: 'exists' },
  });
  must(await review.client.history.undo({}));
  expect(await annotations()).toEqual([]);
  expect((await inFile()).decision).toBe('declined');
  must(await review.client.history.redo({}));
  expect(await annotations()).toHaveLength(4);
  const check = await review.run((jobId) => review.client.reviews.check({ jobId }));
  expect(CheckReport.parse(check.result)).toMatchObject({ ok: true, log: 'equal' });
});

test('a claim rests on such a highlight like on any other', async () => {
  const claim = await makeClaim(review.client, documentId, quotes.long, { set: { statement: 'cured' } });
  expect(claim.quotes[0]?.annotationId).toBe((await annotations())[0]?.id);
});

test('a corrected version that carries the same highlights again gives none twice', async () => {
  const again = join(folder, 'annotated-2.pdf');
  writeFileSync(again, Buffer.concat([readFileSync(path), Buffer.from('\n% corrected\n')]));
  await replaced(review, documentId, again);
  expect(await inFile()).toMatchObject({ count: 4, decision: null });
  must(await review.client.annotations.takeFromFile({ documentId }));
  expect(await annotations()).toHaveLength(4);
  expect((await inFile()).decision).toBe('taken');
});

test('comments on drawings become regions with their words, those of an insert mark its word’s; undone as one; drawings without are counted', async () => {
  const box = [100, 300, 160, 340] as const;
  const drawn = join(folder, 'drawn.pdf');
  const [word] = (await anchorOf(review.client, plain, 'CD19')).parts;
  const [x0, y0, x1] = word?.rects[0] ?? [0, 0, 0, 0];
  const x = (x0 + x1) / 2;
  const left = [
    drawing('Ink', { page: 1, box, text: 'Both curves' }),
    drawing('Caret', { page: word?.page ?? 0, box: [x - 4, y0 - 4, x + 4, y0 + 4], text: 'new' }),
    drawing('Stamp', { page: 2, box, text: 'Not for us' }),
    drawing('FileAttachment', { page: 2, box, text: 'Our own table' }),
    drawing('Line', { page: 2, box }),
    answerTo(0, 1, 'The upper one.'),
  ];
  writeFileSync(drawn, withAnnotations(new Uint8Array(readFileSync(sample)), left));
  const of = await review.importPaper(drawn);
  const counted = { count: 4, wordlessDrawings: 1, authors: ['M. Okoro'] };
  expect(await inFile(of)).toEqual({ ...counted, decision: null });
  expect(must(await review.client.annotations.takeFromFile({ documentId: of }))).toEqual({
    ...counted,
    decision: 'taken',
  });
  const made = async () => must(await review.client.annotations.forDocument({ documentId: of }));
  const told = (await made()).map(({ type, anchor, note, origin }) => [
    type,
    anchor.quote.exact,
    origin?.kind,
    note,
  ]);
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      ['region', '', 'drawing', 'Both curves\n\nB. Jones: The upper one.'],
      ['text', 'CD19', 'insertion', 'new'],
      ['region', '', 'stamp', 'Not for us'],
      ['region', '', 'attachment', 'Our own table'],
    ]),
  );
  expect((await made()).map(({ place }) => place.state)).toEqual(['exact', 'exact', 'exact', 'exact']);
  must(await review.client.history.undo({}));
  expect(await made()).toEqual([]);
  expect(await inFile(of)).toEqual({ ...counted, decision: null });
});
