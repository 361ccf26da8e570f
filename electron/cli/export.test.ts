import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Run, type Shell, nobody, noOtherUser } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');

/** The evidence columns in the order in which every format has them. */
const columns = [
  ...['Study', 'Citation', 'Year', 'Registration', 'Source kind', 'Publication', 'Design', 'Population'],
  ...[
    'Subgroup',
    'Therapy',
    'Comparator',
    'Tested',
    'Contrast',
    'Outcome',
    'Endpoint definition',
    'Time point',
  ],
  ...['Direction', 'Conclusion', 'Support', 'Assertion', 'Key claim', 'Statement', 'Quote', 'Page'],
  ...['As reported', 'Measure', 'Value', 'CI low', 'CI high', 'CI level', 'P', 'Unit', 'N therapy'],
  ...['N comparator', 'Events therapy', 'Events comparator', 'Mean (SD) therapy', 'Mean (SD) comparator'],
  ...['Analysis set', 'Adjusted', 'Note', 'Anchor', 'Document', 'Document SHA-256', 'Claim ID'],
  ...['Result number', 'Reviewer', 'Created', 'Changed'],
];

const Reply = z.strictObject({
  what: z.literal('evidence'),
  format: z.enum(['docx', 'html', 'xlsx', 'csv', 'json']),
  out: z.string(),
  rows: z.int(),
  claims: z.int(),
  filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});
const Table = z.strictObject({
  $schema: z.literal('urn:sheaf:schema:evidence:1'),
  about: z.looseObject({ rows: z.int(), claims: z.int() }),
  filter: z.record(z.string(), z.unknown()),
  rows: z.array(
    z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  ),
});

let shell: Shell;
let paper = '';
let press = '';

/** Statements tell the claims apart; the first four begin as formulas do. */
const claims: readonly (readonly [statement: string, onPaper: boolean, ...options: string[]])[] = [
  [
    '=HYPERLINK("http://example.org")',
    ...([true, '--therapy', 'Blinatumomab', 'Chemotherapy', '--comparator', 'Chemotherapy'] as const),
    ...['--outcome', 'Disease-free survival', '--direction', 'favours-therapy', '--support', 'own-data'],
  ],
  ['+A1', true, '--therapy', 'Chemotherapy', '--outcome', 'Overall survival', '--support', 'cited'],
  ['-A1*2', false, '--therapy', 'CAR T-cell therapy', '--outcome', 'remission', '--direction', 'mixed'],
  ['@sum', false, '--therapy', 'immunotherapy', '--outcome', 'access', '--support', 'opinion'],
  ['plain; "quoted", ünïcode ✓', false],
  [
    ...(['head to head, the asked therapy named second', true, '--therapy', 'Etoposide'] as const),
    ...['--comparator', 'inotuzumab ozogamicin', '--direction', 'favours-comparator', '--support', 'pooled'],
  ],
];

beforeAll(async () => {
  shell = openShell();
  for (const name of ['blinatumomab-trial.pdf', 'press-item.txt'])
    copyFileSync(join(samples, name), shell.path(name));
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--title', 'Exports');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press-item.txt', '--kind', 'news');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'blinatumomab-trial.pdf', '--kind', 'primary-study');
  const documents = z.array(z.looseObject({ id: z.string(), kind: z.string() }));
  for (const { id, kind } of await shell.done(documents, 'list', 'r.sheaf', 'documents')) {
    if (kind === 'news') press = id;
    else paper = id;
  }
  for (const [statement, onPaper, ...options] of claims) {
    const at = onPaper
      ? ['--document', paper, '--quote', 'It was first of use in relapsed or refractory disease']
      : [
          '--document',
          press,
          '--quote',
          'Quality of life may improve as well',
          'Not every voice was cheerful',
        ];
    await shell.done(z.unknown(), 'claim', 'r.sheaf', ...at, `--statement=${statement}`, ...options);
  }
}, 120_000);
afterAll(() => {
  shell.remove();
});

function exported(format: string, out: string, ...filter: readonly string[]) {
  const what = ['export', 'r.sheaf', '--what', 'evidence', '--format', format, '--out', out];
  return shell.done(Reply, ...what, ...filter);
}

function lastLine(run: Run): unknown {
  const line: unknown = JSON.parse(run.stderr.trimEnd().split('\n').at(-1) ?? '');
  return line;
}

/** The statements that a filter lets through, from an export on standard output. */
async function statements(...filter: readonly string[]): Promise<string[]> {
  const what = ['export', 'r.sheaf', '--what', 'evidence', '--format', 'json', '--out', '-'];
  const run = await shell.sheaf(...what, ...filter);
  const { rows } = Table.parse(run.json);
  const reply = Reply.parse(lastLine(run));
  expect([run.code, reply.out, reply.rows, reply.claims]).toEqual([0, '-', rows.length, rows.length]);
  return rows.map(({ statement }) => String(statement));
}

