import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AnnotationId, type DocumentId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { anchorOf, makeClaim, must } from '#shared/testing/seed-claims.ts';
import { dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { openTestReview, type TestReview } from './testing.ts';
import { replaced, replaceFile } from './testing/replacing.ts';

const old = [
  'Remission rates were notably higher in children who received the antibody.',
  'Relapse was seen less often after the second course of treatment.',
  'Nobody was harmed by the infusion during the whole of the trial.',
  'The sentence that the correction takes out altogether stood here.',
];
const corrected = [
  'Correction: this version of the article replaces the one published earlier.',
  'Remission rates were clearly higher in children who received an antibody.',
  'Relapse was seen less often after the second course of treatment.',
  'Nobody was harmed by the infusion during the whole of the trial.',
];

let folder: string;
let review: TestReview;
let documentId: DocumentId;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-replace-'));
  writeFileSync(file('trial.txt'), old.join('\n\n'));
  writeFileSync(file('trial-corrected.txt'), corrected.join('\n\n'));
  writeFileSync(file('other.txt'), 'Another paper.');
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importPaper(file('trial.txt'));
  await review.importPaper(file('other.txt'));
  for (const words of old) await makeClaim(review.client, documentId, words, { set: { statement: words } });
});
afterAll(async () => {
  await review.close();
  rmSync(folder, { recursive: true, force: true });
});

const document = async () => must(await review.client.documents.get({ documentId }));
const states = async (): Promise<string[]> =>
  must(await review.client.annotations.forDocument({ documentId })).map(({ place }) => place.state);
async function check() {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  return CheckReport.parse(job.result);
}
const hashOf = (quote: { readonly anchor: { readonly sha256: string } }): string => quote.anchor.sha256;

test('each file that can’t take the place is refused in its own words, and nothing is changed', async () => {
  writeFileSync(file('same.txt'), readFileSync(file('trial.txt')));
  writeFileSync(file('broken.pdf'), '%PDF-1.4 nothing behind it');
  writeFileSync(file('empty.txt'), '');
  const before = await document();
  const refusal = async (name: string) => (await replaceFile(review, documentId, file(name))).error;
  expect(await refusal('same.txt')).toMatchObject({
    code: 'exists',
    message: expect.stringMatching(/very bytes/u),
  });
  expect(await refusal('other.txt')).toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/is “other”/u),
  });
  expect(await refusal('broken.pdf')).toMatchObject({
    code: 'unreadable',
    message: expect.stringMatching(/keeps the file/u),
  });
  expect(await refusal('empty.txt')).toMatchObject({ code: 'empty-file' });
  expect(await refusal('gone.txt')).toMatchObject({ code: 'not-found' });
  expect(await document()).toEqual(before);
  expect(await states()).toEqual(['exact', 'exact', 'exact', 'exact']);
});

test('a corrected version takes the place: every highlight is found again, what was recorded stays', async () => {
  const before = await document();
  const anchors = must(await review.client.annotations.forDocument({ documentId })).map(
    ({ anchor }) => anchor,
  );
  const report = await replaced(review, documentId, file('trial-corrected.txt'));
  expect(report).toMatchObject({
    document: documentId,
    fileName: 'trial-corrected.txt',
    pages: 1,
    anchors: { exact: 0, moved: 2, 'needs-check': 1, lost: 1 },
  });
  const after = await document();
  expect(after).toMatchObject({ id: before.id, title: 'trial', fileName: 'trial-corrected.txt', claims: 4 });
  expect(after.sha256).not.toBe(before.sha256);
  expect(after.earlierFiles).toMatchObject([{ sha256: before.sha256, fileName: 'trial.txt' }]);
  const annotations = must(await review.client.annotations.forDocument({ documentId }));
  expect(annotations.map(({ anchor }) => anchor)).toEqual(anchors);
  const claims = must(await review.client.claims.forDocument({ documentId }));
  expect(claims.map(({ quotes }) => quotes[0]?.text)).toEqual(old);
  const claimIds = claims.map(({ id }) => id);
  const rows = must(await review.client.evidence.rows({ claimIds }));
  expect(rows).toHaveLength(4);
  expect(new Set(rows.map((row) => row.documentSha256))).toEqual(new Set([after.sha256]));
  expect(must(await review.client.search.query({ words: 'clearly' })).map(({ type }) => type)).toEqual([
    'document',
  ]);
});

