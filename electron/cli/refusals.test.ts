import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorCodes } from '#shared/contract/errors.ts';
import { openTestReview } from '#electron/store/testing.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const Files = z.looseObject({
  files: z.array(
    z.looseObject({
      path: z.string(),
      outcome: z.string(),
      error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
  totals: z.looseObject({ files: z.number(), refused: z.number() }),
});

let shell: Shell;
beforeAll(async () => {
  shell = openShell();
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--title', 'Refusals', '--taxonomy', 'none');
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press.txt'));
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press.txt');
  cpSync(shell.path('r.sheaf'), shell.path('base'), { recursive: true });
});
afterAll(() => {
  shell.remove();
});

/** A review with one paper, as it was before any test. */
function copyReview(name: string): void {
  cpSync(shell.path('base'), shell.path(name), { recursive: true });
}

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')];
    }),
  );
}

describe('used wrongly: exit code 2 with the usage line on stderr, nothing on stdout', () => {
  const lines: readonly (readonly string[])[] = [
    [],
    ['nonsense'],
    ['new'],
    ['new', 'a.sheaf', 'b.sheaf'],
    ['new', 'a.sheaf', '--colour', 'red'],
    ['list', 'r.sheaf'],
    ['list', 'r.sheaf', 'claims', '--limit'],
    ['import', 'r.sheaf'],
    ['claim', 'r.sheaf', '--quote', 'x'],
    ['search', 'r.sheaf'],
    ['export', 'r.sheaf', '--what', 'evidence'],
    ['check'],
    ['restore', 'r.sheaf'],
    ['claim', 'r.sheaf', '--document', 'x', '--quote', 'x', '--registry', '[]'],
  ];
  test('a command, an argument or a value is missing, too much or unknown', async () => {
    const runs = await Promise.all(lines.map((words) => shell.sheaf(...words)));
    for (const [at, { code, stdout, stderr }] of runs.entries()) {
      const usage = /^usage: sheaf /mu.test(stderr);
      expect([lines[at], code, stdout, usage]).toEqual([lines[at], 2, '', true]);
    }
  }, 60_000);

  test('--help lists commands and methods as JSON', async () => {
    const help = await shell.done(
      z.strictObject({
        usage: z.string(),
        commands: z.array(z.strictObject({ name: z.string(), usage: z.string(), summary: z.string() })),
        methods: z.array(z.string()),
      }),
      '--help',
    );
    expect(help.commands.map(({ name }) => name)).toEqual(
      'new import list claim search export import-archive check backup restore meta convert agreement call'.split(
        ' ',
      ),
    );
    expect(help.methods).toContain('claims.create (command)');
  });
});

describe('a review that does not open says why', () => {
  test('nothing there, another program, a file, a newer version, a damaged database', async () => {
    expect((await shell.refused('list', 'nowhere.sheaf', 'claims')).code).toBe('not-found');
    expect((await shell.refused('list', 'press.txt', 'claims')).code).toBe('review-foreign');

    mkdirSync(shell.path('foreign.sheaf'));
    const foreign = new Database(shell.path('foreign.sheaf', 'review.db'));
    foreign.exec('CREATE TABLE recipe (id INTEGER PRIMARY KEY)');
    foreign.close();
    expect((await shell.refused('list', 'foreign.sheaf', 'claims')).code).toBe('review-foreign');

    await shell.done(z.unknown(), 'new', 'newer.sheaf');
    const newer = new Database(shell.path('newer.sheaf', 'review.db'));
    newer.pragma('user_version = 9999');
    newer.close();
    const before = hashes(shell.path('newer.sheaf'));
    expect((await shell.refused('import', 'newer.sheaf', 'press.txt')).code).toBe('review-newer');
    expect(hashes(shell.path('newer.sheaf'))).toMatchObject(before);

    await shell.done(z.unknown(), 'new', 'damaged.sheaf');
    writeFileSync(shell.path('damaged.sheaf', 'review.db'), Buffer.alloc(8192, 'not a database '));
    const damaged = await shell.refused('list', 'damaged.sheaf', 'claims');
    expect(['review-damaged', 'review-foreign']).toContain(damaged.code);
    expect((await shell.refused('new', 'r.sheaf')).code).toBe('exists');
    expect((await shell.refused('new', 'press.txt')).code).toBe('exists');
    expect((await shell.refused('new', 'x.sheaf', '--taxonomy', 'adult')).code).toBe('invalid-input');
  }, 60_000);

  test('open elsewhere: writing is refused, reading goes on beside it', async () => {
    const held = await openTestReview({ title: 'Held' });
    try {
      await held.importFiles(shell.path('press.txt'));
      const job = await held.run((jobId) => held.client.backups.create({ jobId }));
      const made = z.object({ name: z.string() }).parse(job.result);
      for (const words of [
        ['import', held.path, 'press.txt'],
        ['claim', held.path, '--document', crypto.randomUUID(), '--quote', 'x'],
        ['backup', held.path],
        ['restore', held.path, made.name],
      ]) {
        expect((await shell.refused(...words)).code).toBe('review-open');
      }
      expect(await shell.done(z.array(z.unknown()), 'list', held.path, 'documents')).toHaveLength(1);
      expect(await shell.done(z.array(z.unknown()), 'search', held.path, 'remission')).not.toEqual([]);
      expect(await shell.done(z.looseObject({ ok: z.boolean() }), 'check', held.path)).toMatchObject({
        ok: true,
      });
      const out = ['--what', 'evidence', '--format', 'csv', '--out', 'held.csv'];
      await shell.done(z.unknown(), 'export', held.path, ...out);
    } finally {
      await held.close();
    }
  }, 60_000);
});

