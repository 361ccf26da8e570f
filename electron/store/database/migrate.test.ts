import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import { closedReview } from '../testing/closed-review.ts';
import { expectedSchema, schemaFile } from '../testing/schemas.ts';
import { startWorker } from '../testing/worker.ts';
import { backupsToDrop, listBackups } from './backups.ts';
import { type Connection, openConnection } from './connection.ts';
import { migrate, SCHEMA_VERSION, schemaText, schemaVersion } from './migrate.ts';
import { upgrade } from './upgrade.ts';

let folder: string;
let db: Connection;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-migrate-'));
  db = openConnection(join(folder, 'review.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const step = (version: number, up: Migration['up']): Migration => ({ version, name: `step ${version}`, up });

const made: readonly Migration[] = [
  step(1, (on) =>
    on.exec(`CREATE TABLE paper (id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT;
      CREATE TABLE word (id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE) STRICT;`),
  ),
  step(2, (on) => on.exec('ALTER TABLE paper ADD COLUMN year INTEGER')),
  // A column that changes its type needs its table built anew, although others point at it.
  step(3, (on) =>
    on.exec(`CREATE TABLE paper_new (id TEXT PRIMARY KEY, title TEXT NOT NULL, year TEXT) STRICT;
      INSERT INTO paper_new SELECT id, upper(title), cast(year AS TEXT) FROM paper;
      DROP TABLE paper; ALTER TABLE paper_new RENAME TO paper;`),
  ),
];

function fillVersionTwo(): void {
  migrate(db, 2, made);
  db.run('INSERT INTO paper (id, title, year) VALUES (?, ?, ?)', 'p', 'title', 2024);
  db.run('INSERT INTO word (id, paper_id) VALUES (?, ?)', 'w', 'p');
}

describe('the schema of this program', () => {
  test('versions are contiguous from 1', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_step, index) => index + 1));
    expect(SCHEMA_VERSION).toBe(migrations.length);
  });

  test.each(migrations)(
    'version $version is what its snapshot says: another schema needs a new version',
    ({ version }) => {
      expect(expectedSchema(version)).toBe(readFileSync(schemaFile(version), 'utf8'));
    },
  );

  test('every released version has a stored review, and no snapshot is left over', () => {
    const root = resolve(import.meta.dirname, '../../..');
    const stored = readdirSync(join(root, 'e2e/fixtures/reviews')).sort();
    expect(stored).toEqual(migrations.map(({ version }) => `schema-${version}.sheaf`).sort());
    const snapshots = readdirSync(join(root, 'electron/store/migrations')).filter((name) =>
      name.endsWith('.sql'),
    );
    expect(snapshots).toHaveLength(migrations.length);
  });

  test('a database made anew and one brought up step by step are alike', () => {
    for (let version = 1; version <= SCHEMA_VERSION; version += 1) migrate(db, version);
    const fresh = openConnection(':memory:');
    migrate(fresh);
    expect(schemaText(db)).toBe(schemaText(fresh));
    expect(schemaVersion(db)).toBe(schemaVersion(fresh));
    fresh.close();
  });
});

