import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CheckReport } from '#shared/contract/reviews.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { keepAnalysis, rowsOf } from './exports/analyses/testing/kept-analysis.ts';
import { createReview } from './create-review.ts';
import { openStore } from './store.ts';
import {
  openTestReview,
  reopenTestReview,
  resourcesDir,
  testOpener,
  testOptions,
  type TestReview,
} from './testing.ts';

const MEGABYTE = 1_048_576;
const pooled = rowsOf([{ study: 'A', cells: { e1: 1, n1: 30, e2: 2, n2: 30 } }]);
const words = 'Remission rates were notably higher';

/** A disk of our own that can be filled; null when this machine lets us make one. */
const why = ((): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can make a small disk';
  const place = mkdtempSync(join(tmpdir(), 'sheaf-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]).status === 0;
  if (mounted) execFileSync('umount', [place]);
  rmSync(place, { recursive: true });
  return mounted ? null : 'a small disk can not be mounted here';
})();
const skipped = why === null ? '' : ` (skipped: ${why})`;

describe.skipIf(why !== null)(`a full disk${skipped}`, () => {
  let made: TestReview;
  let disk: string;
  let review: TestReview;
  let document: DocumentView;

  beforeAll(async () => {
    made = await openTestReview();
    await made.importFiles(resolve('resources/samples/press-item.txt'));
    await made.store.close();
  });
  afterAll(() => {
    rmSync(dirname(made.path), { recursive: true, force: true });
  });

  beforeEach(async () => {
    disk = mkdtempSync(join(tmpdir(), 'sheaf-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
    const path = join(disk, 'review.sheaf');
    cpSync(made.path, path, { recursive: true });
    review = await reopenTestReview(path, made.profileDir);
    const [only] = must(await review.client.documents.list({}));
    if (!only) throw new Error('no document');
    document = only;
  });
  afterEach(async () => {
    await review.store.close().catch(() => undefined);
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  /** Leaves so many bytes free. */
  function fill(free: number): void {
    const { bavail, bsize } = statfsSync(disk);
    const room = bavail * bsize - free;
    if (room > 0) writeFileSync(join(disk, 'filler'), Buffer.alloc(room, 1));
  }
  const makeSpace = (): void => rmSync(join(disk, 'filler'));

  async function check(): Promise<CheckReport> {
    const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
    return CheckReport.parse(job.result);
  }
  const notes = async (): Promise<string> =>
    must(await review.client.documents.get({ documentId: document.id })).notes;

  test('a command that does not fit is refused as a whole; what was saved is there; with space it works', async () => {
    fill(200 * 1_024);
    let kept = '';
    let refusal: string | null = null;
    for (let round = 0; refusal === null && round < 100; round += 1) {
      const next = `${round} ${'x'.repeat(20_000)}`;
      const edited = await review.client.documents.edit({ documentId: document.id, set: { notes: next } });
      if (edited.ok) kept = next;
      else refusal = edited.error.code;
    }
    expect(refusal).toBe('disk-full');
    expect(kept).not.toBe('');
    expect(await notes()).toBe(kept);
    makeSpace();
    const claim = await makeClaim(review.client, document.id, words);
    review = await review.reopen();
    expect(await notes()).toBe(kept);
    expect(must(await review.client.claims.get({ claimId: claim.id })).quotes[0]?.text).toBe(words);
    expect(await check()).toMatchObject({ ok: true, log: 'equal' });
  });

  test('an import that does not fit names the file; retried with space it is whole', async () => {
    const source = join(dirname(made.path), 'long.txt');
    writeFileSync(source, 'Words of a long report about remission. '.repeat(20_000));
    fill(300 * 1_024);
    const report = await review.importFiles(source);
    expect(report.files).toMatchObject([{ outcome: 'refused', error: { code: 'disk-full' } }]);
    expect(must(await review.client.documents.list({}))).toHaveLength(1);
    makeSpace();
    const [failed] = must(await review.client.jobs.list({}));
    if (!failed) throw new Error('no job');
    const job = await review.run((jobId) => review.client.imports.retry({ jobId, retryOf: failed.id }));
    expect(job).toMatchObject({ state: 'done', result: { files: [{ outcome: 'imported' }] } });
    expect(await check()).toMatchObject({ ok: true, documents: { count: 2, orphans: [] } });
  });

  test('a backup that does not fit leaves nothing behind and no half backup', async () => {
    const before = must(await review.client.backups.list({}));
    fill(100 * 1_024);
    const job = await review.run((jobId) => review.client.backups.create({ jobId }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(must(await review.client.backups.list({}))).toEqual(before);
    makeSpace();
    const again = await review.run((jobId) => review.client.backups.create({ jobId }));
    expect(again.state).toBe('done');
  });

  test('a restore that does not fit leaves the present state in force', async () => {
    const [backup] = must(await review.client.backups.list({}));
    if (!backup) throw new Error('no backup');
    must(await review.client.documents.edit({ documentId: document.id, set: { notes: 'present' } }));
    fill(100 * 1_024);
    const job = await review.run((jobId) => review.client.backups.restore({ jobId, name: backup.name }));
    expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(await notes()).toBe('present');
    makeSpace();
    const again = await review.run((jobId) => review.client.backups.restore({ jobId, name: backup.name }));
    expect(again.state).toBe('done');
    expect(await notes()).toBe('');
  });

  test('an export on a full disk leaves the file that was there', async () => {
    await makeClaim(review.client, document.id, words);
    const analysisId = await keepAnalysis(review, pooled, { measure: 'OR' });
    const target = join(disk, 'out.csv');
    writeFileSync(target, 'the old export');
    fill(0);
    const grants = [review.writeGrant(target), review.writeGrant(target)] as const;
    const jobs = [
      await review.run((jobId) =>
        review.client.evidence.export({ jobId, grantId: grants[0], format: 'csv', filter: {} }),
      ),
      await review.run((jobId) =>
        review.client.analyses.export({ jobId, grantId: grants[1], analysisId, file: { what: 'script' } }),
      ),
    ];
    for (const job of jobs) expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' } });
    expect(readFileSync(target, 'utf8')).toBe('the old export');
  });

  test('a review on a full disk opens or says why, and is whole afterwards', async () => {
    await makeClaim(review.client, document.id, words);
    await review.store.close();
    fill(0);
    const opened = await openStore(review.path, testOptions(review.profileDir));
    if (opened.ok) await opened.value.close();
    else
      expect(opened.error).toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining('Free some space'),
      });
    makeSpace();
    review = await reopenTestReview(review.path, review.profileDir);
    expect(must(await review.client.claims.list({}))).toHaveLength(1);
    expect(await check()).toMatchObject({ ok: true });
  });

  test('a review whose backup does not fit opens, says so, and can be worked in', async () => {
    await makeClaim(review.client, document.id, words);
    const before = must(await review.client.backups.list({}));
    await review.store.close();
    const { size } = statSync(join(review.path, 'review.db'));
    fill(size - 8 * 1_024);
    review = await reopenTestReview(review.path, review.profileDir);
    expect(must(await review.client.reviews.get({})).backupMissed).toContain(
      'The backup could not be written',
    );
    expect(must(await review.client.backups.list({}))).toEqual(before);
    must(await review.client.documents.edit({ documentId: document.id, set: { notes: 'short' } }));
    makeSpace();
    review = await review.reopen();
    expect(must(await review.client.reviews.get({})).backupMissed).toBeNull();
    expect(await notes()).toBe('short');
    expect(must(await review.client.backups.list({}))).toHaveLength(before.length + 1);
  });

  test('a disk too full for a new review refuses it and leaves nothing', async () => {
    fill(MEGABYTE / 4);
    const path = join(disk, 'new.sheaf');
    const refused = createReview(
      path,
      { title: 'New', taxonomy: 'paediatric-all' },
      testOpener(made.profileDir),
      resourcesDir,
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(execFileSync('ls', ['-A', disk], { encoding: 'utf8' }).split('\n').sort()).toEqual([
      '',
      'filler',
      'review.sheaf',
    ]);
  });
});
