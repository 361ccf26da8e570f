import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fromClone, openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const words = 'Remission rates were notably higher';

const New = z.strictObject({ review: z.string(), id: z.string(), title: z.string(), taxonomy: z.string() });
const Outcome = z.looseObject({ path: z.string(), outcome: z.string(), document: z.string().optional() });
const Imported = z.strictObject({
  files: z.array(Outcome),
  totals: z.strictObject({
    files: z.number(),
    imported: z.number(),
    'already-here': z.number(),
    refused: z.number(),
  }),
});
const Claim = z.looseObject({
  id: z.string(),
  document: z.string(),
  quotes: z.array(
    z.strictObject({ text: z.string(), page: z.number(), pageLabel: z.string(), anchor: z.string() }),
  ),
});
const Row = z.looseObject({ id: z.string() });

let shell: Shell;
let paper = '';
let press = '';

beforeAll(async () => {
  shell = openShell();
  for (const name of ['blinatumomab-trial.pdf', 'press-item.txt'])
    copyFileSync(join(samples, name), shell.path(name));
  const made = await shell.done(New, 'new', 'r.sheaf');
  expect(made).toMatchObject({ review: 'r.sheaf', title: 'r', taxonomy: 'paediatric-all' });
  const report = await shell.done(Imported, 'import', 'r.sheaf', 'blinatumomab-trial.pdf', 'press-item.txt');
  expect(report.files).toMatchObject([
    { path: 'blinatumomab-trial.pdf', outcome: 'imported', type: 'document', format: 'pdf', state: 'ready' },
    { path: 'press-item.txt', outcome: 'imported', type: 'document', format: 'text', pages: 1 },
  ]);
  expect(report.totals).toEqual({ files: 2, imported: 2, 'already-here': 0, refused: 0 });
  [paper = '', press = ''] = report.files.map(({ document }) => document ?? '');
});

afterAll(() => {
  shell.remove();
});

function claim(...options: readonly string[]) {
  return shell.done(Claim, 'claim', 'r.sheaf', ...options);
}

describe('the main job on the command line', () => {
  test('a claim is made, listed, found, exported and checked, with the same words everywhere', async () => {
    const made = await claim(
      ...['--document', press, '--quote', words, '--therapy', 'IMMUNOTHERAPY', '--comparator', 'chemo'],
      ...['--outcome', 'remission', '--direction', 'favours-therapy', '--support', 'cited'],
      ...[
        '--assertion',
        'finding',
        '--conclusion',
        'difference',
        '--statement',
        'More remissions',
        '--note',
        'n',
      ],
      ...['--population', 'B-cell ALL', '--subgroup', 'under 10', '--time', 'end of induction'],
      ...['--contrast', 'between-therapies', '--reviewer', 'Ada'],
    );
    expect(made).toMatchObject({
      document: press,
      study: null,
      statement: 'More remissions',
      quotes: [{ text: words, page: 1, pageLabel: '1', anchor: 'exact' }],
      therapy: ['Immunotherapy'],
      comparator: ['Chemotherapy'],
      tested: ['Immunotherapy'],
      control: ['Chemotherapy'],
      background: [],
      contrast: 'between-therapies',
      outcome: 'Complete remission',
      direction: 'favours-therapy',
      conclusion: 'difference',
      support: 'cited',
      assertion: 'finding',
      note: 'n',
      results: [],
      reviewer: 'Ada',
    });
    const listed = await shell.done(z.array(Row), 'list', 'r.sheaf', 'claims');
    expect(listed).toEqual([made]);
    const found = await shell.done(
      z.array(z.looseObject({ type: z.string() })),
      'search',
      'r.sheaf',
      'remission',
    );
    expect(found).toContainEqual(expect.objectContaining({ type: 'claim', id: made.id, document: press }));
    expect(found).toContainEqual(
      expect.objectContaining({ type: 'document', snippet: expect.stringMatching(/\[remission\]/iu) }),
    );

    const reply = await shell.done(
      z.unknown(),
      ...['export', 'r.sheaf', '--what', 'evidence', '--format', 'csv', '--out', 'e.csv'],
      ...['--therapy', 'immunotherapy'],
    );
    expect(reply).toEqual({
      what: 'evidence',
      format: 'csv',
      out: 'e.csv',
      rows: 1,
      claims: 1,
      filter: { therapy: ['Immunotherapy'] },
    });
    const csv = readFileSync(shell.path('e.csv'), 'utf8').replace(/^\uFEFF/u, '');
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(data).toMatchObject([
      { Therapy: 'Immunotherapy', Outcome: 'Complete remission', Quote: words, 'Claim ID': made.id },
    ]);
    expect(await shell.done(z.unknown(), 'check', 'r.sheaf')).toEqual({
      ok: true,
      integrity: 'ok',
      log: 'equal',
      documents: { count: 2, missing: [], altered: [], orphans: [] },
      anchors: { exact: 1, moved: 0, 'needs-check': 0, lost: 0 },
    });
  });

  test('an export to standard output is the export alone; the reply is the last line of stderr', async () => {
    const run = await shell.sheaf(
      ...['export', 'r.sheaf', '--what', 'evidence', '--format', 'json', '--out', '-'],
    );
    expect(run.code).toBe(0);
    expect(run.json).toMatchObject({ rows: [{ quote: [words] }] });
    const last = run.stderr.trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ what: 'evidence', format: 'json', out: '-', rows: 1 });
  });

  test('files that are not whole evidence formats are refused with what is allowed', async () => {
    const format = await shell.refused(
      ...['export', 'r.sheaf', '--what', 'evidence', '--format', 'pdf', '--out', 'e.pdf'],
    );
    const allowed = ['docx', 'html', 'xlsx', 'csv', 'json'];
    expect(format).toMatchObject({ code: 'invalid-input', details: { allowed } });
    const place = await shell.refused(
      ...['export', 'r.sheaf', '--what', 'evidence', '--format', 'csv', '--out', 'press-item.txt/e.csv'],
    );
    expect(place.message).toContain('e.csv');
    expect(place.code).not.toBe('internal');
  });
});

