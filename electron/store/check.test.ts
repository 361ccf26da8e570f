import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from './testing.ts';

let review: TestReview;
let documentId: DocumentId;

beforeAll(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
  await makeClaim(review.client, documentId, 'Remission rates were notably higher');
});
afterAll(async () => {
  await review.close();
});

async function check(): Promise<CheckReport> {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  return CheckReport.parse(job.result);
}

test('a review that nobody tampered with is whole', async () => {
  expect(await check()).toMatchObject({ ok: true, integrity: 'ok', log: 'equal', documents: { count: 1 } });
});

test.each([
  ['a title', `UPDATE review SET title = 'Forged'`],
  [
    'a claim that nobody made',
    `INSERT INTO claim (id, document_id, reviewer_id, created, changed, created_by)
     SELECT 'x', d.id, r.id, '', '', '' FROM document d, reviewer r`,
  ],
  ['a claim that is gone', 'DELETE FROM claim_annotation; DELETE FROM claim'],
  ['words taken from a claim', 'DELETE FROM claim_annotation'],
  ['a value in the log', `UPDATE operation_field SET after = '"Forged"' WHERE field = 'title'`],
  ['a log that can not be read', `UPDATE operation_field SET after = 'no json' WHERE field = 'title'`],
  ['a kind that does not exist', `UPDATE operation SET kind = 'claim.forged' WHERE kind = 'claim.created'`],
  [
    'operations that are gone',
    `DELETE FROM operation_field; DELETE FROM operation WHERE kind <> 'claim.created'`,
  ],
])('tables or a log that were altered behind the program are found: %s', async (_what, sql) => {
  const db = review.store.session().review;
  db.exec(`BEGIN; ${sql}`);
  try {
    const report = await check();
    expect(report.ok).toBe(false);
    expect(report.log).toMatch(/^differs in /u);
  } finally {
    db.exec('ROLLBACK');
  }
  expect(await check()).toMatchObject({ ok: true });
});

test('bytes of papers that were altered are found', async () => {
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  writeFileSync(join(review.path, 'documents', sha256.slice(0, 2), sha256), 'other words');
  expect(await check()).toMatchObject({ ok: false, documents: { altered: [sha256], missing: [] } });
});

test('importing the same file again puts bytes right that were altered, or brings back missing ones', async () => {
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  const bytes = join(review.path, 'documents', sha256.slice(0, 2), sha256);
  for (const harm of [() => writeFileSync(bytes, 'other words'), () => rmSync(bytes)]) {
    harm();
    expect(await check()).toMatchObject({ ok: false });
    await review.importFiles(resolve('resources/samples/press-item.txt'));
    expect(await check()).toMatchObject({ ok: true });
  }
});
