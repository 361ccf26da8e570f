import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const Written = z.strictObject({
  what: z.literal('archive'),
  format: z.literal('zip'),
  out: z.string(),
  bytes: z.int(),
  documents: z.int(),
  claims: z.int(),
  changes: z.int(),
});
const Made = z.strictObject({
  review: z.string(),
  id: z.string(),
  title: z.string(),
  documents: z.int(),
  claims: z.int(),
  changes: z.int(),
});

let shell: Shell;
beforeAll(async () => {
  shell = openShell();
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press-item.txt'));
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--title', 'To go', '--taxonomy', 'none');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press-item.txt');
  const [paper] = await shell.done(
    z.array(z.looseObject({ id: z.string() })),
    'list',
    'r.sheaf',
    'documents',
  );
  const words = ['--document', paper?.id ?? '', '--quote', 'Quality of life may improve as well'];
  await shell.done(z.unknown(), 'claim', 'r.sheaf', ...words, '--therapy', 'Any', '--create');
}, 60_000);
afterAll(() => shell.remove());

const save = ['export', 'r.sheaf', '--what', 'archive', '--format', 'zip', '--out'];

test('an archive makes a review with the same lists, that check finds whole', async () => {
  const written = await shell.done(Written, ...save, 'r.zip');
  expect(written).toMatchObject({ out: 'r.zip', documents: 1, claims: 1 });
  const made = await shell.done(Made, 'import-archive', 'r.zip', 'again.sheaf');
  const { changes } = written;
  expect(made).toMatchObject({ review: 'again.sheaf', title: 'To go', documents: 1, claims: 1, changes });
  for (const what of ['documents', 'claims', 'concepts', 'annotations', 'changes']) {
    const [before, after] = [
      await shell.done(z.unknown(), 'list', 'r.sheaf', what),
      await shell.done(z.unknown(), 'list', 'again.sheaf', what),
    ];
    expect([what, after]).toEqual([what, before]);
  }
  const report = await shell.done(z.looseObject({ log: z.string() }), 'check', 'again.sheaf');
  expect(report).toMatchObject({ ok: true, log: 'equal' });
}, 60_000);

test('on standard output it is the same zip, and the reply is the last line of stderr', async () => {
  const run = await shell.sheaf(...save, '-');
  const reply: unknown = JSON.parse(run.stderr.trimEnd().split('\n').at(-1) ?? '');
  expect([run.code, Written.parse(reply).out, run.stdout.slice(0, 2)]).toEqual([0, '-', 'PK']);
}, 60_000);

test('what is there, is gone, is no archive or is damaged is refused, and nothing is made', async () => {
  await shell.done(Written, ...save, 's.zip');
  expect((await shell.refused('import-archive', 's.zip', 'r.sheaf')).code).toBe('exists');
  expect((await shell.refused('import-archive', 'gone.zip', 'new.sheaf')).code).toBe('not-found');
  expect((await shell.refused('import-archive', 'press-item.txt', 'new.sheaf')).code).toBe(
    'unsupported-format',
  );
  expect((await shell.refused('import-archive', 'r.sheaf', 'new.sheaf')).message).not.toContain('inside');
  const bytes = readFileSync(shell.path('s.zip'));
  writeFileSync(shell.path('cut.zip'), bytes.subarray(0, bytes.length - 40));
  expect((await shell.refused('import-archive', 'cut.zip', 'new.sheaf')).code).toMatch(
    /unreadable|unsupported/u,
  );
  expect(existsSync(shell.path('new.sheaf'))).toBe(false);
  expect((await shell.refused(...save, 'r.sheaf/documents/r.zip')).code).toBe('invalid-input');
  expect(await shell.sheaf('import-archive', 's.zip')).toMatchObject({ code: 2, stdout: '' });
  expect(await shell.sheaf(...save, 'x.zip', '--therapy', 'Any')).toMatchObject({ code: 2, stdout: '' });
}, 60_000);

test('`call` writes the readable copy to a path, from where the person stands', async () => {
  const input = JSON.stringify({ grantId: 'for reading' });
  const job = z.looseObject({ result: z.looseObject({ folderName: z.string(), documents: z.int() }) });
  const { result } = await shell.done(job, 'call', 'r.sheaf', 'archives.readable', input);
  expect(result).toMatchObject({ folderName: 'for reading', documents: 1, missing: [] });
  expect(readFileSync(shell.path('for reading', 'README.txt'), 'utf8')).toContain('To go');
  expect((await shell.refused('call', 'r.sheaf', 'archives.readable', input)).code).toBe('exists');
}, 60_000);
