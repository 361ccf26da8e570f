import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');

let shell: Shell;
let document = '';
beforeAll(async () => {
  shell = openShell();
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--taxonomy', 'none');
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press.txt'));
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press.txt');
  const [only] = await shell.done(z.array(z.looseObject({ id: z.string() })), 'list', 'r.sheaf', 'documents');
  document = only?.id ?? '';
}, 60_000);
afterAll(() => {
  shell.remove();
});

const claimed = (...words: string[]) => shell.refused('claim', 'r.sheaf', '--document', document, ...words);

describe('what is empty or wrong is named in words, not in those of a validator', () => {
  test('no words to search for, no quote, a therapy without a name', async () => {
    expect(await shell.refused('search', 'r.sheaf', '')).toMatchObject({
      code: 'invalid-input',
      message: '“words” is empty.',
    });
    expect(await claimed('--quote', '')).toMatchObject({
      code: 'invalid-input',
      message: '“quote” is empty.',
    });
    expect(
      await claimed('--quote', 'Remission rates were notably', '--therapy', '', '--create'),
    ).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('therapy without a name'),
    });
  }, 60_000);

  test('a DOI is tidied, and what is none is refused at its field', async () => {
    const edit = (doi: string) => JSON.stringify({ documentId: document, set: { doi } });
    const kept = z.looseObject({ doi: z.string() });
    const done = await shell.done(
      kept,
      'call',
      'r.sheaf',
      'documents.edit',
      edit('https://doi.org/10.1056/X1'),
    );
    expect(done.doi).toBe('10.1056/X1');
    expect(await shell.refused('call', 'r.sheaf', 'documents.edit', edit('not a doi'))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('“not a doi” is not a DOI'),
      details: { field: 'doi' },
    });
  }, 60_000);
});

test('an export into a folder that is not there is refused, and the folder is not made', async () => {
  const words = ['export', 'r.sheaf', '--what', 'evidence', '--format', 'csv', '--out', 'nodir/e.csv'];
  expect(await shell.refused(...words)).toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('The folder nodir is not there'),
  });
  expect(existsSync(shell.path('nodir'))).toBe(false);
}, 60_000);

test.skipIf(!existsSync('/proc/self'))(
  `a review where no folder can be made says so${existsSync('/proc/self') ? '' : ' (skipped: no /proc here)'}`,
  async () => {
    expect(await shell.refused('new', '/proc/x.sheaf')).toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('No folder can be made in /proc'),
    });
  },
  60_000,
);