describe('import', () => {
  test('each file has its outcome; --strict makes a refusal exit with 1', async () => {
    mkdirSync(shell.path('in', 'deep'), { recursive: true });
    writeFileSync(shell.path('in', 'zero.pdf'), '');
    writeFileSync(shell.path('in', 'deep', 'same.txt'), readFileSync(shell.path('press.txt')));
    writeFileSync(shell.path('in', 'search.ris'), 'TY  - JOUR\nTI  - A trial\nAU  - Halm, N\nER  - \n');
    writeFileSync(
      shell.path('in', 'really-html.pdf'),
      '<!doctype html><title>T</title><p>Words of a page.</p>',
    );
    writeFileSync(shell.path('in', 'photo.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
    symlinkSync('..', shell.path('in', 'loop'));
    const words = ['import', 'r.sheaf', 'in', 'not-there.pdf', '--kind', 'news', '--source', 'Desk'];
    const report = await shell.done(Files, ...words);
    const codes = Object.fromEntries(
      report.files.map(({ path, outcome, error }) => [path, error ? error.code : outcome]),
    );
    expect(codes).toEqual({
      'in/deep/same.txt': 'already-here',
      'in/photo.png': 'unsupported-format',
      'in/really-html.pdf': 'imported',
      'in/search.ris': 'unsupported-format',
      'in/zero.pdf': 'empty-file',
      'not-there.pdf': 'not-found',
    });
    const ris = report.files.find(({ path }) => path === 'in/search.ris');
    expect(ris?.error?.message).toMatch(/RIS/u);
    const strict = await shell.sheaf('import', 'r.sheaf', 'in/zero.pdf', '--strict');
    expect(strict.code).toBe(1);
    expect(Files.parse(strict.json).totals).toMatchObject({ files: 1, refused: 1 });
  });

  test('Ctrl+C stops it: what is done stays, the rest is not done later either', async () => {
    copyReview('stopped.sheaf');
    mkdirSync(shell.path('many'));
    for (let index = 0; index < 150; index += 1)
      writeFileSync(shell.path('many', `${String(index).padStart(3, '0')}.txt`), `Said in number ${index}.`);
    const run = await shell.sheafWith({ interruptAt: '(3 of 150)' }, 'import', 'stopped.sheaf', 'many');
    const { files } = Files.parse(run.json);
    const outcomes = files.map(({ outcome }) => outcome);
    const done = outcomes.indexOf('cancelled');
    expect([run.code, done > 0]).toEqual([1, true]);
    expect(new Set(outcomes.slice(0, done))).toEqual(new Set(['imported']));
    expect(new Set(outcomes.slice(done))).toEqual(new Set(['cancelled']));
    await shell.done(z.unknown(), 'backup', 'stopped.sheaf');
    const there = z.array(z.unknown());
    expect(await shell.done(there, 'list', 'stopped.sheaf', 'documents', '--limit', '500')).toHaveLength(
      done + 1,
    );
    expect(await shell.done(z.unknown(), 'check', 'stopped.sheaf')).toMatchObject({ ok: true });
  }, 60_000);

  test('one file comes from standard input', async () => {
    const run = await shell.sheafWith({ stdin: 'A short note on remission.' }, 'import', 'r.sheaf', '-');
    expect(run.json).toMatchObject({ files: [{ path: '-', outcome: 'imported', format: 'text' }] });
    const none = await shell.sheaf('import', 'r.sheaf', '-');
    expect(none.json).toMatchObject({ files: [{ path: '-', error: { code: 'empty-file' } }] });
  });

  test('a kind that is none, and a password file that is not there, are refused before anything happens', async () => {
    expect((await shell.refused('import', 'r.sheaf', 'press.txt', '--kind', 'rumour')).code).toBe(
      'invalid-input',
    );
    const missing = await shell.refused('import', 'r.sheaf', 'press.txt', '--password-file', 'no.txt');
    expect(missing.code).toBe('not-found');
    expect((await shell.refused('import', 'r.sheaf', 'press.txt', '--password-file', 'in')).code).toBe(
      'not-found',
    );
  });
});

describe('call', () => {
  test('any method answers; bad input is invalid-input with what is wrong', async () => {
    expect(await shell.done(z.array(z.unknown()), 'call', 'r.sheaf', 'documents.list', '{}')).not.toEqual([]);
    const run = await shell.sheafWith({ stdin: '{}' }, 'call', 'r.sheaf', 'reviews.get', '-');
    expect(run).toMatchObject({ code: 0, json: { title: 'Refusals' } });
    expect((await shell.refused('call', 'r.sheaf', 'documents.list', '{')).code).toBe('invalid-input');
    expect((await shell.refused('call', 'r.sheaf', 'documents.get', '{"documentId":7}')).code).toBe(
      'invalid-input',
    );
    expect((await shell.refused('call', 'r.sheaf', 'documents.list', '{"more":1}')).code).toBe(
      'invalid-input',
    );
  });
});

describe('check, backup and restore', () => {
  const Check = z.strictObject({
    ok: z.boolean(),
    integrity: z.string(),
    log: z.string(),
    documents: z.strictObject({
      count: z.int(),
      missing: z.array(z.string()),
      altered: z.array(z.string()),
      orphans: z.array(z.string()),
    }),
    anchors: z.strictObject({
      exact: z.int(),
      moved: z.int(),
      'needs-check': z.int(),
      lost: z.int(),
    }),
  });
  const checked = async (review: string) => {
    const run = await shell.sheaf('check', review);
    const report = Check.parse(run.json);
    expect(run.code).toBe(report.ok ? 0 : 1);
    return report;
  };
  const stamp = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?Z\.db$/u;
  const Restored = z.strictObject({ restored: z.string(), kept: z.string() });

  test('bytes that are gone or altered make check fail with a whole answer; leftovers do not', async () => {
    copyReview('c.sheaf');
    writeFileSync(shell.path('c.sheaf', 'documents', 'leftover.tmp'), 'x');
    const fine = await checked('c.sheaf');
    expect(fine).toMatchObject({ ok: true, log: 'equal', documents: { missing: [], altered: [] } });
    const [bytes = ''] = Object.keys(hashes(shell.path('c.sheaf', 'documents'))).filter(
      (path) => !path.endsWith('.tmp'),
    );
    const sha256 = basename(bytes);
    const original = readFileSync(bytes);
    chmodSync(bytes, 0o644);
    writeFileSync(bytes, 'other words');
    expect((await checked('c.sheaf')).documents).toMatchObject({ count: 1, missing: [], altered: [sha256] });
    rmSync(bytes);
    expect((await checked('c.sheaf')).documents).toMatchObject({ count: 1, missing: [sha256], altered: [] });
    writeFileSync(bytes, original);
    expect((await checked('c.sheaf')).ok).toBe(true);
  }, 60_000);

  test('a backup comes back with the state before it kept, also where the review is damaged', async () => {
    copyReview('b.sheaf');
    const { backup } = await shell.done(z.strictObject({ backup: z.string() }), 'backup', 'b.sheaf');
    expect(backup).toMatch(stamp);
    writeFileSync(shell.path('second.txt'), 'A second paper.');
    await shell.done(z.unknown(), 'import', 'b.sheaf', 'second.txt');
    const papers = async () =>
      (await shell.done(z.array(z.unknown()), 'list', 'b.sheaf', 'documents')).length;
    const first = await shell.done(Restored, 'restore', 'b.sheaf', backup);
    expect(first.restored).toBe(backup);
    expect(first.kept).toMatch(stamp);
    await shell.done(Restored, 'restore', 'b.sheaf', first.kept);
    expect(await papers()).toBe(2);
    writeFileSync(shell.path('b.sheaf', 'review.db'), Buffer.alloc(8192, 'not a database '));
    expect((await shell.refused('list', 'b.sheaf', 'documents')).code).toBe('review-damaged');
    await shell.done(Restored, 'restore', 'b.sheaf', backup);
    expect(await papers()).toBe(1);
    expect(await checked('b.sheaf')).toMatchObject({ ok: true, log: 'equal' });
    for (const name of ['../../etc/passwd', '../review.db', 'review.db', ''])
      expect([name, (await shell.refused('restore', 'b.sheaf', name)).code]).toEqual([name, 'not-found']);
    expect((await shell.refused('restore', 'nowhere.sheaf', backup)).code).toBe('not-found');
  }, 60_000);

  test.each([
    ['a table altered behind the log', `UPDATE document SET title = 'Another title'`],
    ['a row that the log does not know', `UPDATE reviewer SET name = 'Somebody'`],
    ['a log altered behind the tables', `UPDATE operation_field SET after = '"x"' WHERE field = 'title'`],
  ])('%s makes check fail with a whole answer', async (what, sql) => {
    const review = `${what}.sheaf`;
    copyReview(review);
    const database = new Database(shell.path(review, 'review.db'));
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
    const report = await checked(review);
    expect(report).toMatchObject({ ok: false, integrity: 'ok' });
    expect(report.log).not.toBe('equal');
  });
});

describe('odd words', () => {
  test('whatever is searched for, the answer is an array', async () => {
    for (const words of ['"', 'NEAR( a AND *', "col:umn'; DROP TABLE", '🩸 é"x', '-', '(((']) {
      const run = await shell.sheaf('search', 'r.sheaf', words);
      expect([words, run.code, Array.isArray(run.json)]).toEqual([words, 0, true]);
    }
  }, 60_000);

  test('random arguments end with a known exit code, one JSON value at most, and never inside', async () => {
    const help = await shell.done(
      z.looseObject({ commands: z.array(z.looseObject({ name: z.string(), usage: z.string() })) }),
      '--help',
    );
    const names = help.commands.map(({ name }) => name);
    const options = help.commands.flatMap(({ usage }) => usage.match(/--[a-z-]+/gu) ?? []);
    const lists = ['documents', 'claims', 'annotations', 'concepts', 'changes', 'evidence', 'csv', '-', '2'];
    const anything = fc
      .string({ maxLength: 12, unit: 'binary' })
      .map((text) => text.replaceAll(/[\0/]/gu, ''));
    const word = fc.oneof(fc.constantFrom(...options), fc.constantFrom(...lists, 'press.txt'), anything);
    const line = fc.oneof(
      { weight: 1, arbitrary: fc.array(fc.oneof(fc.constantFrom(...names), word), { maxLength: 6 }) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...names), fc.array(word, { maxLength: 6 }))
          .map(([name, words]) => [name, 'r.sheaf', ...words]),
      },
    );
    await fc.assert(
      fc.asyncProperty(line, async (words) => {
        const run = await shell.sheaf(...words);
        expect([0, 1, 2]).toContain(run.code);
        if (run.code === 2) expect(run.stdout).toBe('');
        if (run.code === 1 && !run.stdout.startsWith('{"files"')) errorOf(run.json);
        if (run.code === 0 && words[0] !== 'export') expect(run.json).toBeDefined();
        expect(run.stderr).not.toContain('unexpected error');
        expect(run.stdout + run.stderr).not.toMatch(/^ {4}at /mu);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);
});

function errorOf(json: unknown): string {
  const { code } = z.object({ error: z.object({ code: z.enum(errorCodes) }) }).parse(json).error;
  expect(code).not.toBe('internal');
  return code;
}
