import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { must } from '#shared/testing/seed-claims.ts';
import { sha256 } from '#electron/node/hash.ts';
import { listBackups } from './database/backups.ts';
import { inProcessClient } from './in-process-client.ts';
import { repairFromBackup } from './repair.ts';
import { openStore } from './store.ts';
import { type ClosedReview, closedReview, filesOf } from './testing/closed-review.ts';
import { testOpener, testOptions } from './testing.ts';

let review: ClosedReview;
/** The backup that the review has from its first opening. */
let backup: string;

beforeEach(async () => {
  review = closedReview();
  expect(await review.tryOpen()).toBe('opened');
  backup = listBackups(review.folder)[0]?.name ?? 'none';
});
afterEach(() => {
  review.remove();
});

const repair = (name = backup) => repairFromBackup(review.path, name, testOpener(review.profileDir));

/** The title, and what changes the review tells of, newest first. */
async function look(): Promise<{ title: string; labels: string[]; restoredFrom: unknown }> {
  const opened = await openStore(review.path, testOptions(review.profileDir));
  if (!opened.ok) throw new Error(opened.error.message);
  const client = inProcessClient(opened.value);
  const { title } = must(await client.reviews.get({}));
  const groups = must(await client.history.groups({}));
  const [last] = must(await client.history.changes({ group: groups[0]?.group ?? null }));
  await opened.value.close();
  const [operation] = last?.operations ?? [];
  return {
    title,
    labels: groups.map(({ label }) => label),
    restoredFrom: operation?.fields['restoredFrom']?.after,
  };
}

/** Every way of damaging review.db that a disk or another program has. */
const damages: readonly (readonly [string, (path: string) => void])[] = [
  ['a header that is none', (path) => patch(path, 0, Buffer.from('not a database at'))],
  ['a text file in its place', (path) => writeFileSync(path, 'words\n'.repeat(1_000))],
  [
    'cut in the middle of a page',
    (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2) + 100),
  ],
  ['cut to nothing', (path) => truncateSync(path, 0)],
  ['pages of noise', (path) => patch(path, 3 * 4_096, Buffer.alloc(20 * 4_096, 0xa7))],
  ['pages of zeros', (path) => patch(path, 4_096, Buffer.alloc(readFileSync(path).length - 4_096))],
];

function patch(path: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(path);
  bytes.copy(whole, at);
  writeFileSync(path, whole);
}

describe.each(damages)('a damaged review.db: %s', (_what, damage) => {
  test('is refused untouched, mended from a backup, and kept', async () => {
    damage(review.folder.review);
    const before = filesOf(review.path);
    const damaged = sha256(readFileSync(review.folder.review));
    expect(await review.tryOpen()).toBe('review-damaged');
    expect(filesOf(review.path)).toEqual(before);

    const repaired = await repair();
    if (!repaired.ok) throw new Error(repaired.error.message);
    expect(repaired.value.restored).toBe(backup);
    expect(repaired.value.kept).toMatch(/^damaged-\d{4}-\d\d-\d\dT/u);
    const kept = join(review.folder.backups, repaired.value.kept, 'review.db');
    expect(sha256(readFileSync(kept))).toBe(damaged);
    const seen = await look();
    expect(seen).toMatchObject({ title: 'A review', labels: expect.arrayContaining(['Review created']) });
    expect(seen.labels[0]).toBe('Review restored from a backup');
    expect(seen.restoredFrom).toContain(backup);
  });
});

describe('mending', () => {
  test('two damaged files of the same moment are both kept', async () => {
    const bytes = ['first', 'second'];
    for (const words of bytes) {
      writeFileSync(review.folder.review, words);
      expect((await repair()).ok).toBe(true);
    }
    const kept = readdirSync(review.folder.backups).filter((name) => name.startsWith('damaged-'));
    const found = kept.map((name) => readFileSync(join(review.folder.backups, name, 'review.db'), 'utf8'));
    expect(found.sort()).toEqual(bytes);
  });

  test('a review whose review.db is gone is told from a folder that is none, and mended', async () => {
    rmSync(review.folder.review);
    expect(await review.tryOpen()).toBe('review-damaged');
    expect((await repair()).ok).toBe(true);
    expect(await review.tryOpen()).toBe('opened');
  });

  test('the log file of a damaged database is kept with it and not applied to the backup', async () => {
    writeFileSync(review.folder.review, 'noise');
    writeFileSync(`${review.folder.review}-wal`, 'log');
    const repaired = await repair();
    if (!repaired.ok) throw new Error(repaired.error.message);
    const kept = join(review.folder.backups, repaired.value.kept);
    expect(readFileSync(join(kept, 'review.db-wal'), 'utf8')).toBe('log');
    expect(await review.tryOpen()).toBe('opened');
  });

  test('a whole review is backed up before an older state takes its place', async () => {
    review.tamper((db) => db.run(`UPDATE review SET title = 'Later'`));
    const repaired = await repair();
    if (!repaired.ok) throw new Error(repaired.error.message);
    expect(listBackups(review.folder).map(({ name }) => name)).toContain(repaired.value.kept);
    expect(await look()).toMatchObject({ title: 'A review' });
    expect((await repair(repaired.value.kept)).ok).toBe(true);
    expect(await look()).toMatchObject({ title: 'Later' });
  });

  test('a damaged backup is refused, and the present state stays where it is', async () => {
    writeFileSync(join(review.folder.backups, backup), 'noise');
    writeFileSync(review.folder.review, 'damaged as well');
    const before = filesOf(review.path);
    const refused = await repair();
    expect(refused).toMatchObject({ ok: false, error: { code: 'review-damaged' } });
    expect(refused).toMatchObject({ error: { message: expect.stringContaining(`The backup ${backup}`) } });
    expect(filesOf(review.path)).toEqual(before);
  });

  test('what is no backup of this review is not found, whatever it is called', async () => {
    const before = filesOf(review.path);
    for (const name of ['2020-01-01T00-00-00Z.db', '../review.db', '', '..'])
      expect(await repair(name)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(filesOf(review.path)).toEqual(before);
    expect(
      await repairFromBackup(join(review.around, 'gone'), backup, testOpener(review.profileDir)),
    ).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('a review that is open is not mended under the feet of who has it', async () => {
    const opened = await review.open();
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await repair()).toMatchObject({ ok: false, error: { code: 'review-open' } });
    opened.value.close();
  });

  test('what a crash left of a half-written backup is cleared away, other files are not', async () => {
    const left = join(review.folder.backups, '.0123456789abcdef.sheaf-tmp');
    for (const path of [left, `${left}-journal`, join(review.path, '.0123456789abcdef.sheaf-tmp')])
      writeFileSync(path, 'half');
    const own = join(review.folder.backups, 'notes of mine.txt');
    writeFileSync(own, 'mine');
    await look();
    expect(readdirSync(review.folder.backups).filter((name) => name.includes('sheaf-tmp'))).toEqual([]);
    expect(readdirSync(review.path).filter((name) => name.includes('sheaf-tmp'))).toEqual([]);
    expect(existsSync(own)).toBe(true);
  });

  test('a backup can be mended from although it was moved in from elsewhere', async () => {
    const other = '2020-02-03T04-05-06Z.db';
    renameSync(join(review.folder.backups, backup), join(review.folder.backups, other));
    writeFileSync(review.folder.review, 'noise');
    expect(await repair(other)).toMatchObject({ ok: true, value: { restored: other } });
  });
});