describe('formats', () => {
  test('CSV, XLSX and JSON hold the same rows under the columns of the table', async () => {
    const rows = claims.length;
    const whole = { what: 'evidence', rows, claims: rows, filter: {} };
    expect(await exported('json', 'all.json')).toEqual({ ...whole, format: 'json', out: 'all.json' });
    mkdirSync(shell.path('deep', 'er'), { recursive: true });
    expect(await exported('csv', 'deep/er/all.csv')).toEqual({
      ...whole,
      format: 'csv',
      out: 'deep/er/all.csv',
    });
    expect(await exported('xlsx', shell.path('all.xlsx'))).toMatchObject({ ...whole, format: 'xlsx' });

    const table = Table.parse(JSON.parse(readFileSync(shell.path('all.json'), 'utf8')));
    expect(table.rows.map(({ statement }) => String(statement)).toSorted()).toEqual(
      claims.map(([statement]) => statement).toSorted(),
    );
    const expected = table.rows.map((row) =>
      Object.values(row).map((cell) => {
        if (typeof cell === 'boolean') return cell ? 'yes' : '';
        return Array.isArray(cell) ? cell.join('; ') : String(cell ?? '');
      }),
    );

    const csv = readFileSync(shell.path('deep/er/all.csv'), 'utf8');
    const lines = Papa.parse<string[]>(csv.replace(/^\uFEFF/u, ''), { skipEmptyLines: true }).data;
    expect(lines[0]).toEqual(columns);
    // A formula is disarmed by the quote before it, and by nothing else.
    const guarded = expected.map((row) => row.map((cell) => (/^[=+\-@]/u.test(cell) ? `'${cell}` : cell)));
    expect(lines.slice(1)).toEqual(guarded);
    expect(lines.slice(1).filter((row) => row.some((cell) => cell.startsWith("'")))).toHaveLength(4);

    const book = read(readFileSync(shell.path('all.xlsx')), { cellDates: true });
    const sheet = book.Sheets['Evidence'] ?? {};
    const cells: unknown[][] = utils.sheet_to_json(sheet, { header: 1, defval: '', raw: true });
    // A moment is a date of Excel; all else is as it is in the other formats.
    const dated = expected.map((row) =>
      row.map((cell, at) => (['Created', 'Changed'].includes(columns[at] ?? '') ? expect.any(Date) : cell)),
    );
    expect(cells).toEqual([columns, ...dated]);
    expect(Object.values(sheet).filter((cell: { f?: string }) => cell.f !== undefined)).toEqual([]);
  });

  test('Word and the web page are written too, and say how many rows they hold', async () => {
    const whole = { rows: claims.length, claims: claims.length };
    expect(await exported('docx', 'all.docx')).toMatchObject(whole);
    expect(readFileSync(shell.path('all.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(await exported('html', 'all.html')).toMatchObject(whole);
    const page = readFileSync(shell.path('all.html'), 'utf8');
    expect(page).toContain('6 rows: 6 claims in 2 documents');
    expect(page.match(/<tr data-claim=/gu)).toHaveLength(claims.length);
  });

  test('JSON has camelCase keys in the order of the columns, and arrays where there are several', async () => {
    await exported('json', 'keys.json', '--support', 'own-data');
    const { rows } = Table.parse(JSON.parse(readFileSync(shell.path('keys.json'), 'utf8')));
    expect(rows).toHaveLength(1);
    const [row = {}] = rows;
    const spelled = columns.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, ''));
    expect(Object.keys(row).map((key) => key.toLowerCase())).toEqual(spelled);
    expect(row).toMatchObject({
      sourceKind: 'primary-study',
      therapy: expect.arrayContaining(['Blinatumomab', 'Chemotherapy']),
      tested: ['Blinatumomab'],
      comparator: ['Chemotherapy'],
      quote: ['It was first of use in relapsed or refractory disease'],
      page: ['e101'],
      anchor: 'exact',
      document: paper,
    });
  });

  test('a filter is named in the file and in the reply, concepts by name', async () => {
    const filter = ['--therapy', 'IMMUNOTHERAPY', '--outcome', 'remission', 'access', '--kind', 'news'];
    const words = {
      therapy: ['Immunotherapy'],
      outcome: ['Complete remission', 'Access to care'],
      kind: ['news'],
    };
    expect(await exported('xlsx', 'f.xlsx', ...filter)).toMatchObject({ rows: 2, filter: words });
    const book = read(readFileSync(shell.path('f.xlsx')));
    expect(book.SheetNames).toHaveLength(2);
    const about = utils.sheet_to_csv(book.Sheets[book.SheetNames[1] ?? ''] ?? {});
    expect(about).toContain('Complete remission; Access to care');
    await exported('json', 'f.json', ...filter);
    expect(Table.parse(JSON.parse(readFileSync(shell.path('f.json'), 'utf8'))).filter).toEqual(words);
  });
});

test('studies are written in three formats, and take no filter of the evidence', async () => {
  const what = ['export', 'r.sheaf', '--what', 'studies', '--format'];
  for (const format of ['csv', 'xlsx', 'docx']) {
    const reply = await shell.done(z.unknown(), ...what, format, '--out', `studies.${format}`);
    expect(reply).toMatchObject({ what: 'studies', format, rows: 0, studies: 0, leftOut: 0 });
    expect(existsSync(shell.path(`studies.${format}`))).toBe(true);
  }
  const strange = [...what, 'csv', '--out', 'no.csv', '--therapy', 'Blinatumomab'];
  expect(await shell.sheaf(...strange)).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(shell.path('no.csv'))).toBe(false);
});

