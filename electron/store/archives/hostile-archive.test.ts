import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '#electron/node/hash.ts';
import { z } from 'zod';
import { openConnection } from '../database/connection.ts';
import { contentsOf, everydayReview } from '../testing/archived-review.ts';
import { patched, unzipped, type Zipped, zipped } from '../testing/zips.ts';
import type { TestReview } from '../testing.ts';
import { importArchive } from './import-archive.ts';

const Manifest = z.looseObject({
  version: z.int(),
  schema: z.int(),
  entries: z.array(z.strictObject({ name: z.string(), size: z.int(), sha256: z.string() })),
});
type Manifest = z.infer<typeof Manifest>;

let review: TestReview;
let around = '';
let whole = Buffer.alloc(0);
let files = new Map<string, Buffer>();
let manifest: Manifest;
let expected: unknown;

beforeAll(async () => {
  review = await everydayReview(['press-item.txt', 'trial-summary.md']);
  around = dirname(review.path);
  const archive = join(around, 'whole.zip');
  const grantId = review.writeGrant(archive);
  const job = await review.run((jobId) => review.client.archives.write({ jobId, grantId }));
  if (job.error) throw new Error(job.error.message);
  whole = readFileSync(archive);
  files = await unzipped(archive);
  manifest = Manifest.parse(JSON.parse(files.get('manifest.json')?.toString('utf8') ?? ''));
  expected = contentsOf(review.path);
}, 120_000);
afterAll(() => review.close());

const target = (): string => join(around, 'target.sheaf');
const quiet = { signal: new AbortController().signal, progress: () => undefined };
afterEach(() => {
  expect(existsSync(target())).toBe(false);
  expect(readdirSync(around).filter((name) => name.endsWith('.sheaf-tmp'))).toEqual([]);
});

/** Imports these bytes. @returns the code and message of the refusal, or `equal`, or `altered` */
async function outcomeOf(bytes: Buffer): Promise<string> {
  const archive = join(around, 'hostile.zip');
  writeFileSync(archive, bytes);
  const made = await importArchive(archive, target(), quiet);
  if (!made.ok) return `${made.error.code}: ${made.error.message}`;
  const equal = JSON.stringify(contentsOf(target())) === JSON.stringify(expected);
  rmSync(target(), { recursive: true });
  return equal ? 'equal' : 'altered';
}

type Change = {
  readonly manifest?: (manifest: Manifest) => object;
  readonly files?: (entries: readonly Zipped[]) => readonly Zipped[];
};

/** The archive made anew with something changed. */
function remade({
  manifest: change = (same) => same,
  files: others = (same) => same,
}: Change): Promise<Buffer> {
  const text = Buffer.from(JSON.stringify(change(structuredClone(manifest))));
  const rest = [...files].filter(([name]) => name !== 'manifest.json');
  return zipped([['manifest.json', text], ...others(rest)]);
}

/** With one more document that the manifest lists. */
function withListed(bytes: Buffer, size = bytes.length): Promise<Buffer> {
  const hash = sha256(bytes);
  const name = `documents/${hash.slice(0, 2)}/${hash}`;
  return remade({
    manifest: (said) => ({ ...said, entries: [...said.entries, { name, size, sha256: hash }] }),
    files: (all) => [...all, [name, bytes]],
  });
}

test('made anew unchanged, it is taken', async () => {
  expect(await outcomeOf(await remade({}))).toBe('equal');
});