test('the earlier bytes stay: known to the check, to an import, and over a new opening', async () => {
  const { earlierFiles, sha256 } = await document();
  const hash = earlierFiles[0]?.sha256 ?? '';
  const bytes = (of: string): string => join(review.path, 'documents', of.slice(0, 2), of);
  review = await review.reopen();
  expect(readFileSync(bytes(hash), 'utf8')).toBe(old.join('\n\n'));
  expect(await check()).toMatchObject({
    ok: true,
    log: 'equal',
    documents: { count: 3, missing: [], orphans: [] },
  });
  const [again] = (await review.importFiles(file('trial.txt'))).files;
  expect(again).toEqual({
    name: 'trial.txt',
    outcome: 'already-here',
    document: documentId,
    earlierOf: 'trial',
  });
  const other = must(await review.client.documents.list({})).find(({ title }) => title === 'other');
  if (!other) throw new Error('no other paper');
  const refused = (await replaceFile(review, other.id, file('trial.txt'))).error;
  expect(refused).toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/earlier version of “trial”/u),
  });
  expect(existsSync(bytes(sha256))).toBe(true);
});

test('undo puts the file before back as one step, redo the corrected one, also after a new opening', async () => {
  const after = await document();
  must(await review.client.history.undo({}));
  expect(await document()).toMatchObject({ fileName: 'trial.txt', earlierFiles: [] });
  expect(await states()).toEqual(['exact', 'exact', 'exact', 'exact']);
  // The bytes that were put in are named by the log alone now.
  review = await review.reopen();
  expect(await check()).toMatchObject({ ok: true, documents: { orphans: [] } });
  must(await review.client.history.redo({}));
  expect(await document()).toMatchObject({ sha256: after.sha256, fileName: 'trial-corrected.txt' });
  expect((await states()).toSorted()).toEqual(['lost', 'moved', 'moved', 'needs-check']);
  expect((await check()).ok).toBe(true);
});

test('undo and redo tell windows that the text is another one; other undos leave it alone', async () => {
  const told: string[][] = [];
  const stop = review.onEvent((event) => {
    if (event.event === 'changed') told.push([...event.topics]);
  });
  const { sha256 } = await document();
  const shown = async () => must(await review.client.text.tree({ documentId })).sha256;
  must(await review.client.history.undo({}));
  expect(told.at(-1)).toContain('text');
  expect(await shown()).not.toBe(sha256);
  must(await review.client.history.redo({}));
  expect(told.at(-1)).toContain('text');
  expect(await shown()).toBe(sha256);
  must(await review.client.documents.edit({ documentId, set: { notes: 'Read twice.' } }));
  must(await review.client.history.undo({}));
  expect(told.slice(-2).flat()).not.toContain('text');
  stop();
});

test('a file that was replaced can be put back by hand; words recorded in it are in place again', async () => {
  const report = await replaced(review, documentId, file('trial.txt'));
  expect(report.anchors).toEqual({ exact: 4, moved: 0, 'needs-check': 0, lost: 0 });
  expect((await document()).earlierFiles.map(({ fileName }) => fileName)).toEqual(['trial-corrected.txt']);
  must(await review.client.history.undo({}));
});

test('words selected in the corrected version are of that version', async () => {
  const anchor = await anchorOf(review.client, documentId, 'this version of the article');
  const annotationId = AnnotationId.parse(v7());
  const made = must(await review.client.annotations.create({ annotationId, documentId, anchor }));
  expect(hashOf(made)).toBe((await document()).sha256);
  expect(made.place.state).toBe('exact');
});

test('redo is refused when another reviewer made the bytes a paper of their own meanwhile', async () => {
  writeFileSync(file('third.txt'), 'A third version.');
  await replaced(review, documentId, file('third.txt'));
  must(await review.client.history.undo({}));
  review.store.setReviewer('Ben Moor');
  const [third] = (await review.importFiles(file('third.txt'))).files;
  expect(third?.outcome).toBe('imported');
  review.store.setReviewer('Ada Lindt');
  const redo = await review.client.history.redo({});
  expect(redo).toMatchObject({ ok: false, error: { code: 'stale-undo' } });
  expect((await document()).fileName).toBe('trial-corrected.txt');
  expect((await check()).ok).toBe(true);
});

test('a paper in the bin keeps its file', async () => {
  must(await review.client.documents.moveToBin({ documentIds: [documentId] }));
  writeFileSync(file('fourth.txt'), 'A fourth version.');
  const job = await replaceFile(review, documentId, file('fourth.txt'));
  expect(job.error).toMatchObject({ code: 'not-found', message: expect.stringMatching(/in the bin/u) });
});

test.skipIf(sheafData === null)(
  `a locked PDF is refused as such${sheafData === null ? ` (${noSheafData})` : ''}`,
  async () => {
    const [other] = must(await review.client.documents.list({})).filter(({ title }) => title === 'other');
    if (!other) throw new Error('no other paper');
    const job = await replaceFile(review, other.id, dataPath('pdfs', 'encrypted-aes256-password-foo.pdf'));
    expect(job.error).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/locked by a password/u),
    });
    expect(must(await review.client.documents.get({ documentId: other.id }))).toEqual(other);
  },
);