test('filters: a concept takes what is below it, background is not tested, the asked therapy is, on either side', async () => {
  const [blina = '', chemo = '', carT = '', access = '', , second = ''] = claims.map(
    ([statement]) => statement,
  );
  const sorted = (...all: string[]) => all.toSorted((a, b) => a.localeCompare(b, 'en'));
  const cases: readonly (readonly [filter: readonly string[], expected: readonly string[]])[] = [
    [
      ['--therapy', 'immunotherapy'],
      [blina, carT, access, second],
    ],
    [['--therapy', 'Blinatumomab'], [blina]],
    [['--therapy', 'chemo'], [chemo]],
    [['--therapy', 'inotuzumab ozogamicin', '--direction', 'favours-comparator'], []],
    [['--therapy', 'inotuzumab ozogamicin', '--direction', 'favours-therapy'], [second]],
    [
      ['--therapy', 'Blinatumomab', 'chemo'],
      [blina, chemo],
    ],
    [['--outcome', 'Overall survival'], [chemo]],
    [
      ['--direction', 'mixed', 'favours-therapy'],
      [blina, carT, second],
    ],
    [['--support', 'cited'], [chemo]],
    [
      ['--kind', 'primary-study'],
      [blina, chemo, second],
    ],
    [['--document', paper, '--support', 'own-data'], [blina]],
    [['--document', press, '--therapy', 'chemo'], []],
  ];
  for (const [filter, expected] of cases)
    expect([filter, sorted(...(await statements(...filter)))]).toEqual([filter, sorted(...expected)]);
}, 120_000);

test('what is no format, feature, value, concept or document is refused, and no file is written', async () => {
  const base = { what: 'evidence', format: 'csv' };
  const cases: readonly (readonly [code: string, changed: Partial<typeof base>, ...filter: string[]])[] = [
    ['invalid-input', { format: 'pdf' }],
    ['invalid-input', { format: 'CSV' }],
    ['invalid-input', { what: 'photographs', format: 'svg' }],
    ['invalid-input', { what: 'toString' }],
    ['invalid-input', {}, '--direction', 'up'],
    ['invalid-input', {}, '--support', 'cited', 'strong'],
    ['invalid-input', {}, '--kind', 'rumour'],
    ['unknown-concept', {}, '--therapy', 'imunotherapy'],
    ['not-found', {}, '--document', crypto.randomUUID()],
  ];
  for (const [code, changed, ...filter] of cases) {
    const { what, format } = { ...base, ...changed };
    const words = ['export', 'r.sheaf', '--what', what, '--format', format, '--out', 'refused', ...filter];
    const refusal = await shell.refused(...words);
    expect([words, refusal.code]).toEqual([words, code]);
  }
  expect(existsSync(shell.path('refused'))).toBe(false);
  const others = ['export', 'r.sheaf', '--what', 'evidence', '--format', 'csv', '--out', 'refused'];
  expect(await shell.sheaf(...others, '--depth', '2')).toMatchObject({ code: 2, stdout: '' });
  expect(existsSync(shell.path('refused'))).toBe(false);
}, 120_000);

