import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataFolders, dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const words = 'Remission rates were notably higher';
const skipped = sheafData === null ? ` (${noSheafData})` : '';

const New = z.strictObject({ review: z.string(), id: z.uuid(), title: z.string(), taxonomy: z.string() });

const document = { path: z.string(), type: z.literal('document'), document: z.uuid() };
const File = z.discriminatedUnion('outcome', [
  z.strictObject({
    ...document,
    outcome: z.literal('imported'),
    format: z.string(),
    state: z.string(),
    pages: z.int(),
    note: z.string().nullable(),
    restored: z.boolean(),
  }),
  z.strictObject({ ...document, outcome: z.literal('already-here'), format: z.string(), state: z.string() }),
  z.strictObject({
    path: z.string(),
    outcome: z.literal('refused'),
    error: z.strictObject({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  }),
]);
const Import = z.strictObject({
  files: z.array(File),
  totals: z.strictObject({
    files: z.int(),
    imported: z.int(),
    'already-here': z.int(),
    refused: z.int(),
  }),
});

const lists = {
  documents: z.strictObject({
    id: z.uuid(),
    sha256: z.string().length(64),
    title: z.string(),
    authors: z.array(z.string()),
    year: z.int().nullable(),
    format: z.string(),
    kind: z.string().nullable(),
    state: z.string(),
    use: z.string(),
    pages: z.int(),
    claims: z.int(),
    studies: z.array(z.uuid()),
    journal: z.string().nullable(),
    volume: z.string().nullable(),
    issue: z.string().nullable(),
    pageRange: z.string().nullable(),
    useReason: z.string().nullable(),
    doi: z.string().nullable(),
    publication: z.string().nullable(),
    fileName: z.string(),
    source: z.string().nullable(),
    stateReason: z.string().nullable(),
  }),
  annotations: z.strictObject({
    id: z.uuid(),
    document: z.uuid(),
    type: z.enum(['text', 'region']),
    text: z.string(),
    page: z.int(),
    pageLabel: z.string(),
    anchor: z.string(),
    colour: z.int().nullable(),
    note: z.string(),
    claims: z.array(z.uuid()),
    reviewer: z.string(),
    created: z.iso.datetime(),
  }),
  concepts: z.strictObject({
    id: z.uuid(),
    facet: z.enum(['therapy', 'outcome', 'population', 'other']),
    name: z.string(),
    path: z.array(z.string()).min(1),
    parent: z.uuid().nullable(),
    synonyms: z.array(z.string()),
    definition: z.string(),
    better: z.enum(['higher', 'lower', 'neutral']).nullable(),
    retired: z.boolean(),
    uses: z.int(),
  }),
  changes: z.strictObject({
    id: z.uuid(),
    group: z.uuid(),
    label: z.string(),
    reviewer: z.string(),
    time: z.iso.datetime(),
    undoes: z.uuid().nullable(),
    operations: z.array(
      z.strictObject({
        kind: z.string(),
        entity: z.string(),
        id: z.string(),
        fields: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })),
      }),
    ),
  }),
  claims: z.looseObject({ id: z.uuid() }),
} as const;
const kinds = ['documents', 'annotations', 'concepts', 'changes', 'claims'] as const;

let shell: Shell;
let press = '';

beforeAll(async () => {
  shell = openShell();
  for (const name of readdirSync(samples)) copyFileSync(join(samples, name), shell.path(name));
  await shell.done(New, 'new', 'r.sheaf', '--reviewer', 'Ada Lindt');
  const { files } = await shell.done(
    Import,
    ...['import', 'r.sheaf', 'press-item.txt', 'trial-summary.md', '--kind', 'news', '--source', 'The desk'],
  );
  press = files[0]?.outcome === 'imported' ? files[0].document : '';
  await shell.done(
    z.unknown(),
    'claim',
    'r.sheaf',
    '--document',
    press,
    '--quote',
    words,
    '--therapy',
    'CAR-T',
  );
});
afterAll(() => {
  shell.remove();
});

function list<T>(row: z.ZodType<T>, kind: string, ...range: readonly string[]): Promise<T[]> {
  return shell.done(z.array(row), 'list', 'r.sheaf', kind, ...range);
}

