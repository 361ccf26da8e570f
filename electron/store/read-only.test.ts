import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClaim } from '#shared/testing/seed-claims.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import { copyReview } from './database/read-only-copy.ts';
import { filesOf } from './testing/closed-review.ts';
import { openTestReview, testNode, type TestReview } from './testing.ts';
import { firstLineOf, startWorker } from './testing/worker.ts';

const NOBODY = 65_534;
const why = reason();
const skipped = why === null ? '' : ` (skipped: ${why})`;

/** Root is never refused, so another user opens the review; null when this machine lets us be that user. */
function reason(): string | null {
  if (process.getuid?.() !== 0) return 'only root can act as another user';
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const script = join(import.meta.dirname, 'testing/unprivileged-worker.ts');
  const read = `require('fs').readFileSync(${JSON.stringify(script)})`;
  const tried = spawnSync(testNode, ['-e', read], { uid: NOBODY, gid: NOBODY, env });
  return tried.status === 0 ? null : 'another user can not read this source tree';
}

let review: TestReview;
let documentId: string;
let claimId: string;

beforeAll(async () => {
  review = await openTestReview();
  const paper = await review.importPaper(resolve('resources/samples/press-item.txt'));
  documentId = paper;
  claimId = (await makeClaim(review.client, paper, 'Remission rates were notably higher')).id;
  // The last changes still lie in the log file, as after a kill.
  const copy = join(dirname(review.path), 'closed.sheaf');
  cpSync(review.path, copy, {
    recursive: true,
    filter: (path) => !path.endsWith('-shm') && !path.endsWith('lock.db'),
  });
  await review.store.close();
  chmodSync(dirname(review.path), 0o755);
});
afterAll(async () => {
  rmSync(dirname(review.path), { recursive: true, force: true });
});

/** A copy of the review with these rights, and what another user finds there. */
async function asNobody(name: string, rights: (path: string) => void) {
  const around = dirname(review.path);
  const path = join(around, name);
  cpSync(join(around, 'closed.sheaf'), path, { recursive: true });
  rights(path);
  const theirs = join(around, `${name}-profile`);
  mkdirSync(theirs);
  chmodSync(theirs, 0o777);
  const before = filesOf(path);
  const line = await firstLineOf(
    startWorker('unprivileged-worker.ts', [path, theirs, join(theirs, 'out.csv'), documentId], NOBODY),
  );
  expect(filesOf(path)).toEqual(before);
  const said: Record<string, unknown> = JSON.parse(line);
  expect(said['uid']).toBe(NOBODY);
  return { said, theirs };
}

describe.skipIf(why !== null)(`a review in a folder that can only be read${skipped}`, () => {
  test('is opened from a copy: read, searched, exported, checked, never changed', async () => {
    const { said, theirs } = await asNobody('closed-to-others.sheaf', () => undefined);
    expect(said).toMatchObject({
      readOnly: expect.stringContaining('can only be read'),
      edited: 'read-only',
      undone: 'read-only',
      imported: 'read-only',
      backup: 'read-only',
      exported: 'done',
      check: { ok: true, log: 'equal', documents: { count: 1 } },
      documents: { value: [{ id: documentId }] },
      claims: { value: [{ id: claimId }] },
      text: true,
    });
    expect(JSON.stringify(said['search'])).toContain(claimId);
    expect(readFileSync(join(theirs, 'out.csv'), 'utf8')).toContain(claimId);
    expect(readdirSync(join(theirs, 'read-only'))).toEqual([]);
  });

  test('also when it was open here before and its lock file is there', async () => {
    const { said } = await asNobody('locked-before.sheaf', (path) => {
      writeFileSync(reviewFolder(path).lock, '');
    });
    expect(said).toMatchObject({
      readOnly: expect.stringContaining('can only be read'),
      edited: 'read-only',
    });
  });

  test('only the database is closed to writing', async () => {
    const { said } = await asNobody('database-only.sheaf', (path) => {
      chmodSync(path, 0o777);
      chmodSync(reviewFolder(path).review, 0o444);
    });
    expect(said).toMatchObject({
      readOnly: expect.stringContaining('can only be read'),
      edited: 'read-only',
    });
  });

  test('without text: what can be read is shown, the rest is said', async () => {
    const { said } = await asNobody('no-derived.sheaf', (path) => {
      const { derived } = reviewFolder(path);
      renameSync(derived, join(dirname(review.path), 'derived-of-no-derived.db'));
    });
    expect(said).toMatchObject({
      claims: { value: [{ id: claimId }] },
      exported: 'done',
      edited: 'read-only',
    });
  });

  test('that can not even be read is refused', async () => {
    const { said } = await asNobody('secret.sheaf', (path) => chmodSync(reviewFolder(path).review, 0o600));
    expect(said).toMatchObject({ code: 'read-only', message: expect.stringContaining('closed to you') });
  });

  test('a folder that can not be entered is refused', async () => {
    const { said } = await asNobody('shut.sheaf', (path) => chmodSync(path, 0o700));
    expect(said).toMatchObject({ code: 'read-only' });
  });
});

describe('the copy of a read-only review', () => {
  test('one that a crash left goes with the next; one in use stays', () => {
    const around = dirname(review.path);
    const profile = join(around, 'copies');
    const left = join(profile, 'read-only', 'review-left');
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, 'review.db'), 'left');
    const original = reviewFolder(join(around, 'closed.sheaf'));
    const first = copyReview(original, profile);
    expect(existsSync(left)).toBe(false);
    const second = copyReview(original, profile);
    if (!first.ok || !second.ok) throw new Error('not copied');
    expect(existsSync(first.value.copy.review)).toBe(true);
    first.value.remove();
    second.value.remove();
    expect(readdirSync(join(profile, 'read-only'))).toEqual([]);
  });
});
