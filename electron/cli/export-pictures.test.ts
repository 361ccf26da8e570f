import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const Reply = z.strictObject({
  what: z.enum(['matrix', 'map', 'effect-direction']),
  format: z.enum(['svg', 'png', 'csv', 'json']),
  out: z.string(),
  rows: z.int(),
  columns: z.int(),
  claims: z.int(),
  filter: z.record(z.string(), z.unknown()),
});

let shell: Shell;

beforeAll(async () => {
  shell = openShell();
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press-item.txt'));
  await shell.done(z.unknown(), 'new', 'r.sheaf');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press-item.txt');
  const rows = z.array(z.looseObject({ id: z.string() }));
  const [paper] = await shell.done(rows, 'list', 'r.sheaf', 'documents');
  const claim = (quote: string, ...coded: readonly string[]) => {
    const words = ['--document', paper?.id ?? '', '--quote', quote];
    return shell.done(z.unknown(), 'claim', 'r.sheaf', ...words, ...coded);
  };
  await claim(
    'Remission rates were notably higher',
    ...['--therapy', 'Blinatumomab', '--comparator', 'Chemotherapy', '--outcome', 'Complete remission'],
    ...['--direction', 'favours-therapy', '--support', 'own-data'],
  );
  await claim('Quality of life may improve as well', '--therapy', 'CAR T-cell therapy');
}, 120_000);
afterAll(() => shell.remove());

const exported = (what: string, format: string, ...more: readonly string[]) => {
  const out = `${what}.${format}`;
  return shell.done(Reply, 'export', 'r.sheaf', '--what', what, '--format', format, '--out', out, ...more);
};

test.each(['matrix', 'map', 'effect-direction'] as const)(
  '%s: a picture that another program draws, and its data',
  async (what) => {
    const reply = await exported(what, 'svg');
    expect(reply).toMatchObject({ what, format: 'svg', out: `${what}.svg`, claims: 2, filter: {} });
    const svg = readFileSync(shell.path(`${what}.svg`), 'utf8');
    expect(new Resvg(svg).width).toBeGreaterThan(300);
    await exported(what, 'png');
    expect(
      readFileSync(shell.path(`${what}.png`))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await exported(what, 'csv');
    expect(readFileSync(shell.path(`${what}.csv`), 'utf8').split('\r\n').length).toBeGreaterThan(1);
    const { claims } = z
      .looseObject({ claims: z.int() })
      .parse(
        await exported(what, 'json').then(() => JSON.parse(readFileSync(shell.path(`${what}.json`), 'utf8'))),
      );
    expect(claims).toBe(2);
  },
  120_000,
);

test('depth, unit, axis and filters are taken; the reply says the filter', async () => {
  const tops = await exported('matrix', 'json', '--depth', '1', '--by', 'documents');
  expect(tops.rows).toBe(1);
  const Matrix = z.looseObject({ matrix: z.looseObject({ unit: z.string() }) });
  expect(Matrix.parse(JSON.parse(readFileSync(shell.path('matrix.json'), 'utf8'))).matrix.unit).toBe(
    'documents',
  );
  const deep = await exported('matrix', 'json', '--depth', '9', '--therapy', 'blinatumomab');
  expect([deep.claims, deep.filter]).toEqual([1, { therapy: ['Blinatumomab'] }]);
  const only = await exported('matrix', 'json', '--studies-only');
  expect([only.claims, only.filter]).toEqual([0, { studiesOnly: 'yes' }]);
  const over = await exported('map', 'csv', '--over', 'populations');
  expect(over.columns).toBe(1);
});

test('letters that a picture can’t draw are said beside the reply, which stays as it is', async () => {
  await shell.done(z.unknown(), 'new', 'script.sheaf', '--taxonomy', 'none');
  writeFileSync(shell.path('trial.txt'), 'Remission came sooner with the new medicine.');
  await shell.done(z.unknown(), 'import', 'script.sheaf', 'trial.txt');
  const rows = z.array(z.looseObject({ id: z.string() }));
  const [paper] = await shell.done(rows, 'list', 'script.sheaf', 'documents');
  const words = ['--document', paper?.id ?? '', '--quote', 'Remission came sooner', '--create'];
  const coded = ['--therapy', '贝林妥欧单抗', '--outcome', 'Remission'];
  await shell.done(z.unknown(), 'claim', 'script.sheaf', ...words, ...coded);
  const of = (format: string, out: string) =>
    shell.sheaf('export', 'script.sheaf', '--what', 'matrix', '--format', format, '--out', out);
  const png = await of('png', 'm.png');
  expect(Reply.parse(png.json)).toMatchObject({ rows: 1, columns: 1 });
  expect(png.stderr).toContain('Some letters are not drawn right');
  const svg = await of('svg', 'm.svg');
  expect(svg.code).toBe(0);
  expect(svg.stderr).not.toContain('not drawn right');
  expect(readFileSync(shell.path('m.svg'), 'utf8')).toContain('贝林妥欧单抗');
}, 120_000);

test('what is no unit, depth or axis is refused, and nothing is written', async () => {
  const asked = ['export', 'r.sheaf', '--format', 'svg', '--out', 'no.svg', '--what'];
  const refused = async (...more: readonly string[]) => (await shell.refused(...asked, ...more)).code;
  expect(await refused('matrix', '--by', 'pages')).toBe('invalid-input');
  expect(await refused('matrix', '--depth', '0')).toBe('invalid-input');
  expect(await refused('map', '--over', 'weeks')).toBe('invalid-input');
  const usage = await shell.sheaf(...asked, 'effect-direction', '--by', 'claims');
  expect(usage.code).toBe(2);
  expect(existsSync(shell.path('no.svg'))).toBe(false);
});
