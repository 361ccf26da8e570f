import { cpSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { JobId } from '#shared/contract/ids.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { inProcessClient } from './in-process-client.ts';
import { openStore, type Store } from './store.ts';
import { openTestReview, testOptions, type TestReview } from './testing.ts';

const words = 'Remission rates were notably higher';

let review: TestReview;
let store: Store | null = null;
beforeEach(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  const imported = await review.importPaper(resolve('resources/samples/press-item.txt'));
  await makeClaim(review.client, imported, words);
  await review.store.close();
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(dirname(review.path), { recursive: true, force: true });
});

/** Opens the review as the window's store process does. */
async function open(path = review.path): Promise<Store> {
  await store?.close();
  const opened = await openStore(path, { ...testOptions(review.profileDir), compare: true });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  return store;
}
const differing = async (of: Store): Promise<string[]> =>
  must(await inProcessClient(of).reviews.get({})).differing;

/** Waits until tables and log were compared, and answers what the review then says of itself. */
async function compared(of: Store): Promise<string[]> {
  await expect
    .poll(async () => of.session().isVouchedFor() || (await differing(of)).length > 0, { timeout: 20_000 })
    .toBe(true);
  return differing(of);
}

function tamper(path: string): void {
  const db = new Database(join(path, 'review.db'));
  db.exec(`UPDATE claim SET statement = 'tampered'`);
  db.close();
}

test('a review that nobody touched is compared once, and vouched for from then on', async () => {
  expect((await open()).session().isVouchedFor()).toBe(false);
  if (store) expect(await compared(store)).toEqual([]);
  const again = await open();
  expect(again.session().isVouchedFor()).toBe(true);
  must(await inProcessClient(again).reviews.edit({ set: { title: 'Changed in Sheaf' } }));
  expect((await open()).session().isVouchedFor()).toBe(true);
});

test('what another program altered is told at every opening, until a backup is restored', async () => {
  await compared(await open());
  await store?.close();
  store = null;
  tamper(review.path);
  const altered = await open();
  const told = new Promise((heard) => {
    altered.onEvent((event) => {
      if (event.event === 'changed' && event.topics.includes('review')) heard(true);
    });
  });
  expect(await differing(altered)).toEqual([]);
  expect(await compared(altered)).toEqual(['claim']);
  expect(await told).toBe(true);
  must(await inProcessClient(altered).reviews.edit({ set: { title: 'Worked on' } }));
  const later = await open();
  expect(await compared(later)).toEqual(['claim']);

  const client = inProcessClient(later);
  const sound = must(await client.backups.list({})).at(-1)?.name ?? '';
  const jobId = JobId.parse(v7());
  must(await client.backups.restore({ jobId, name: sound }));
  expect((await later.settled(jobId)).error).toBeNull();
  expect(await compared(later)).toEqual([]);
});

test('a copy of a review that was altered before it was ever opened here is told too', async () => {
  const copy = join(dirname(review.path), 'copy.sheaf');
  cpSync(review.path, copy, { recursive: true, filter: (from) => !from.includes('lock.db') });
  tamper(copy);
  expect(await compared(await open(copy))).toEqual(['claim']);
});

test('a command that comes while it is compared is answered, and closing does not wait for the end', async () => {
  const opened = await open();
  must(await inProcessClient(opened).reviews.edit({ set: { title: 'Meanwhile' } }));
  await opened.close();
  store = null;
  expect(await compared(await open())).toEqual([]);
});