test('from a clone it stands where the person stands, and stdout holds its JSON alone', async () => {
  const run = await shell.sheafWith({ entry: fromClone }, 'list', 'r.sheaf', 'documents');
  expect([run.code, run.stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
  expect(run.json).toMatchObject([{ title: expect.any(String) }, { title: expect.any(String) }]);
}, 120_000);

describe('quotes', () => {
  test('words across a line-end hyphen and a ligature of two columns are found as they are read', async () => {
    const page = await shell.done(
      z.looseObject({ text: z.string() }),
      ...['call', 'r.sheaf', 'text.page', JSON.stringify({ documentId: paper, page: 1 })],
    );
    expect(page.text).toContain('(MRD) was ob-\nserved in 90% of patients');
    expect(page.text).toContain('It was ﬁrst of use');
    const hyphen = 'remission of measurable residual disease (MRD) was observed in 90% of patients';
    const ligature = 'It was first of use in relapsed or refractory disease';
    const made = await claim('--document', paper, '--quote', hyphen, ligature);
    expect(made.quotes).toEqual(
      expect.arrayContaining([
        { text: hyphen, page: 1, pageLabel: 'e101', anchor: 'exact' },
        { text: ligature, page: 1, pageLabel: 'e101', anchor: 'exact' },
      ]),
    );
    expect(made.quotes).toHaveLength(2);
  });

  test('words that are not in the paper are refused with the nearest ones', async () => {
    const refusal = await shell.refused(
      ...[
        'claim',
        'r.sheaf',
        '--document',
        press,
        '--quote',
        'Remission rates were remarkably higher in children',
      ],
    );
    expect(refusal.code).toBe('quote-not-found');
    const nearest = z
      .array(z.strictObject({ text: z.string(), page: z.number(), score: z.number().min(0).max(1) }))
      .min(1)
      .parse(refusal.details['nearest']);
    expect(nearest[0]?.text).toContain('Remission rates were notably higher');
  });

  test('words that are there more than once ask which; --nth answers', async () => {
    const twice = 'Blinatumomab improved disease-free survival in both risk groups';
    const base = ['claim', 'r.sheaf', '--document', paper, '--quote', twice];
    expect(await shell.refused(...base)).toMatchObject({ code: 'quote-ambiguous', details: { count: 2 } });
    const first = await shell.done(Claim, ...base, '--nth', '1');
    const second = await shell.done(Claim, ...base, '--nth', '2');
    expect([first, second].map(({ quotes }) => quotes[0]?.page)).toEqual([1, 2]);
    expect(await shell.refused(...base, '--nth', '3')).toMatchObject({
      code: 'quote-ambiguous',
      details: { count: 2 },
    });
  });
});

describe('concepts', () => {
  test('an unknown name is refused with the nearest, unless it may be made', async () => {
    const base = ['claim', 'r.sheaf', '--document', press, '--quote', 'Quality of life may improve as well'];
    const refusal = await shell.refused(...base, '--therapy', 'imunotherapy');
    expect(refusal.code).toBe('unknown-concept');
    expect(refusal.details['nearest']).toContain('Immunotherapy');
    const made = await shell.done(Claim, ...base, '--therapy', 'Thought therapy', '--create');
    expect(made['therapy']).toEqual(['Thought therapy']);
    const concepts = await shell.done(z.array(Row), 'list', 'r.sheaf', 'concepts');
    expect(concepts.filter((concept) => concept['name'] === 'Thought therapy')).toHaveLength(1);
  });

  test.each([
    ['--therapy', 'car-t', 'therapy', ['CAR T-cell therapy']],
    ['--therapy', 'CHEMO', 'therapy', ['Chemotherapy']],
    ['--outcome', 'side effects', 'outcome', 'Toxicity'],
    ['--outcome', 'access', 'outcome', 'Access to care'],
  ])('%s %s is known by its synonym', async (option, name, field, expected) => {
    const made = await claim('--document', press, '--quote', 'Not every voice was cheerful', option, name);
    expect(made[field]).toEqual(expected);
  });

  test('a value outside the closed lists is invalid input that names the list, and nothing is made', async () => {
    const before = await shell.done(z.array(Row), 'list', 'r.sheaf', 'claims');
    for (const option of ['direction', 'conclusion', 'support', 'assertion', 'contrast']) {
      const refusal = await shell.refused(
        ...['claim', 'r.sheaf', '--document', press, '--quote', words, `--${option}`, 'sideways'],
      );
      expect(refusal).toMatchObject({ code: 'invalid-input', details: { field: option, value: 'sideways' } });
    }
    expect(await shell.done(z.array(Row), 'list', 'r.sheaf', 'claims')).toHaveLength(before.length);
  }, 60_000);
});
