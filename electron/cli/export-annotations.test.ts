import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { quadsOf } from '#shared/testing/web-annotation-graph.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const Row = z.looseObject({ id: z.string(), format: z.string() });
const Reply = z.strictObject({
  what: z.literal('annotations'),
  format: z.enum(['jsonld', 'pdf']),
  out: z.string(),
  annotations: z.int(),
  documents: z.int(),
  claims: z.int(),
});

let shell: Shell;
let paper = '';
let press = '';

beforeAll(async () => {
  shell = openShell();
  for (const name of ['blinatumomab-trial.pdf', 'press-item.txt'])
    copyFileSync(join(samples, name), shell.path(name));
  await shell.done(z.unknown(), 'new', 'r.sheaf');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press-item.txt', 'blinatumomab-trial.pdf');
  for (const { id, format } of await shell.done(Row.array(), 'list', 'r.sheaf', 'documents')) {
    if (format === 'pdf') paper = id;
    else press = id;
  }
  const claim = async (...words: readonly string[]) => shell.done(z.unknown(), 'claim', 'r.sheaf', ...words);
  const coded = [
    '--therapy',
    'Blinatumomab',
    '--outcome',
    'Overall survival',
    '--direction',
    'favours-therapy',
  ];
  await claim('--document', paper, '--quote', 'first of use in relapsed or refractory disease', ...coded);
  await claim(
    '--document',
    press,
    '--quote',
    'Quality of life may improve as well',
    'Not every voice was cheerful',
  );
}, 120_000);
afterAll(() => shell.remove());

const exported = (format: string, out: string, ...more: readonly string[]) =>
  shell.done(
    Reply,
    ...['export', 'r.sheaf', '--what', 'annotations', '--format', format, '--out', out],
    ...more,
  );

test('JSON-LD holds the annotations of all papers, or of those that are named', async () => {
  const all = { what: 'annotations', format: 'jsonld', annotations: 3, documents: 2, claims: 2 };
  expect(await exported('jsonld', 'all.jsonld')).toEqual({ ...all, out: 'all.jsonld' });
  const file = z.looseObject({}).parse(JSON.parse(readFileSync(shell.path('all.jsonld'), 'utf8')));
  const quads = await quadsOf(file);
  expect(quads.split('<http://www.w3.org/ns/oa#Annotation>').length - 1).toBe(3);
  expect(await exported('jsonld', 'one.jsonld', '--document', press)).toMatchObject({
    annotations: 2,
    documents: 1,
    claims: 1,
  });
});

test('a copy of a PDF has a highlight with the claim behind the bytes that the paper has', async () => {
  expect(await exported('pdf', 'copy.pdf', '--document', paper)).toMatchObject({ annotations: 1, claims: 1 });
  const before = readFileSync(shell.path('blinatumomab-trial.pdf'));
  const copy = readFileSync(shell.path('copy.pdf'));
  expect(copy.subarray(0, before.length).equals(before)).toBe(true);
  const task = getDocument({ data: new Uint8Array(copy), verbosity: 0 });
  const found = await (await (await task.promise).getPage(1)).getAnnotations();
  await task.destroy();
  expect(found).toMatchObject([
    { subtype: 'Highlight', contentsObj: { str: expect.stringContaining('▲ Favours therapy') } },
  ]);
});

test('what can’t be written is refused, and no file is', async () => {
  const cases: readonly (readonly [code: string, format: string, ...more: string[]])[] = [
    ['invalid-input', 'csv'],
    ['invalid-input', 'pdf'],
    ['invalid-input', 'pdf', '--document', paper, press],
    ['invalid-input', 'pdf', '--document', press],
    ['not-found', 'jsonld', '--document', crypto.randomUUID()],
  ];
  for (const [code, format, ...more] of cases) {
    const words = ['--what', 'annotations', '--format', format, '--out', 'refused', ...more];
    expect([words, (await shell.refused('export', 'r.sheaf', ...words)).code]).toEqual([words, code]);
  }
  expect(existsSync(shell.path('refused'))).toBe(false);
}, 60_000);

test('another review takes them in with the papers, each once; what is no annotation of its papers is told', async () => {
  await exported('jsonld', 'all.jsonld');
  await shell.done(z.unknown(), 'new', 'other.sheaf', '--taxonomy', 'none');
  const Imported = z.object({
    files: z.array(z.looseObject({ path: z.string(), outcome: z.string(), type: z.string() })),
    totals: z.object({ imported: z.int() }),
  });
  const bring = (...paths: readonly string[]) => shell.done(Imported, 'import', 'other.sheaf', ...paths);
  const notes = { path: 'all.jsonld', outcome: 'imported', type: 'annotations', format: 'jsonld' };
  const first = await bring('all.jsonld', 'blinatumomab-trial.pdf');
  expect(first.files[0]).toEqual({
    ...{ ...notes, added: 1, known: 0, left: 2, claims: 1, concepts: ['Blinatumomab', 'Overall survival'] },
    reasons: ['Quality of life may improve as well', 'Not every voice was cheerful'].map((words) => ({
      words: expect.stringContaining(words),
      document: null,
      reason: 'Its paper is not in this review.',
    })),
  });
  expect(first.totals.imported).toBe(2);
  expect((await bring('press-item.txt', 'all.jsonld')).files[1]).toMatchObject({
    ...notes,
    added: 2,
    known: 1,
  });
  const rows = await shell.done(z.array(z.unknown()), 'list', 'other.sheaf', 'annotations');
  expect(rows).toHaveLength(3);
}, 60_000);
