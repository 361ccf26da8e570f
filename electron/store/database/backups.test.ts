import fc from 'fast-check';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupReasons, type BackupView } from '#shared/contract/reviews.ts';
import { type ClosedReview, closedReview } from '../testing/closed-review.ts';
import { backupsToDrop, listBackups, makeBackup } from './backups.ts';
import { openConnection } from './connection.ts';

const DAY = 86_400_000;
const now = new Date('2026-06-15T12:00:00.000Z');

/** A backup so many days ago, fractions allowed. */
function backup(days: number, reason: BackupView['reason'] = 'usual'): BackupView {
  const time = new Date(now.getTime() - days * DAY).toISOString();
  return { name: `${time} ${reason}`, time, size: 1, reason };
}

/** How old, in days, those are that stay. */
function keptOf(all: readonly BackupView[]): number[] {
  const dropped = backupsToDrop(all, now);
  return all
    .filter(({ name }) => !dropped.includes(name))
    .map(({ time }) => (now.getTime() - Date.parse(time)) / DAY);
}

describe('which backups stay', () => {
  test('the newest five, however close together', () => {
    const minutes = Array.from({ length: 20 }, (_, index) => backup((index + 1) / 1_440));
    expect(keptOf(minutes)).toHaveLength(5);
    expect(keptOf(minutes)).toEqual([1, 2, 3, 4, 5].map((minute) => expect.closeTo(minute / 1_440, 6)));
  });

  test('many openings in a row push out none of the hours before them', () => {
    const morning = [3, 4, 5].map((hour) => backup(hour / 24));
    const minutes = Array.from({ length: 20 }, (_, index) => backup((index + 1) / 1_440));
    expect(keptOf([...minutes, ...morning]).slice(5)).toEqual(
      [3, 4, 5].map((hour) => expect.closeTo(hour / 24, 6)),
    );
  });

  test.each(['kept', 'kept', 'migration'] as const)(
    'those of the reason %s stay for good, and take no place from others',
    (reason) => {
      const kept = [backup(0, reason), backup(1_000, reason), backup(2_000, reason)];
      const minutes = Array.from({ length: 10 }, (_, index) => backup((index + 1) / 1_440));
      const days = keptOf([...minutes, ...kept]);
      expect(days.slice(-2)).toEqual([1_000, 2_000]);
      expect(days).toHaveLength(5 + kept.length);
    },
  );

  test('five old ones stay when there are no others', () => {
    expect(keptOf([100, 200, 300, 400, 500].map((days) => backup(days)))).toHaveLength(5);
  });

  test('then the newest of each day for a week', () => {
    const hourly = Array.from({ length: 24 * 10 }, (_, index) => backup(index / 24));
    const days = keptOf(hourly).filter((age) => age > 1 && age <= 7);
    // Each hour of the last day is there; at noon the last backup of the day before that is a day and a half old.
    expect(days.map((age) => Math.floor(age + 0.5))).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test('then the newest of each week for eight weeks', () => {
    const daily = Array.from({ length: 200 }, (_, index) => backup(index));
    const weeks = keptOf(daily).filter((age) => age > 7);
    expect(weeks).toHaveLength(7);
    expect(Math.max(...weeks)).toBeLessThanOrEqual(56);
    expect(weeks.slice(1).map((age, index) => age - (weeks[index] ?? 0))).toEqual([7, 7, 7, 7, 7, 7]);
  });

  test('whatever there is: the newest five stay, never more than those and the slots, and dropping twice is dropping once', () => {
    const ages = fc.uniqueArray(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 120 });
    fc.assert(
      fc.property(ages, (days) => {
        const all = days.toSorted((a, b) => a - b).map((age) => backup(age));
        const kept = all.filter(({ name }) => !backupsToDrop(all, now).includes(name));
        expect(kept.slice(0, 5)).toEqual(all.slice(0, 5));
        expect(kept.length).toBeLessThanOrEqual(5 + 25 + 8 + 9);
        expect(backupsToDrop(kept, now)).toEqual([]);
      }),
    );
  });

  test('day by day over a year, never more than the rule allows are left and the oldest is weeks old', () => {
    let all: BackupView[] = [];
    for (let hour = 365 * 24; hour >= 0; hour -= 6) {
      const at = new Date(now.getTime() - hour * 3_600_000);
      all = [{ name: at.toISOString(), time: at.toISOString(), size: 1, reason: 'usual' }, ...all];
      const dropped = backupsToDrop(all, at);
      all = all.filter(({ name }) => !dropped.includes(name));
      expect(all.length).toBeLessThanOrEqual(25);
    }
    const oldest = (now.getTime() - Date.parse(all.at(-1)?.time ?? '')) / DAY;
    expect(oldest).toBeGreaterThan(42);
    expect(oldest).toBeLessThanOrEqual(56);
  });
});

describe('files of backups', () => {
  let review: ClosedReview;
  beforeEach(() => {
    review = closedReview();
  });
  afterEach(() => {
    review.remove();
  });

  test('several of one second have names of their own, the later one first', async () => {
    const db = openConnection(review.folder.review);
    const made: string[] = [];
    for (let count = 0; count < 11; count += 1) {
      made.unshift((await makeBackup(db, review.folder, 'usual', now)).name);
    }
    db.close();
    expect(listBackups(review.folder).map(({ name }) => name)).toEqual(made);
    expect(new Set(made).size).toBe(11);
  });

  test('other files in the folder are no backups', () => {
    for (const name of ['2026-13-99T99-99-99Z.db', 'copy.db', '.x.sheaf-tmp', '2026-01-01T00-00-00Z.db.bak'])
      writeFileSync(join(review.folder.backups, name), '');
    mkdirSync(join(review.folder.backups, 'damaged-2026-01-01T00-00-00'));
    expect(listBackups(review.folder)).toEqual([]);
  });

  test('each bears its reason in its name', async () => {
    const db = openConnection(review.folder.review);
    for (const reason of backupReasons) await makeBackup(db, review.folder, reason, now);
    db.close();
    expect(new Set(listBackups(review.folder).map(({ reason }) => reason))).toEqual(new Set(backupReasons));
  });

  test('a backup is one plain file, whole by itself', async () => {
    const db = openConnection(review.folder.review);
    db.pragma('journal_mode = WAL');
    const { name } = await makeBackup(db, review.folder, 'usual', now);
    db.close();
    expect(readdirSync(review.folder.backups)).toEqual([name]);
    const copy = openConnection(join(review.folder.backups, name), { readonly: true });
    expect(copy.pragma('journal_mode')).toBe('delete');
    expect(copy.pragma('integrity_check')).toBe('ok');
    copy.close();
  });

  test('a database that does not hold together gives no backup, and nothing is left behind', async () => {
    const bytes = readFileSync(review.folder.review);
    bytes.fill(0xa7, 6 * 4_096, 12 * 4_096);
    writeFileSync(review.folder.review, bytes);
    const db = openConnection(review.folder.review);
    await expect(makeBackup(db, review.folder, 'usual', now)).rejects.toThrow(/malformed|did not pass/u);
    db.close();
    expect(readdirSync(review.folder.backups)).toEqual([]);
  });
});
