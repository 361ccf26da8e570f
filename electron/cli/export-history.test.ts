import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ChangeView } from '#shared/contract/history.ts';
import { unguardCell } from '#shared/formats/guard-cell.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const Reply = z.strictObject({
  what: z.literal('history'),
  format: z.enum(['csv', 'json']),
  out: z.string(),
  rows: z.int(),
  changes: z.int(),
});

let shell: Shell;
let changes: ChangeView[] = [];
let document = '';

beforeAll(async () => {
  shell = openShell();
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press-item.txt'));
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--title', 'Histories', '--taxonomy', 'none');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press-item.txt', '--source', 'by hand');
  const [paper] = await shell.done(
    z.array(z.looseObject({ id: z.string() })),
    'list',
    'r.sheaf',
    'documents',
  );
  document = paper?.id ?? '';
  await shell.done(
    z.unknown(),
    ...['claim', 'r.sheaf', '--document', document, '--quote', 'Quality of life may improve as well'],
    ...['--therapy', 'Thérapie; "one"', '--create', '--statement==1+1', '--note', 'why not\nreally'],
  );
  const excluded = { documentId: document, set: { use: 'excluded', useReason: 'No control group' } };
  await shell.done(z.unknown(), 'call', 'r.sheaf', 'documents.edit', JSON.stringify(excluded));
  await shell.done(z.unknown(), 'call', 'r.sheaf', 'history.undo', '{}');
  changes = await shell.done(z.array(ChangeView), 'list', 'r.sheaf', 'changes');
}, 120_000);
afterAll(() => shell.remove());

function exported(format: string, out: string): Promise<z.infer<typeof Reply>> {
  return shell.done(Reply, 'export', 'r.sheaf', '--what', 'history', '--format', format, '--out', out);
}

test('JSON is what `list changes` answers', async () => {
  const reply = await exported('json', 'h.json');
  expect(reply).toMatchObject({ out: 'h.json', rows: changes.length, changes: changes.length });
  expect(JSON.parse(readFileSync(shell.path('h.json'), 'utf8'))).toEqual(changes);
});

test('CSV has a row for each field of each change: who, when, what, before, after, why', async () => {
  const reply = await exported('csv', 'h.csv');
  const text = readFileSync(shell.path('h.csv'), 'utf8');
  expect(text.startsWith('\uFEFFTime,Reviewer,What,')).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  const fields = changes.flatMap((change) =>
    change.operations.flatMap(({ id, fields: set }) =>
      Object.keys(set).map((field) => [change.time, change.reviewer, id, field.split(':')[0], change.id]),
    ),
  );
  expect(
    data.map((row) => [row['Time'], row['Reviewer'], row['Entity ID'], row['Field'], row['Change ID']]),
  ).toEqual(fields);
  expect(reply).toMatchObject({ rows: data.length, changes: changes.length });

  const row = (field: string, after: string) =>
    data.find((one) => one['Field'] === field && unguardCell(one['After'] ?? '').startsWith(after));
  // A formula is disarmed and comes back; names stand beside ids; the reason beside the decision; what an undo undoes.
  expect(row('statement', '=1+1')).toMatchObject({ After: "'=1+1", Entity: 'claim', Name: "'=1+1" });
  const therapy = changes.flatMap(({ operations }) => operations).find(({ entity }) => entity === 'concept');
  expect(row('therapy', 'Thérapie')).toMatchObject({ Before: '', After: `Thérapie; "one" (${therapy?.id})` });
  expect(row('documentId', '')?.['After']).toContain(`(${document})`);
  expect(row('note', 'why')?.['After']).toBe('why not\nreally');
  expect(row('use', 'excluded')).toMatchObject({ Before: 'undecided', Why: 'No control group', Undoes: '' });
  const decided = changes.find(({ operations }) =>
    operations.some(({ fields: set }) => set['use']?.after === 'excluded'),
  );
  expect(row('use', 'undecided')).toMatchObject({ Before: 'excluded', Undoes: decided?.group });
});

test('an option that history does not take is used wrongly, and a format that it has not is refused', async () => {
  const words = ['export', 'r.sheaf', '--what', 'history', '--format', 'csv', '--out', 'x', '--therapy', 'a'];
  expect(await shell.sheaf(...words)).toMatchObject({ code: 2, stdout: '' });
  const xlsx = ['export', 'r.sheaf', '--what', 'history', '--format', 'xlsx', '--out', 'x'];
  expect((await shell.refused(...xlsx)).code).toBe('invalid-input');
});
