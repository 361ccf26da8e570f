import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reviewsNamed } from '../arguments.ts';
import { fittingFrame } from '../windows/frames.ts';
import { backupNames } from './backup-names.ts';
import { copyReview } from './copy-review.ts';
import { reviewFolderOf, reviewIdentity } from './identity.ts';
import { fileNameFor, ownFolderName, readablePlace, reviewName, withSuffix } from './places.ts';
import { RestartLimit } from './restart-limit.ts';

let folder = '';
let review = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-reviews-'));
  review = join(folder, 'a.sheaf');
  mkdirSync(join(review, 'backups'), { recursive: true });
  writeFileSync(join(review, 'review.db'), 'r');
  writeFileSync(join(review, 'lock.db'), 'l');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the identity of a review', () => {
  test('is the same by every way to its folder', async () => {
    symlinkSync(review, join(folder, 'link.sheaf'));
    const identity = await reviewIdentity(review);
    expect(await reviewIdentity(join(folder, 'link.sheaf'))).toBe(identity);
    expect(await reviewIdentity(reviewFolderOf(join(review, 'review.db')))).toBe(identity);
    expect(await reviewIdentity(folder)).not.toBe(identity);
  });

  test('of one that is not there yet is where it will be', async () => {
    symlinkSync(folder, join(folder, 'round'));
    expect(await reviewIdentity(join(folder, 'round', 'new.sheaf'))).toBe(join(folder, 'new.sheaf'));
  });
});

describe('a copy of a review', () => {
  test('holds everything but the lock', async () => {
    mkdirSync(join(folder, 'else'));
    const copy = await copyReview(review, join(folder, 'else'));
    expect(copy).toEqual({ ok: true, value: join(folder, 'else', 'a.sheaf') });
    expect(readdirSync(join(folder, 'else', 'a.sheaf')).toSorted()).toEqual(['backups', 'review.db']);
    expect(readdirSync(join(folder, 'else'))).toEqual(['a.sheaf']);
  });

  test('never replaces what is there', async () => {
    const copy = await copyReview(review, folder);
    expect(copy.ok ? null : copy.error.code).toBe('exists');
    expect(readdirSync(review)).toContain('lock.db');
  });
});

test('backups are named newest first, and none of a folder without any', async () => {
  for (const name of ['2026-01-02.db', '2026-03-01.db', 'note.txt'])
    writeFileSync(join(review, 'backups', name), '');
  expect(await backupNames(review)).toEqual(['2026-03-01.db', '2026-01-02.db']);
  expect(await backupNames(join(folder, 'gone'))).toEqual([]);
});

describe('names and places', () => {
  test('a file name holds nothing that a system refuses', () => {
    expect(fileNameFor('CAR-T: yes/no? <draft>')).toBe('CAR-T yes no draft');
    expect(fileNameFor('..\u0007')).toBe('Review');
    expect(fileNameFor('x'.repeat(200))).toHaveLength(80);
  });
  test('a review is called by its folder without the ending, which is added once', () => {
    expect(reviewName('/x/ALL 2026.sheaf')).toBe('ALL 2026');
    expect([withSuffix('/x/a'), withSuffix('/x/a.sheaf')]).toEqual(['/x/a.sheaf', '/x/a.sheaf']);
  });
  test('the home folder is written short', () => {
    expect(ownFolderName('/papers/A title.sheaf', 'A: title')).toBeNull();
    expect(ownFolderName('/papers/A title (copy).sheaf', 'A: title')).toBe('A title (copy).sheaf');
    expect(readablePlace('/home/ada/Work/a.sheaf', '/home/ada')).toBe('~/Work');
    expect(readablePlace('/home/ada/a.sheaf', '/home/ada')).toBe('~');
    expect(readablePlace('/home/adam/a.sheaf', '/home/ada')).toBe('/home/adam');
  });
  test('reviews are told from switches and from the app itself', () => {
    const argv = [
      '/bin/electron',
      '--no-sandbox',
      '/srv/app',
      'a.sheaf',
      '/x/b.sheaf/',
      '/x/c.sheaf/review.db',
    ];
    expect(reviewsNamed(argv)).toEqual(['a.sheaf', '/x/b.sheaf/', '/x/c.sheaf/review.db']);
  });
});

test('what ends again and again is not started for ever', () => {
  const limit = new RestartLimit(3, 60_000);
  expect([0, 10, 20, 30].map((time) => limit.allows(time))).toEqual([true, true, true, false]);
  expect(limit.allows(200_000)).toBe(true);
});

describe('the frame of a window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const usual = { width: 900, height: 640 };
  const frame = { x: 2000, y: 50, width: 800, height: 600, maximized: false };
  test('is the remembered one while its screen is there', () => {
    const second = { ...screen, x: 1920 };
    expect(fittingFrame(frame, usual, [screen, second])).toEqual({ x: 2000, y: 50, width: 800, height: 600 });
  });
  test('keeps only its size when the screen is gone, and fits the one that is left', () => {
    expect(fittingFrame(frame, usual, [screen])).toEqual({ width: 800, height: 600 });
    expect(fittingFrame(undefined, usual, [{ ...screen, width: 700 }])).toEqual({ width: 700, height: 640 });
  });
});