describe('where it is written', () => {
  const refusedAt = async (out: string) => {
    const words = ['export', 'r.sheaf', '--what', 'evidence', '--format', 'csv', '--out', out];
    return (await shell.refused(...words)).code;
  };

  test('no place within a review, no folder, pipe or link to nowhere is taken; what is there stays', async () => {
    const before = readFileSync(shell.path('r.sheaf', 'review.db'));
    expect(await refusedAt('r.sheaf/review.db')).toBe('invalid-input');
    expect(await refusedAt('r.sheaf/documents/new/e.csv')).toBe('invalid-input');
    symlinkSync('r.sheaf', shell.path('alias'));
    expect(await refusedAt('alias/review.db')).toBe('invalid-input');
    symlinkSync('r.sheaf/review.db', shell.path('db.csv'));
    expect(await refusedAt('db.csv')).toBe('invalid-input');
    expect(readFileSync(shell.path('r.sheaf', 'review.db')).equals(before)).toBe(true);

    mkdirSync(shell.path('folder'));
    expect(await refusedAt('folder')).toBe('exists');
    execFileSync('mkfifo', [shell.path('pipe')]);
    expect(await refusedAt('pipe')).toBe('exists');
    expect(lstatSync(shell.path('pipe')).isFIFO()).toBe(true);
    symlinkSync('gone.csv', shell.path('nowhere.csv'));
    expect(await refusedAt('nowhere.csv')).toBe('not-found');
    expect(await refusedAt(`${'n'.repeat(300)}.csv`)).toBe('invalid-input');
    expect(await shell.done(z.looseObject({ ok: z.boolean() }), 'check', 'r.sheaf')).toMatchObject({
      ok: true,
    });
  }, 120_000);

  test('a file is replaced as a whole, behind a link as well, and nothing is left beside it', async () => {
    mkdirSync(shell.path('whole'));
    writeFileSync(shell.path('whole', 'e.json'), 'x'.repeat(1_000_000));
    symlinkSync('e.json', shell.path('whole', 'link.json'));
    await exported('json', 'whole/link.json');
    expect(lstatSync(shell.path('whole', 'link.json')).isSymbolicLink()).toBe(true);
    const { rows } = Table.parse(JSON.parse(readFileSync(shell.path('whole', 'e.json'), 'utf8')));
    expect(rows).toHaveLength(claims.length);
    expect(readdirSync(shell.path('whole')).toSorted()).toEqual(['e.json', 'link.json']);
  });

  test.skipIf(noOtherUser !== null)(
    `a folder closed to the person is refused as read-only, and the old file stays${noOtherUser ? ` (${noOtherUser})` : ''}`,
    async () => {
      mkdirSync(shell.path('closed'));
      writeFileSync(shell.path('closed', 'e.csv'), 'old');
      chmodSync(shell.path('closed'), 0o555);
      chmodSync(shell.folder, 0o755);
      mkdirSync(shell.path('theirs'), { mode: 0o777 });
      chmodSync(shell.path('theirs'), 0o777);
      const options = { uid: nobody, env: { SHEAF_PROFILE: shell.path('theirs', 'profile') } };
      const as = (...words: readonly string[]) => shell.sheafWith(options, ...words);
      expect((await as('new', 'theirs/r.sheaf')).code).toBe(0);
      const what = ['export', 'theirs/r.sheaf', '--what', 'evidence', '--format', 'csv', '--out'];
      expect(await as(...what, 'closed/e.csv')).toMatchObject({
        code: 1,
        json: { error: { code: 'read-only', message: expect.stringContaining('e.csv') } },
      });
      expect(readFileSync(shell.path('closed', 'e.csv'), 'utf8')).toBe('old');
      expect(readdirSync(shell.path('closed'))).toEqual(['e.csv']);
      expect(await as(...what, 'theirs/e.csv')).toMatchObject({ code: 0, json: { rows: 0 } });
    },
    60_000,
  );
});

test('a region behind a claim is told by its place on the page, and the reply says that no picture was drawn', async () => {
  const Document = z.looseObject({ sha256: z.string() });
  const Pages = z.looseObject({ recipe: z.string() });
  const call = async <T>(schema: z.ZodType<T>, method: string, input: object): Promise<T> =>
    shell.done(schema, 'call', 'r.sheaf', method, JSON.stringify(input));
  const { sha256 } = await call(Document, 'documents.get', { documentId: paper });
  const { recipe } = await call(Pages, 'text.pages', { documentId: paper });
  const part = { page: 1, label: 'e101', rects: [[100, 500, 300, 700]], start: null, end: null };
  const quote = { exact: '', prefix: '', suffix: '' };
  const anchor = { v: 1, sha256, recipe, parts: [part], quote, sort: '00001|00000000|000092' };
  const selections = [{ annotationId: randomUUID(), anchor }];
  await call(z.unknown(), 'claims.create', { claimId: randomUUID(), documentId: paper, selections });
  const reply = await shell.done(
    z.unknown(),
    ...['export', 'r.sheaf', '--what', 'evidence', '--format', 'json', '--out', 'regions.json'],
    ...['--document', paper],
  );
  expect(reply).toMatchObject({ regions: 1, pictures: 0 });
  const { rows } = Table.parse(JSON.parse(readFileSync(shell.path('regions.json'), 'utf8')));
  expect(rows.flatMap((row) => row['quote'])).toContain('[region, page e101: box 100 500 300 700]');
  expect(existsSync(shell.path('regions-regions'))).toBe(false);
});
