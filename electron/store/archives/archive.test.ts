import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ArchiveWritten } from '#shared/contract/archives.ts';
import { GrantId, JobId } from '#shared/contract/ids.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { sha256 } from '#electron/node/hash.ts';
import { documentPath, reviewFolder } from '#electron/node/review-folder.ts';
import { openConnection } from '../database/connection.ts';
import { contentsOf, everydayReview, replicasOf } from '../testing/archived-review.ts';
import { unzipped } from '../testing/zips.ts';
import { inProcessClient } from '../in-process-client.ts';
import { openStore } from '../store.ts';
import { reopenTestReview, testOptions, type TestReview } from '../testing.ts';
import { importArchive } from './import-archive.ts';

let review: TestReview;
let around = '';
let archive = '';
let written: ArchiveWritten;

const quiet = { signal: new AbortController().signal, progress: () => undefined };

beforeAll(async () => {
  review = await everydayReview([
    ...['press-item.txt', 'blinatumomab-trial.pdf', 'trial-summary.md', 'questions-for-parents.html'],
  ]);
  around = dirname(review.path);
  archive = join(around, 'everything.zip');
  const job = await review.run((jobId) =>
    review.client.archives.write({ jobId, grantId: review.writeGrant(archive) }),
  );
  written = ArchiveWritten.parse(job.result);
}, 120_000);
afterAll(() => review.close());

test('the zip holds a manifest, the database and the documents, each with its size and hash', async () => {
  const files = await unzipped(archive);
  const manifest = JSON.parse(files.get('manifest.json')?.toString('utf8') ?? '');
  expect(manifest).toMatchObject({
    format: 'sheaf-archive',
    version: 1,
    appVersion: '0.0.0-test',
    review: { title: 'Every kind of thing: “ß/æ”' },
    counts: { documents: 4, claims: 1, changes: written.changes },
  });
  expect([...files.keys()][0]).toBe('manifest.json');
  const listed = [...files].slice(1).map(([name, bytes]) => ({
    name,
    size: bytes.length,
    sha256: sha256(bytes),
  }));
  expect(manifest.entries).toEqual(listed);
  expect(listed).toHaveLength(5);
  expect(written).toMatchObject({ fileName: 'everything.zip', documents: 4, claims: 1 });
  expect(written.bytes).toBe(statSync(archive).size);
  expect(readdirSync(around).filter((name) => name.endsWith('.sheaf-tmp'))).toEqual([]);
});

test('unzip reads it, where there is one', () => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
  } catch {
    return;
  }
  expect(execFileSync('unzip', ['-t', archive], { encoding: 'utf8' })).toContain('No errors detected');
});

test('a review made from it has every row and every byte, a replica of its own, and can be worked in', async () => {
  const target = join(around, 'again', 'copy.sheaf');
  expect(await importArchive(archive, target, quiet)).toMatchObject({ error: { code: 'not-found' } });
  const made = await importArchive(archive, join(around, 'copy.sheaf'), quiet);
  expect(made).toMatchObject({ ok: true, value: { title: 'Every kind of thing: “ß/æ”', documents: 4 } });
  const copy = join(around, 'copy.sheaf');
  const before = contentsOf(review.path);
  expect(contentsOf(copy)).toEqual(before);
  expect(Object.keys(before.files)).toHaveLength(4);
  for (const [table, rows] of Object.entries(before.tables))
    expect([table, rows.length > 0]).toEqual([table, table !== 'study_concept']);
  const known = replicasOf(copy);

  const profileDir = join(around, 'other-profile');
  const opened = await reopenTestReview(copy, profileDir);
  const { client } = opened;
  const report = CheckReport.parse((await opened.run((jobId) => client.reviews.check({ jobId }))).result);
  expect(report).toMatchObject({
    ok: true,
    integrity: 'ok',
    log: 'equal',
    documents: { count: 4, orphans: [] },
  });
  expect(must(await client.jobs.list({})).filter(({ kind }) => kind.startsWith('imports'))).toEqual([]);
  // Text is what can be made again: it does not come along, and is made on opening.
  for (const job of must(await client.jobs.list({})))
    if (job.kind === 'text.makeAgain') await opened.store.settled(job.id);
  const [paper] = must(await client.claims.list({}));
  expect(must(await client.history.state({}))).toEqual({ undo: null, redo: null });
  if (!paper) throw new Error('no claim');
  await makeClaim(client, paper.documentId, 'notably higher');
  must(await client.history.undo({}));
  await opened.store.close();
  expect(replicasOf(copy).filter((id) => !known.includes(id))).toHaveLength(1);
}, 60_000);

