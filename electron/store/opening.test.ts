import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReview } from './create-review.ts';
import { openConnection } from './database/connection.ts';
import { SCHEMA_VERSION } from './database/migrate.ts';
import { openReview } from './open-review.ts';
import { firstLineOf, startWorker } from './testing/worker.ts';
import { type ClosedReview, closedReview, filesOf, reviewAt } from './testing/closed-review.ts';
import { resourcesDir, testOpener } from './testing.ts';

let review: ClosedReview;

beforeEach(() => {
  review = closedReview();
});
afterEach(() => {
  review.remove();
});

const opener = () => testOpener(review.profileDir);

/** Opens something that must be refused, and looks whether anything in or beside it changed. */
async function refusedUntouched(path: string): Promise<{ code: string; message: string }> {
  const before = filesOf(review.around);
  const opened = await openReview(path, opener());
  if (opened.ok) throw new Error('It opened.');
  expect(filesOf(review.around)).toEqual(before);
  const { code, message } = opened.error;
  return { code, message };
}

describe('what is no review is refused, and nothing in it changes', () => {
  test('a place where nothing is', async () => {
    const refused = await refusedUntouched(join(review.around, 'gone.sheaf'));
    expect(refused).toMatchObject({ code: 'not-found', message: expect.stringContaining('gone.sheaf') });
  });

  test('a folder without a database, and a file', async () => {
    const folder = join(review.around, 'photos');
    mkdirSync(folder);
    writeFileSync(join(folder, 'note.txt'), 'words');
    expect(await refusedUntouched(folder)).toMatchObject({ code: 'review-foreign' });
    expect(await refusedUntouched(join(folder, 'note.txt'))).toMatchObject({ code: 'review-foreign' });
  });

  test('a database of another program, in either journal mode', async () => {
    for (const mode of ['DELETE', 'WAL']) {
      const path = join(review.around, `other-${mode}`);
      mkdirSync(path);
      const db = openConnection(join(path, 'review.db'));
      db.pragma(`journal_mode = ${mode}`);
      db.exec('CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT); INSERT INTO book (title) VALUES (1)');
      db.close();
      expect(await refusedUntouched(path)).toMatchObject({ code: 'review-foreign' });
    }
  });

  test.each([
    ['a trigger', 'CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM claim; END'],
    ['a view', 'CREATE VIEW v AS SELECT * FROM claim'],
    ['a table', 'CREATE TABLE extra (id INTEGER)'],
    ['an index', 'CREATE INDEX i ON claim (note)'],
    ['a column', 'ALTER TABLE claim ADD COLUMN extra TEXT'],
    ['a table that is gone', 'DROP TABLE job'],
  ])('a review whose structure was changed: %s', async (_what, sql) => {
    review.tamper((db) => db.exec(sql));
    const refused = await refusedUntouched(review.path);
    expect(refused).toMatchObject({ code: 'review-foreign', message: expect.stringContaining('structure') });
  });

  test('a review of a newer version', async () => {
    review.tamper((db) => {
      db.exec('CREATE TABLE of_the_future (id INTEGER)');
      db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    });
    expect(await refusedUntouched(review.path)).toMatchObject({
      code: 'review-newer',
      message: expect.stringContaining(`its format is ${SCHEMA_VERSION + 1}`),
    });
  });

  test('a newer review that was killed keeps its log file too', async () => {
    const copy = join(review.around, 'killed.sheaf');
    review.tamper((db) => {
      db.pragma('journal_mode = WAL');
      db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
      cpSync(review.path, copy, { recursive: true, filter: (path) => !path.endsWith('-shm') });
    });
    const before = filesOf(copy);
    expect(before).toHaveProperty('review.db-wal');
    expect(await reviewAt(copy, review.profileDir).tryOpen()).toBe('review-newer');
    expect(filesOf(copy)).toMatchObject(before);
  });
});