describe('new', () => {
  test('answers the review as it was named, wherever it lies; what is there already is left alone', async () => {
    mkdirSync(shell.path('in'));
    const made = await shell.done(New, 'new', 'in/b.sheaf', '--title', ' B ', '--taxonomy', 'none');
    expect(made).toMatchObject({ review: 'in/b.sheaf', title: 'B', taxonomy: 'none' });
    const concepts = await shell.done(z.array(z.unknown()), 'list', 'in/b.sheaf', 'concepts');
    expect(concepts).toEqual([]);
    const absolute = await shell.done(New, 'new', shell.path('c'));
    expect(absolute).toMatchObject({ review: shell.path('c'), title: 'c', taxonomy: 'paediatric-all' });
    const before = readFileSync(shell.path('press-item.txt'), 'utf8');
    for (const there of ['in/b.sheaf', 'in', 'press-item.txt', '.'])
      expect([there, (await shell.refused('new', there)).code]).toEqual([there, 'exists']);
    expect(readFileSync(shell.path('press-item.txt'), 'utf8')).toBe(before);
    expect(readdirSync(shell.path('in'))).toEqual(['b.sheaf']);
    expect((await shell.refused('new', 'nowhere/d.sheaf')).code).toBe('not-found');
    expect((await shell.refused('new', 'd.sheaf', '--title', 'x'.repeat(3_000))).code).toBe('invalid-input');
    expect((await shell.refused('new', 'd.sheaf', '--title', ' ')).code).toBe('invalid-input');
    expect((await shell.refused('new', 'd.sheaf', '--taxonomy', '')).code).toBe('invalid-input');
  }, 60_000);
});

describe('import', () => {
  test('same bytes under other names are one document; content decides, not the name', async () => {
    await shell.done(New, 'new', 'i.sheaf');
    copyFileSync(shell.path('blinatumomab-trial.pdf'), shell.path('trial.txt'));
    copyFileSync(shell.path('press-item.txt'), shell.path('twin'));
    writeFileSync(shell.path('words.pdf'), 'Words that were never a PDF.');
    const report = await shell.done(
      Import,
      ...['import', 'i.sheaf', 'trial.txt', 'press-item.txt', 'twin', 'press-item.txt', 'words.pdf'],
    );
    expect(report.files).toMatchObject([
      { path: 'trial.txt', outcome: 'imported', format: 'pdf', state: 'ready', pages: 2 },
      { path: 'press-item.txt', outcome: 'imported', format: 'text', state: 'ready', note: null },
      { path: 'twin', outcome: 'already-here', document: press, format: 'text', state: 'ready' },
      { path: 'press-item.txt', outcome: 'already-here', document: press, format: 'text', state: 'ready' },
      { path: 'words.pdf', outcome: 'imported', state: 'unreadable', pages: 0 },
    ]);
    const [trial, , , , unread] = report.files;
    expect(trial).toMatchObject({ note: expect.stringContaining('PDF') });
    expect(unread).toMatchObject({ note: expect.stringContaining('no PDF') });
    expect(report.totals).toEqual({ files: 5, imported: 3, 'already-here': 2, refused: 0 });
    expect((await shell.refused('import', 'i.sheaf', '-', '-')).code).toBe('invalid-input');
    const stdin = { stdin: readFileSync(shell.path('press-item.txt')) };
    const again = await shell.sheafWith(stdin, 'import', 'i.sheaf', '-');
    expect(Import.parse(again.json).files).toMatchObject([
      { path: '-', outcome: 'already-here', document: press },
    ]);
  }, 60_000);

  test('--kind and --source are those of each document, and the import stands in the history with its source', async () => {
    const documents = await list(lists.documents, 'documents');
    expect(documents.map(({ kind, source }) => [kind, source])).toEqual(Array(2).fill(['news', 'The desk']));
    const changes = await list(lists.changes, 'changes');
    const imported = changes.filter((change) =>
      change.operations.some(({ kind }) => kind === 'document.imported'),
    );
    expect(imported).toHaveLength(2);
    expect(new Set(imported.map(({ group }) => group)).size).toBe(1);
    expect(imported.map(({ label }) => label)).toEqual(Array(2).fill('Papers imported: The desk'));
  });

  test.skipIf(sheafData === null)(
    `reference files of every kind are named and refused, none is taken for a paper${skipped}`,
    async () => {
      const run = await shell.sheaf('import', 'r.sheaf', dataPath('references'), '--strict');
      const report = Import.parse(run.json);
      expect(run.code).toBe(1);
      expect(report.totals).toEqual({
        files: report.files.length,
        imported: 0,
        'already-here': 0,
        refused: report.files.length,
      });
      const codes = new Set(report.files.map((file) => (file.outcome === 'refused' ? file.error.code : '')));
      expect([...codes].filter((code) => code !== 'unsupported-format' && code !== 'empty-file')).toEqual([]);
      for (const folder of ['ris', 'nbib', 'bibtex']) expect(dataFolders('references')).toContain(folder);
      const ris = report.files.filter(({ path }) => path.endsWith('.ris'));
      expect(ris.length).toBeGreaterThan(10);
      for (const file of ris)
        expect(file).toMatchObject({ error: { message: expect.stringContaining('reference file') } });
    },
    120_000,
  );

  test.skipIf(sheafData === null)(
    `a locked paper is kept as such, opens with its password, and says when that is another${skipped}`,
    async () => {
      await shell.done(New, 'new', 'p.sheaf');
      const locked = dataPath('pdfs', 'encrypted-aes256-password-foo.pdf');
      writeFileSync(shell.path('right'), 'foo\n');
      writeFileSync(shell.path('wrong'), 'bar\r\n');
      const first = await shell.sheaf('import', 'p.sheaf', locked, '--password-file', 'wrong');
      expect(Import.parse(first.json).files).toMatchObject([
        { outcome: 'imported', state: 'password', pages: 0 },
      ]);
      const wrong = await shell.sheaf('import', 'p.sheaf', locked, '--password-file', 'wrong');
      expect(Import.parse(wrong.json).files).toMatchObject([
        { outcome: 'already-here', format: 'pdf', state: 'password' },
      ]);
      expect(wrong.stderr).toMatch(/password/u);
      const right = await shell.done(Import, 'import', 'p.sheaf', locked, '--password-file', 'right');
      expect(right.files).toMatchObject([{ outcome: 'imported', state: 'ready', note: null }]);
      const everything = readFileSync(shell.path('p.sheaf', 'review.db'));
      for (const secret of ['foo\n', '"foo"']) expect(everything.includes(secret)).toBe(false);
    },
    120_000,
  );
});