describe('names', () => {
  const placeholder = 'documents/PLACEHOLDER';
  test.each([
    ['../../escaped.text.db', /unreadable/u],
    ['/tmp/an/absolute/path', /unreadable/u],
    ['documents/../../x.dbx', /unreadable/u],
    ['documents\\..\\..\\xyzwv', /unreadable/u],
    ['C:/windows/sys32/bad1', /unreadable/u],
    ['lock.db/holdsthisfile', /unreadable.*no part of a review/u],
    ['documents/ab/ab.pdf.x', /unreadable.*no part of a review/u],
    ['backups/1-opening.db_', /unreadable.*no part of a review/u],
    ['documents/an/empty/d/', /unreadable.*no part of a review/u],
    ['derived.db-wal-and-so', /unreadable.*no part of a review/u],
  ])('%s', async (name, refusal) => {
    const bytes = await remade({ files: (all) => [...all, [placeholder, Buffer.from('x')]] });
    expect(await outcomeOf(patched(bytes, placeholder, name))).toMatch(refusal);
  });

  test('a link, a pipe and a folder in place of a file', async () => {
    for (const type of [0o120_777, 0o010_644, 0o040_755]) {
      const bytes = await remade({
        files: ([first, ...all]) => [...(first ? [[first[0], first[1], type] as const] : []), ...all],
      });
      expect(await outcomeOf(bytes)).toMatch(/unreadable.*link or device/u);
    }
  });

  test('a file twice, one that is not listed, one that is missing, one listed twice', async () => {
    expect(await outcomeOf(await remade({ files: (all) => [...all, ...all.slice(0, 1)] }))).toMatch(
      /unreadable.*twice/u,
    );
    const hash = sha256('extra');
    const extra: Zipped = [`documents/${hash.slice(0, 2)}/${hash}`, Buffer.from('extra')];
    expect(await outcomeOf(await remade({ files: (all) => [...all, extra] }))).toMatch(
      /unreadable.*does not list/u,
    );
    expect(await outcomeOf(await remade({ files: (all) => all.slice(0, -1) }))).toMatch(/unreadable.*lacks/u);
    expect(await outcomeOf(await remade({ files: (all) => all.slice(1) }))).toMatch(/unreadable.*lacks/u);
    const twice = (said: Manifest) => ({ ...said, entries: [...said.entries, ...said.entries.slice(1)] });
    expect(await outcomeOf(await remade({ manifest: twice }))).toMatch(/unreadable.*twice/u);
  });

  test('a document that the review does not know, and one fewer than it knows', async () => {
    expect(await outcomeOf(await withListed(Buffer.from('a stranger')))).toMatch(
      /unreadable.*not those of its database/u,
    );
    const fewer = await remade({
      manifest: (said) => ({ ...said, entries: said.entries.slice(0, -1) }),
      files: (all) => all.slice(0, -1),
    });
    expect(await outcomeOf(fewer)).toMatch(/unreadable.*not those of its database/u);
  });
});

describe('sizes and hashes', () => {
  const changed = (change: (entry: Manifest['entries'][number]) => object) => ({
    manifest: (said: Manifest) => ({ ...said, entries: said.entries.map(change) }),
  });

  test('other sizes and hashes than the manifest says', async () => {
    expect(await outcomeOf(await remade(changed((entry) => ({ ...entry, size: entry.size + 1 }))))).toMatch(
      /unreadable.*another size/u,
    );
    expect(await outcomeOf(await remade(changed((entry) => ({ ...entry, sha256: sha256('x') }))))).toMatch(
      /unreadable.*another hash/u,
    );
    const database = changed((entry) =>
      entry.name === 'review.db' ? { ...entry, sha256: sha256('x') } : entry,
    );
    expect(await outcomeOf(await remade(database))).toMatch(/unreadable.*database is not what was written/u);
    const altered = (all: readonly Zipped[]): Zipped[] =>
      all.map(([name, bytes]) => [name, name === 'review.db' ? bytes : Buffer.from(bytes).fill(65, 0, 9)]);
    expect(await outcomeOf(await remade({ files: altered }))).toMatch(
      /unreadable.*document is not what was written/u,
    );
  });

  test('a bomb that says so, and one that does not', async () => {
    const zeros = Buffer.alloc(84_987_654);
    expect(await outcomeOf(await withListed(zeros))).toMatch(/too-large/u);
    const said = (bytes: number): string => {
      const four = Buffer.alloc(4);
      four.writeUInt32LE(bytes);
      return four.toString('latin1');
    };
    const lying = patched(await withListed(zeros, 100), said(zeros.length), said(100));
    expect(await outcomeOf(lying)).toMatch(/unreadable.*part of it/u);
  }, 60_000);
});

test('of another program, of a newer version, without a manifest, no zip', async () => {
  expect(await outcomeOf(Buffer.alloc(0))).toMatch(/^empty-file: hostile\.zip is empty/u);
  expect(await outcomeOf(Buffer.from('%PDF-1.7 and so on'))).toMatch(/unsupported-format/u);
  expect(await outcomeOf(await zipped([['word/document.xml', Buffer.from('<x/>')]]))).toMatch(
    /unreadable|unsupported-format/u,
  );
  expect(await outcomeOf(await zipped([...files].slice(1)))).toMatch(/unsupported-format/u);
  expect(await outcomeOf(await remade({ manifest: () => ({ format: 'other' }) }))).toMatch(
    /unsupported-format/u,
  );
  expect(await outcomeOf(await remade({ manifest: (said) => ({ ...said, version: 2 }) }))).toMatch(
    /review-newer/u,
  );
  expect(
    await outcomeOf(await remade({ manifest: (said) => ({ ...said, schema: said.schema + 1 }) })),
  ).toMatch(/review-newer/u);
  expect(await outcomeOf(await remade({ manifest: (said) => ({ ...said, more: 1 }) }))).toMatch(
    /unreadable.*manifest/u,
  );
});