describe('a review that is open', () => {
  const hold = () => startWorker('hold-worker.ts', [review.path, review.profileDir]);

  test('is refused a second time in this process and in another, and can be read beside', async () => {
    const opened = await review.open();
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await review.tryOpen()).toBe('review-open');
    expect(await firstLineOf(hold())).toBe('review-open');
    const beside = await openReview(review.path, opener(), 'read');
    if (!beside.ok) throw new Error(beside.error.message);
    expect(beside.value.readOnly).toContain('open in another window');
    expect(beside.value.writer()).toMatchObject({ ok: false, error: { code: 'read-only' } });
    beside.value.close();
    opened.value.close();
    expect(await review.tryOpen()).toBe('opened');
  });

  test('is free again when the process that held it is killed', async () => {
    const holder = hold();
    expect(await firstLineOf(holder)).toBe('open');
    expect(await review.tryOpen()).toBe('review-open');
    const ended = new Promise((done) => holder.once('close', done));
    holder.kill('SIGKILL');
    await ended;
    expect(await review.tryOpen()).toBe('opened');
  });

  test('reached through a link is the same review', async () => {
    const link = join(review.around, 'link.sheaf');
    symlinkSync(review.path, link);
    const opened = await review.open();
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await reviewAt(link, review.profileDir).tryOpen()).toBe('review-open');
    opened.value.close();
    expect(await reviewAt(link, review.profileDir).tryOpen()).toBe('opened');
  });
});

describe('names and places', () => {
  test.each([
    ['many scripts', 'Überblick – Бласты 白血病 👧🏽'],
    ['a name as other systems spell it', 'e\u0301tude'],
    ['spaces at the ends', ' spaced '],
    ['quotes and marks', `it's "50%" #1?&;$~`],
    ['a line break', 'two\nlines'],
    ['what looks like an option', '-rf'],
    ['what looks like an address', 'file:review?mode=memory'],
    ['as long as a name can be', '白'.repeat(85)],
  ])('%s', async (_what, name) => {
    const odd = closedReview(name);
    try {
      expect(await odd.tryOpen()).toBe('opened');
      expect(existsSync(odd.folder.review)).toBe(true);
    } finally {
      odd.remove();
    }
  });

  test('a name that is longer is refused by name', () => {
    expect(() => closedReview('a'.repeat(256))).toThrow('invalid-input');
  });

  test.each([460, 461, 500, 700])(
    'a path of %i bytes works whole or is refused when made',
    async (length) => {
      const path = pathOf(length);
      const made = createReview(path, { title: 'Deep', taxonomy: 'none' }, opener(), resourcesDir);
      const outcome = made.ok ? await reviewAt(path, review.profileDir).tryOpen() : made.error.code;
      expect(outcome).toBe(length > 460 ? 'invalid-input' : 'opened');
    },
  );

  test('a review that was moved too deep is refused and told why', async () => {
    const path = pathOf(500);
    cpSync(review.path, path, { recursive: true });
    const refused = await openReview(path, opener());
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(refused).toMatchObject({ error: { message: expect.stringContaining('shorter path') } });
  });

  /** A path of so many bytes, whose parent is there. */
  function pathOf(length: number): string {
    let parent = review.around;
    while (length - parent.length > 202) parent = join(parent, 'd'.repeat(100));
    mkdirSync(parent, { recursive: true });
    return join(parent, 'r'.repeat(length - parent.length - 1));
  }
});

describe('what a crash leaves', () => {
  test('a log file that was never merged into the database is read, and merged', async () => {
    const copy = join(review.around, 'killed.sheaf');
    const opened = await review.open();
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.setReviewer('Somebody Else');
    expect(opened.value.writer().ok).toBe(true);
    cpSync(review.path, copy, { recursive: true, filter: (path) => !path.endsWith('-shm') });
    opened.value.close();
    const again = await reviewAt(copy, review.profileDir).open();
    if (!again.ok) throw new Error(again.error.message);
    const names = again.value.reader.all('SELECT name FROM reviewer ORDER BY id');
    expect(names).toEqual([{ name: 'Ada Lindt' }, { name: 'Somebody Else' }]);
    again.value.close();
    expect(Object.keys(filesOf(copy))).not.toContain('review.db-wal');
  });

  test('derived.db gone, damaged or of another version is made again', async () => {
    const spoil: readonly (() => void)[] = [
      () => rmSync(review.folder.derived, { force: true }),
      () => writeFileSync(review.folder.derived, 'no database'),
      () => {
        const db = openConnection(review.folder.derived);
        db.pragma('user_version = 999');
        db.close();
      },
    ];
    for (const how of spoil) {
      how();
      expect(await review.tryOpen()).toBe('opened');
      const db = openConnection(review.folder.derived, { readonly: true });
      expect(db.pragma('user_version')).toBeLessThan(999);
      expect(db.pragma('integrity_check')).toBe('ok');
      db.close();
    }
  });
});