describe('list', () => {
  test('each list is an array whose rows have an id and always the same members', async () => {
    const [documents, annotations, concepts, changes] = [
      await list(lists.documents, 'documents'),
      await list(lists.annotations, 'annotations'),
      await list(lists.concepts, 'concepts'),
      await list(lists.changes, 'changes'),
    ];
    expect(documents.map(({ title, claims, use }) => [title, claims, use])).toEqual([
      [expect.any(String), 1, 'undecided'],
      [expect.any(String), 0, 'undecided'],
    ]);
    expect(annotations).toMatchObject([{ document: press, text: words, anchor: 'exact', type: 'text' }]);
    expect(concepts.filter(({ uses }) => uses > 0)).toMatchObject([{ name: 'CAR T-cell therapy', uses: 1 }]);
    expect(changes.map(({ label }) => label)).toEqual([
      'Review created',
      'Taxonomy added',
      'Reviewer added',
      'Papers imported: The desk',
      'Papers imported: The desk',
      'Claim added',
    ]);
    expect(changes[0]).toMatchObject({ reviewer: 'Ada Lindt', undoes: null });
    expect(changes.at(-1)?.operations.map(({ kind, entity }) => [kind, entity])).toEqual(
      expect.arrayContaining([
        ['claim.created', 'claim'],
        ['annotation.created', 'annotation'],
      ]),
    );
  });

  test('--limit and --offset cut a piece out of the whole; --limit above all there is gives all', async () => {
    // One list that is cut here, one that the store reads in pieces.
    for (const kind of ['concepts', 'changes']) {
      const row = z.looseObject({ id: z.uuid() });
      const whole = await list(row, kind);
      expect([kind, await list(row, kind, '--limit', '2', '--offset', '1')]).toEqual([
        kind,
        whole.slice(1, 3),
      ]);
      expect([kind, await list(row, kind, '--offset=1')]).toEqual([kind, whole.slice(1)]);
    }
    expect(await list(lists.documents, 'documents', '--limit', '9007199254740991')).toHaveLength(2);
    expect(await list(lists.changes, 'changes', '--limit', '9007199254740991', '--offset', '5')).toHaveLength(
      1,
    );
    expect(await list(lists.claims, 'claims', '--offset', '9007199254740991')).toEqual([]);
  }, 60_000);

  test('a list that is none, one whose feature is to come, and numbers that are none are invalid input', async () => {
    for (const what of ['references', 'toString']) {
      const refusal = await shell.refused('list', 'r.sheaf', what);
      expect(refusal).toMatchObject({ code: 'invalid-input', details: { value: what } });
      expect(refusal.details['allowed']).toEqual(expect.arrayContaining([...kinds]));
    }
    for (const range of [
      '--limit=0',
      '--limit=-1',
      '--limit=1e3',
      '--limit=ten',
      '--offset=-1',
      '--offset= ',
    ])
      expect([range, (await shell.refused('list', 'r.sheaf', 'claims', range)).code]).toEqual([
        range,
        'invalid-input',
      ]);
  }, 60_000);
});