describe('the runner', () => {
  test('brings data up, whole tables before and after, with foreign keys in force again', () => {
    fillVersionTwo();
    migrate(db, 3, made);
    expect(schemaVersion(db)).toBe(3);
    expect(db.all('SELECT * FROM paper')).toEqual([{ id: 'p', title: 'TITLE', year: '2024' }]);
    expect(db.all('SELECT * FROM word')).toEqual([{ id: 'w', paper_id: 'p' }]);
    expect(db.pragma('foreign_keys')).toBe(1);
    expect(() => db.run(`INSERT INTO word VALUES ('x', 'nowhere')`)).toThrow('FOREIGN KEY');
  });

  test('a second run does nothing', () => {
    fillVersionTwo();
    migrate(db, 2, made);
    expect(db.all('SELECT * FROM paper')).toHaveLength(1);
  });

  test('a newer database is refused and stays as it is', () => {
    fillVersionTwo();
    const before = schemaText(db);
    db.pragma('user_version = 4');
    expect(() => migrate(db, 3, made)).toThrow('newer');
    expect(schemaText(db)).toBe(before);
    expect(schemaVersion(db)).toBe(4);
  });

  test('a step that fails is rolled back whole; those before it stand, and the next run goes on there', () => {
    fillVersionTwo();
    const broken = [
      ...made,
      step(4, (on) => {
        on.exec('DELETE FROM word; CREATE TABLE half (id INTEGER)');
        throw new Error('cut off');
      }),
    ];
    expect(() => migrate(db, 4, broken)).toThrow('cut off');
    expect(schemaVersion(db)).toBe(3);
    expect(db.all('SELECT * FROM word')).toHaveLength(1);
    expect(schemaText(db)).not.toContain('half');
    expect(db.pragma('foreign_keys')).toBe(1);
    migrate(db, 4, [...made, step(4, (on) => on.exec('CREATE TABLE whole (id INTEGER) STRICT'))]);
    expect(schemaVersion(db)).toBe(4);
  });

  test('a step that leaves a row without its parent is rolled back', () => {
    fillVersionTwo();
    const careless = [...made, step(4, (on) => on.exec('DELETE FROM paper'))];
    expect(() => migrate(db, 4, careless)).toThrow('without their parent');
    expect(schemaVersion(db)).toBe(3);
    expect(db.all('SELECT * FROM paper')).toHaveLength(1);
  });

  test('an upgrade that is killed in a step opens at the last finished one', async () => {
    const path = join(folder, 'killed.db');
    const worker = startWorker('migrate-worker.ts', [path]);
    const signal = await new Promise((done) => worker.once('close', (_code, by) => done(by)));
    expect(signal).toBe('SIGKILL');
    const left = openConnection(path);
    expect(schemaVersion(left)).toBe(2);
    expect(left.all('SELECT * FROM two')).toEqual([{ id: 1 }]);
    expect(schemaText(left)).not.toContain('three');
    expect(left.pragma('integrity_check')).toBe('ok');
    left.close();
  });
});

describe('bringing a review up', () => {
  test('it is backed up as it was first, and the backup is kept for good', async () => {
    const review = closedReview();
    const next = [...migrations, step(SCHEMA_VERSION + 1, (on) => on.exec('DROP TABLE job'))];
    review.tamper((on) => expect(on.all('SELECT * FROM job')).toEqual([]));
    const on = openConnection(review.folder.review);
    expect(await upgrade(on, review.folder, next)).toBe(true);
    expect(await upgrade(on, review.folder, next)).toBe(false);
    expect(schemaVersion(on)).toBe(SCHEMA_VERSION + 1);
    on.close();
    const [backup, ...others] = listBackups(review.folder);
    expect(others).toEqual([]);
    expect(backup?.reason).toBe('migration');
    expect(backupsToDrop(listBackups(review.folder), new Date('2100-01-01'))).toEqual([]);
    const kept = openConnection(join(review.folder.backups, backup?.name ?? ''), { readonly: true });
    expect(schemaVersion(kept)).toBe(SCHEMA_VERSION);
    expect(schemaText(kept)).toBe(expectedSchema(SCHEMA_VERSION).trim().slice(0, -1));
    kept.close();
    review.remove();
  });

  test('a step that fails leaves the review as it was, beside its backup', async () => {
    const review = closedReview();
    const failing = step(SCHEMA_VERSION + 1, () => {
      throw new Error('cut off');
    });
    const on = openConnection(review.folder.review);
    await expect(upgrade(on, review.folder, [...migrations, failing])).rejects.toThrow('cut off');
    on.close();
    expect(await review.tryOpen()).toBe('opened');
    review.remove();
  });
});
