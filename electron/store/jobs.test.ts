import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GrantId, JobId } from '#shared/contract/ids.ts';
import { ImportReport } from '#shared/contract/imports.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { CheckReport } from '#shared/contract/reviews.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, reopenTestReview, type TestReview } from './testing.ts';
import { startWorker } from './testing/worker.ts';

let review: TestReview;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
});
afterEach(async () => {
  await review.close();
});

/** Text files of their own words, with grants to read them. */
function files(count: number, words = 'A paper.'): { path: string; grant: GrantId }[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${String(index).padStart(4, '0')}.txt`;
    const path = join(dirname(review.path), name);
    writeFileSync(path, `${words} ${index} ${v7()}`);
    const grant = GrantId.parse(v7());
    review.store.grant([{ id: grant, access: 'read', path, name }]);
    return { path, grant };
  });
}
const start = async (grants: readonly GrantId[]): Promise<JobId> => {
  const jobId = JobId.parse(v7());
  must(await review.client.imports.start({ jobId, grants: [...grants] }));
  return jobId;
};
const documents = async (): Promise<number> => must(await review.client.documents.list({})).length;
const outcomes = (job: JobView): string[] =>
  ImportReport.parse(job.result).files.map(({ outcome }) => outcome);

async function check(): Promise<CheckReport> {
  const job = await review.run((jobId) => review.client.reviews.check({ jobId }));
  return CheckReport.parse(job.result);
}

/** Waits until a job has done so many. */
function doneOf(jobId: JobId, count: number): Promise<void> {
  return new Promise((reached) => {
    const stop = review.onEvent((event) => {
      if (event.event !== 'job' || event.job.id !== jobId || event.job.done < count) return;
      stop();
      reached();
    });
  });
}

describe('an import', () => {
  test('tells how far it is, goes up only, and ends with what became of each file', async () => {
    const seen: JobView[] = [];
    review.onEvent((event) => {
      if (event.event === 'job') seen.push(event.job);
    });
    const given = files(12);
    const jobId = await start(given.map(({ grant }) => grant));
    const job = await review.store.settled(jobId);
    expect(job).toMatchObject({
      state: 'done',
      done: 12,
      total: 12,
      doing: '',
      cancelling: false,
      error: null,
    });
    const steps = seen.filter(({ id }) => id === jobId).map(({ done }) => done);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(seen.some(({ doing }) => doing.startsWith('Importing 0003.txt'))).toBe(true);
    expect(must(await review.client.jobs.list({}))[0]?.id).toBe(jobId);
  });

  test('calls are answered while it runs, and undo of what it is doing is refused', async () => {
    const jobId = await start(files(30).map(({ grant }) => grant));
    await doneOf(jobId, 3);
    expect(must(await review.client.jobs.get({ jobId })).state).toBe('running');
    expect(await documents()).toBeGreaterThan(0);
    expect(await review.client.history.undo({})).toMatchObject({ ok: false, error: { code: 'conflict' } });
    must(await review.client.reviews.edit({ set: { title: 'Meanwhile' } }));
    must(await review.client.history.undo({}));
    expect((await review.store.settled(jobId)).state).toBe('done');
    expect(await documents()).toBe(30);
  });

  test('cancelled, keeps what was done and names what was not; one undo takes it back, one redo brings it', async () => {
    const jobId = await start(files(40).map(({ grant }) => grant));
    await doneOf(jobId, 5);
    expect(must(await review.client.jobs.cancel({ jobId }))).toMatchObject({
      state: 'running',
      cancelling: true,
    });
    const job = await review.store.settled(jobId);
    expect(job).toMatchObject({ state: 'cancelled', error: null, cancelling: false });
    const imported = outcomes(job).filter((outcome) => outcome === 'imported').length;
    expect(imported).toBeGreaterThanOrEqual(5);
    expect(outcomes(job).filter((outcome) => outcome === 'cancelled')).toHaveLength(40 - imported);
    expect(await documents()).toBe(imported);
    must(await review.client.history.undo({}));
    expect(await documents()).toBe(0);
    must(await review.client.history.redo({}));
    expect(await documents()).toBe(imported);
    review = await review.reopen();
    expect(must(await review.client.jobs.get({ jobId })).state).toBe('cancelled');
    expect(await check()).toMatchObject({ ok: true, documents: { orphans: [] } });
  });

  test('the files that failed are tried again by one call, the others are left', async () => {
    const given = files(3);
    const [, missing] = given;
    if (!missing) throw new Error('no file');
    rmSync(missing.path);
    const jobId = JobId.parse(v7());
    const grants = given.map(({ grant }) => grant);
    must(await review.client.imports.start({ jobId, grants, kind: 'news', source: 'The desk' }));
    const first = await review.store.settled(jobId);
    expect(outcomes(first)).toEqual(['imported', 'refused', 'imported']);
    writeFileSync(missing.path, 'Back again.');
    const job = await review.run((retry) => review.client.imports.retry({ jobId: retry, retryOf: jobId }));
    expect(ImportReport.parse(job.result).files).toMatchObject([{ name: '0001.txt', outcome: 'imported' }]);
    const said = must(await review.client.documents.list({})).map(({ kind, source }) => [kind, source]);
    expect(said).toEqual(Array(3).fill(['news', 'The desk']));
    const nothing = await review.run((retry) =>
      review.client.imports.retry({ jobId: retry, retryOf: job.id }),
    );
    expect(nothing).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
  });

  test('a file of a format that is not taken is not tried again, one that was empty is', async () => {
    const given = files(3);
    writeFileSync(given[0]?.path ?? '', '\u0000\u0001 no paper');
    writeFileSync(given[1]?.path ?? '', '');
    const jobId = await start(given.map(({ grant }) => grant));
    const first = ImportReport.parse((await review.store.settled(jobId)).result).files;
    expect(first.map((file) => ('error' in file ? file.error.code : file.outcome))).toEqual([
      'unsupported-format',
      'empty-file',
      'imported',
    ]);
    for (const { path } of given) writeFileSync(path, `Words now in ${path}.`);
    const job = await review.run((retry) => review.client.imports.retry({ jobId: retry, retryOf: jobId }));
    expect(ImportReport.parse(job.result).files).toMatchObject([{ name: '0001.txt', outcome: 'imported' }]);
  });

  test('a paper comes from where the import that brought it in said last', async () => {
    const [one] = files(1);
    if (!one) throw new Error('no file');
    const sourceNow = async () => must(await review.client.documents.list({})).map(({ source }) => source);
    const bring = async (source: string | null) => {
      const id = GrantId.parse(v7());
      review.store.grant([{ id, access: 'read', path: one.path, name: 'one.txt' }]);
      await review.run((jobId) => review.client.imports.start({ jobId, grants: [id], source }));
    };
    await bring(null);
    expect(await sourceNow()).toEqual([null]);
    must(await review.client.history.undo({}));
    await bring('The desk');
    expect(await sourceNow()).toEqual(['The desk']);
    await bring('Another');
    expect(await sourceNow()).toEqual(['The desk']);
  });

  test('of two files of one name only the one that failed is tried again', async () => {
    const given = files(2);
    const same = given.map(({ path }) => {
      const id = GrantId.parse(v7());
      review.store.grant([{ id, access: 'read', path, name: 'same.txt' }]);
      return id;
    });
    rmSync(given[1]?.path ?? '');
    const jobId = await start(same);
    await review.store.settled(jobId);
    writeFileSync(given[1]?.path ?? '', 'Back again.');
    const job = await review.run((retry) => review.client.imports.retry({ jobId: retry, retryOf: jobId }));
    expect(outcomes(job)).toEqual(['imported']);
  });

  test('a closed review goes on with it when it opens; what is gone by then is named, and tried again when it is back', async () => {
    const given = files(30);
    const jobId = await start(given.map(({ grant }) => grant));
    await doneOf(jobId, 4);
    await review.store.close();
    const gone = given.slice(25);
    for (const { path } of gone) rmSync(path);
    review = await reopenTestReview(review.path, review.profileDir);
    const job = await review.store.settled(jobId);
    expect(job.state).toBe('done');
    expect(outcomes(job)).toEqual(given.map((_, index) => (index < 25 ? 'imported' : 'refused')));
    review = await review.reopen();
    for (const { path } of gone) writeFileSync(path, `Back again: ${path}`);
    const retried = await review.run((retry) =>
      review.client.imports.retry({ jobId: retry, retryOf: jobId }),
    );
    expect(outcomes(retried)).toEqual(gone.map(() => 'imported'));
    must(await review.client.history.undo({}));
    must(await review.client.history.undo({}));
    expect(await documents()).toBe(0);
  });

  test('opened by a profile that knows nothing of it, each file that was not reached is named', async () => {
    const jobId = await start(files(30).map(({ grant }) => grant));
    await doneOf(jobId, 4);
    await review.store.close();
    review = await reopenTestReview(review.path, join(dirname(review.path), 'another profile'));
    const report = ImportReport.parse((await review.store.settled(jobId)).result).files;
    const left = report.filter(({ outcome }) => outcome === 'refused');
    expect(report.filter(({ outcome }) => outcome === 'imported')).toHaveLength(30 - left.length);
    expect(left.at(-1)).toMatchObject({
      name: '0029.txt',
      error: { code: 'cancelled', message: expect.stringContaining('0029.txt') },
    });
  });

  test('where its files lie stands in the profile until nothing is left to be tried, and never in the review', async () => {
    const given = files(3);
    rmSync(given[1]?.path ?? '');
    const jobId = await start(given.map(({ grant }) => grant));
    await review.store.settled(jobId);
    const notes = (): string[] => readdirSync(join(review.profileDir, 'imports'));
    expect(notes()).toEqual([`${jobId}.json`]);
    await review.store.close();
    expect(readFileSync(join(review.path, 'review.db')).includes(dirname(given[0]?.path ?? ''))).toBe(false);
    review = await reopenTestReview(review.path, review.profileDir);
    writeFileSync(given[1]?.path ?? '', 'Back again.');
    const retry = await review.run((id) => review.client.imports.retry({ jobId: id, retryOf: jobId }));
    expect(outcomes(retry)).toEqual(['imported']);
    expect(notes()).toEqual([`${jobId}.json`]);
  });

  test.each([
    ['in the middle', '8'],
    ['before its first paper', '0'],
  ])('killed %s, it goes on with the rest at the next opening, each paper once', async (_when, last) => {
    await review.store.close();
    const worker = startWorker('import-worker.ts', [review.path, review.profileDir, '60', last]);
    const signal = await new Promise((ended) => worker.once('close', (_code, by) => ended(by)));
    expect(signal).toBe('SIGKILL');
    review = await reopenTestReview(review.path, review.profileDir);
    const [running] = must(await review.client.jobs.list({}));
    if (running?.kind !== 'imports.start') throw new Error('The import does not go on.');
    expect(running.state).toBe('running');
    const job = await review.store.settled(running.id);
    expect(outcomes(job)).toEqual(Array.from({ length: 60 }, () => 'imported'));
    expect(await documents()).toBe(60);
    expect(await check()).toMatchObject({ ok: true, documents: { count: 60, missing: [], orphans: [] } });
    // Whatever was done before and after the kill is one action.
    must(await review.client.history.undo({}));
    expect(await documents()).toBe(0);
  });

  test('the same job id again does not start it again', async () => {
    const [file] = files(1);
    if (!file) throw new Error('no file');
    const jobId = await start([file.grant]);
    await review.store.settled(jobId);
    const again = must(await review.client.imports.start({ jobId, grants: [file.grant] }));
    expect(again).toMatchObject({ id: jobId, state: 'done' });
    expect(await documents()).toBe(1);
  });

  test('a grant works once and one that was never given does not', async () => {
    const job = await review.run((jobId) =>
      review.client.imports.start({ jobId, grants: [GrantId.parse(v7())] }),
    );
    expect(job).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    expect(readdirSync(join(review.path, 'documents'))).toEqual([]);
  });
});

test('a job that is not there can not be asked for or cancelled', async () => {
  const jobId = JobId.parse(v7());
  const refused = { ok: false, error: { code: 'not-found' } };
  expect(await review.client.jobs.get({ jobId })).toMatchObject(refused);
  expect(await review.client.jobs.cancel({ jobId })).toMatchObject(refused);
});