test('search answers documents and claims with the words in brackets; whatever is typed is words', async () => {
  const hit = { id: z.uuid(), document: z.uuid(), page: z.int(), pageLabel: z.string(), title: z.string() };
  const Range = z.tuple([z.int(), z.int()]);
  const words = { snippet: z.string(), excerpt: z.strictObject({ text: z.string(), marks: z.array(Range) }) };
  const Hits = z.array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('document'), ...hit, ...words, places: z.array(Range).length(2) }),
      z.strictObject({ type: z.literal('claim'), ...hit, ...words }),
    ]),
  );
  const found = await shell.done(Hits, 'search', 'r.sheaf', 'REMISSION', 'notably');
  expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['document', 'claim']));
  for (const { snippet, document: of } of found) {
    expect(of).toBe(press);
    expect(snippet).toMatch(/\[Remission\].*\[notably\]/u);
  }
  expect(await shell.done(Hits, 'search', 'r.sheaf', 'remission', 'zebra')).toEqual([]);
  expect(await shell.done(Hits, 'search', 'r.sheaf', '--', '--help', '-x')).toEqual([]);
  const nul = JSON.stringify({ words: 'remission\0zebra" OR "\ud800' });
  expect(await shell.done(Hits, 'call', 'r.sheaf', 'search.query', nul)).toEqual([]);
  expect((await shell.refused('search', 'r.sheaf', '')).code).toBe('invalid-input');
  expect((await shell.refused('search', 'r.sheaf', 'w'.repeat(501))).code).toBe('invalid-input');
}, 60_000);

describe('call and help', () => {
  test('a job is waited for; an unknown method, wrong input and a refused command are errors', async () => {
    const job = await shell.done(
      z.looseObject({ state: z.string() }),
      'call',
      'r.sheaf',
      'reviews.check',
      '{}',
    );
    expect(job).toMatchObject({ state: 'done', error: null, result: { ok: true } });
    const cases: readonly (readonly [method: string, input: string, code: string])[] = [
      ['claims.nothing', '{}', 'invalid-input'],
      ['nothing', '{}', 'invalid-input'],
      ['constructor.constructor', '{}', 'invalid-input'],
      ['claims.get', '', 'invalid-input'],
      ['claims.get', '[]', 'invalid-input'],
      ['claims.get', 'null', 'invalid-input'],
      ['claims.get', JSON.stringify({ claimId: crypto.randomUUID() }), 'not-found'],
      ['reviews.check', '7', 'invalid-input'],
      ['backups.restore', '{"name":"../x"}', 'not-found'],
      ['imports.start', JSON.stringify({ grants: [crypto.randomUUID()] }), 'not-found'],
    ];
    for (const [method, input, code] of cases)
      expect([method, input, (await shell.refused('call', 'r.sheaf', method, input)).code]).toEqual([
        method,
        input,
        code,
      ]);
  }, 60_000);

  test('undo by call takes the last action back, and the history says what it undoes', async () => {
    await shell.done(New, 'new', 'u.sheaf');
    await shell.done(Import, 'import', 'u.sheaf', 'press-item.txt');
    await shell.done(z.unknown(), 'claim', 'u.sheaf', '--document', press, '--quote', words);
    await shell.done(z.unknown(), 'call', 'u.sheaf', 'history.undo', '{}');
    expect(await shell.done(z.array(z.unknown()), 'list', 'u.sheaf', 'claims')).toEqual([]);
    const changes = await shell.done(z.array(lists.changes), 'list', 'u.sheaf', 'changes');
    const [made, taken] = changes.slice(-2);
    expect(taken).toMatchObject({ undoes: made?.group, label: 'Undone: Claim added' });
  }, 60_000);

  test('--help is made from the contract, of one command too; behind -- it is a word', async () => {
    const Line = { name: z.string(), usage: z.string().startsWith('sheaf '), summary: z.string() };
    const [list_, call] = [
      await shell.done(z.strictObject(Line), 'list', '--help'),
      await shell.done(
        z.strictObject({
          ...Line,
          methods: z.array(z.strictObject({ name: z.string(), kind: z.string(), input: z.looseObject({}) })),
        }),
        ...['call', '--help'],
      ),
    ];
    expect(list_.usage).toContain(kinds[0]);
    const edit = call.methods.find(({ name }) => name === 'claims.edit');
    expect(edit).toMatchObject({ kind: 'command', input: { type: 'object', required: ['claimId', 'set'] } });
  });
});

test('whoever stops reading the answer half way leaves no error behind', async () => {
  const run = await shell.sheafWith({ readNoFurther: true }, 'list', 'r.sheaf', 'changes');
  // More than a pipe holds, so that the rest of it finds nobody.
  expect((await shell.sheaf('list', 'r.sheaf', 'changes')).stdout.length).toBeGreaterThan(100_000);
  expect([run.code, run.stderr]).toEqual([0, '']);
});