test('a review that is open elsewhere is archived beside that', async () => {
  const beside = await openStore(review.path, { ...testOptions(review.profileDir), mode: 'read' });
  if (!beside.ok) throw new Error(beside.error.message);
  const target = join(around, 'beside.zip');
  const grant = { id: GrantId.parse(v7()), access: 'write' as const, path: target, name: 'beside.zip' };
  beside.value.grant([grant]);
  const jobId = JobId.parse(v7());
  must(await inProcessClient(beside.value).archives.write({ jobId, grantId: grant.id }));
  expect((await beside.value.settled(jobId)).error).toBeNull();
  await beside.value.close();
  const copy = join(around, 'beside.sheaf');
  expect(await importArchive(target, copy, quiet)).toMatchObject({ ok: true });
  expect(contentsOf(copy)).toEqual(contentsOf(review.path));
});

test('what is there already is not replaced, and stays', async () => {
  const there = join(around, 'there');
  writeFileSync(there, 'mine');
  expect(await importArchive(archive, there, quiet)).toMatchObject({ error: { code: 'exists' } });
  expect(readFileSync(there, 'utf8')).toBe('mine');
});

test('cancelled while it is written or unpacked, nothing is left', async () => {
  const stopping = new AbortController();
  const target = join(around, 'stopped.sheaf');
  const control = {
    signal: stopping.signal,
    progress: ({ done }: { done: number }) => done === 2 && stopping.abort(),
  };
  const stopped = await importArchive(archive, target, {
    ...control,
    progress: (at) => void control.progress(at),
  });
  expect(stopped).toMatchObject({ error: { code: 'cancelled' } });
  const zip = join(around, 'stopped.zip');
  const off = review.onEvent((event) => {
    if (event.event === 'job' && event.job.doing.startsWith('Checking') && !event.job.cancelling)
      void review.client.jobs.cancel({ jobId: event.job.id });
  });
  const job = await review.run((jobId) =>
    review.client.archives.write({ jobId, grantId: review.writeGrant(zip) }),
  );
  off();
  expect(job.state).toBe('cancelled');
  expect(
    readdirSync(around).filter((name) => name.includes('stopped') || name.endsWith('.sheaf-tmp')),
  ).toEqual([]);
});

test('a review that would not pass its check gives no archive, and the old file stays', async () => {
  const [sha = ''] = Object.values(contentsOf(review.path).files);
  const path = documentPath(reviewFolder(review.path), sha);
  const bytes = readFileSync(path);
  const target = join(around, 'old.zip');
  writeFileSync(target, 'old');
  const write = async () =>
    (await review.run((jobId) => review.client.archives.write({ jobId, grantId: review.writeGrant(target) })))
      .error;
  try {
    writeFileSync(path, Buffer.from(bytes).fill(65, 0, 10));
    expect(await write()).toMatchObject({ code: 'review-damaged', details: { sha256: sha } });
    rmSync(path);
    expect(await write()).toMatchObject({ code: 'review-damaged', details: { sha256: sha } });
  } finally {
    writeFileSync(path, bytes);
  }
  const db = openConnection(reviewFolder(review.path).review);
  try {
    db.run(`UPDATE claim SET note = 'behind the log'`);
    expect(await write()).toMatchObject({ code: 'review-damaged' });
    db.run(`UPDATE claim SET note = ''`);
  } finally {
    db.close();
  }
  expect(await write()).toBeNull();
  expect(existsSync(target)).toBe(true);
});