describe('a database that is none of ours', () => {
  /** The archive with a changed database, which its manifest knows. */
  async function withDatabase(work: (path: string) => void): Promise<Buffer> {
    const path = join(around, 'changed.db');
    writeFileSync(path, files.get('review.db') ?? '');
    work(path);
    const bytes = readFileSync(path);
    return remade({
      manifest: (said) => ({
        ...said,
        entries: said.entries.map((entry) =>
          entry.name === 'review.db' ? { ...entry, size: bytes.length, sha256: sha256(bytes) } : entry,
        ),
      }),
      files: (all) => all.map(([name, old]) => [name, name === 'review.db' ? bytes : old]),
    });
  }
  const sql = (statements: string) => (path: string) => {
    const db = openConnection(path);
    db.exec(statements);
    db.close();
  };

  test.each([
    ['newer', 'PRAGMA user_version = 99', /review-newer/u],
    ['of another program', 'PRAGMA application_id = 1', /review-foreign/u],
    [
      'with a trigger',
      `CREATE TRIGGER t AFTER INSERT ON job BEGIN DELETE FROM claim; END`,
      /review-foreign/u,
    ],
    ['tables that are not the log', `UPDATE claim SET statement = 'other'`, /review-damaged/u],
    [
      'a log that is not the tables',
      `DELETE FROM operation_field WHERE field = 'statement'`,
      /review-damaged/u,
    ],
    ['rows without parents', `PRAGMA foreign_keys = OFF; DELETE FROM reviewer`, /review-damaged/u],
  ])('%s', async (_what, statements, refusal) => {
    expect(await outcomeOf(await withDatabase(sql(statements)))).toMatch(refusal);
  });

  test('damaged pages, and no database at all', async () => {
    const damage = (path: string) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xa7, 4 * 4_096, 6 * 4_096));
    };
    expect(await outcomeOf(await withDatabase(damage))).toMatch(/review-damaged/u);
    expect(await outcomeOf(await withDatabase((path) => writeFileSync(path, 'nothing')))).toMatch(
      /review-(damaged|foreign)/u,
    );
  });

  test('jobs that were going on there do not go on here', async () => {
    const row = `INSERT INTO job VALUES ('j', 'imports.start', 'running', 0, 1, '{}', '', NULL, NULL, 'g', 'r', '', '')`;
    writeFileSync(join(around, 'jobs.zip'), await withDatabase(sql(row)));
    expect((await importArchive(join(around, 'jobs.zip'), target(), quiet)).ok).toBe(true);
    const db = openConnection(join(target(), 'review.db'));
    expect(db.all('SELECT * FROM job')).toEqual([]);
    db.close();
    rmSync(target(), { recursive: true });
  });
});

/** A fixed sequence of pseudo-random numbers below a bound (mulberry32). */
function randomly(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

describe('chance', () => {
  test('cut off anywhere, it is refused', async () => {
    const random = randomly(5);
    const cuts = [
      1,
      22,
      whole.length - 1,
      whole.length - 22,
      ...Array.from({ length: 30 }, () => random(whole.length)),
    ];
    for (const cut of cuts)
      expect([cut, await outcomeOf(whole.subarray(0, cut))]).toEqual([
        cut,
        expect.stringMatching(
          cut < 4 ? /^unsupported-format/u : /^unreadable: .* is not whole: it is cut off/u,
        ),
      ]);
  }, 60_000);

  test('with a bit turned over, it is refused or still the same review', async () => {
    const random = randomly(7);
    const outcomes: string[] = [];
    // Half of them where the zip speaks of itself: at its end, and in the first header.
    for (let turn = 0; turn < 120; turn += 1) {
      const at =
        turn % 2 === 0 ? random(whole.length) : turn % 4 === 1 ? whole.length - 1 - random(900) : random(40);
      const bytes = Buffer.from(whole);
      bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << random(8)), at);
      outcomes.push(`${at} ${await outcomeOf(bytes)}`);
    }
    expect(outcomes.filter((one) => one.endsWith(' altered'))).toEqual([]);
    expect(outcomes.filter((one) => / (unreadable|unsupported-format)/u.test(one)).length).toBeGreaterThan(
      50,
    );
    expect(outcomes.filter((one) => one.includes('internal'))).toEqual([]);
  }, 120_000);
});
