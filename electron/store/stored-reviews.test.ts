import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { AnalysisId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openConnection } from './database/connection.ts';
import { SCHEMA_VERSION } from './database/migrate.ts';
import { reopenTestReview, type TestReview } from './testing.ts';

const fixtures = resolve(import.meta.dirname, '../../e2e/fixtures/reviews');
let around = '';
afterEach(() => {
  rmSync(around, { recursive: true, force: true });
});

async function settleText(review: TestReview): Promise<void> {
  for (const job of must(await review.client.jobs.list({})))
    if (job.kind === 'text.makeAgain') await review.store.settled(job.id);
}

test.each(readdirSync(fixtures))('%s opens, is whole, can be worked in and undone in', async (name) => {
  around = mkdtempSync(join(tmpdir(), 'sheaf-stored-'));
  const path = join(around, name);
  cpSync(join(fixtures, name), path, { recursive: true });
  const review = await reopenTestReview(path, join(around, 'profile'));
  const { client } = review;
  expect(dirname(path)).toBe(around);
  await settleText(review);

  const report = CheckReport.parse((await review.run((jobId) => client.reviews.check({ jobId }))).result);
  expect(report).toMatchObject({ ok: true, integrity: 'ok', log: 'equal', anchors: { exact: 2, lost: 0 } });
  const [claim] = must(await client.claims.list({}));
  expect(claim).toMatchObject({
    statement: 'More remissions',
    note: 'A note',
    direction: 'favours-therapy',
    quotes: [{ text: 'Remission rates were notably higher', state: 'exact' }],
  });
  expect(claim?.tested).toHaveLength(1);
  expect(claim?.background).toHaveLength(1);
  const [press] = must(await client.documents.list({}));
  expect(press).toMatchObject({ year: 2024, kind: 'news', authors: ['Lindt A'], claims: 1 });
  expect(must(await client.documents.list({ inBin: true }))).toHaveLength(1);
  expect(must(await client.search.query({ words: 'remission' })).length).toBeGreaterThan(1);

  const [analysis, ...others] = must(await client.analyses.list({}));
  if (Number(/\d+/u.exec(name)?.[0]) >= 5) {
    expect(analysis).toMatchObject({ name: 'Main', measure: 'HR', method: 'DL', settings: { level: 0.9 } });
    const { rows } = must(await client.analyses.one({ analysisId: analysis?.id ?? AnalysisId.parse(v7()) }));
    expect(rows).toMatchObject([
      { study: 'Lindt 2024', cells: { hr: 0.5, risk: 'high' }, sources: { hr: { claimId: claim?.id } } },
      { study: 'Xu 2020', sources: {}, used: false, reason: 'Adults' },
    ]);
    expect(others.map((one) => [one.name, one.rows])).toEqual([['Copy', 2]]);
  } else expect(analysis).toBeUndefined();

  // A copy on another install begins with nothing to undo; what is done here is undone here.
  expect(must(await client.history.state({}))).toEqual({ undo: null, redo: null });
  if (!press) throw new Error('no paper');
  const made = await makeClaim(client, press.id, 'notably higher');
  must(await client.history.undo({}));
  expect(await client.claims.get({ claimId: made.id })).toMatchObject({ ok: false });
  must(await client.history.redo({}));
  expect(must(await client.claims.get({ claimId: made.id })).id).toBe(made.id);

  const [backup] = must(await client.backups.list({}));
  const before = Number(/\d+/u.exec(name)?.[0]);
  expect(backup?.reason).toBe(before < SCHEMA_VERSION ? 'migration' : 'usual');
  await review.store.close();
  const db = openConnection(join(path, 'review.db'), { readonly: true });
  expect(db.pragma('user_version')).toBe(SCHEMA_VERSION);
  db.close();
});
