import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const words = 'Remission rates were notably higher';
const nurse = 'Not every voice was cheerful';

/** Every member that a claim has on the command line, and no other. */
const Claim = z.strictObject({
  id: z.uuid(),
  document: z.uuid(),
  study: z.uuid().nullable(),
  statement: z.string(),
  quotes: z.array(
    z.strictObject({ text: z.string(), page: z.int(), pageLabel: z.string(), anchor: z.string() }),
  ),
  therapy: z.array(z.string()),
  comparator: z.array(z.string()),
  tested: z.array(z.string()),
  control: z.array(z.string()),
  background: z.array(z.string()),
  contrast: z.string(),
  outcome: z.string().nullable(),
  population: z.array(z.string()),
  subgroup: z.string().nullable(),
  timePoint: z.string().nullable(),
  direction: z.string().nullable(),
  conclusion: z.string().nullable(),
  support: z.string().nullable(),
  assertion: z.string().nullable(),
  key: z.boolean(),
  results: z.array(z.looseObject({ id: z.uuid(), measure: z.string().nullable() })),
  note: z.string(),
  reviewer: z.string(),
  created: z.iso.datetime(),
  changed: z.iso.datetime(),
});
const Rows = z.array(z.looseObject({ id: z.string() }));

let shell: Shell;
let press = '';

beforeAll(async () => {
  shell = openShell();
  copyFileSync(join(samples, 'press-item.txt'), shell.path('press.txt'));
  await shell.done(z.unknown(), 'new', 'r.sheaf');
  await shell.done(z.unknown(), 'import', 'r.sheaf', 'press.txt');
  const [document] = await shell.done(Rows, 'list', 'r.sheaf', 'documents');
  press = document?.id ?? '';
});
afterAll(() => {
  shell.remove();
});

function claim(...options: readonly string[]) {
  return shell.done(Claim, 'claim', 'r.sheaf', '--document', press, '--quote', ...options);
}

function refused(...options: readonly string[]) {
  return shell.refused('claim', 'r.sheaf', '--document', press, '--quote', ...options);
}

const rows = (what: string) => shell.done(Rows, 'list', 'r.sheaf', what);

describe('what a claim says', () => {
  test('each option arrives in the reply; sides are taken apart; a bare claim is empty but for its words', async () => {
    const full = await claim(
      words,
      ...['--therapy', 'blinatumomab', 'chemotherapy', '--comparator', 'CHEMO', '--outcome', 'os'],
      ...[
        '--population',
        'B-cell ALL',
        '--subgroup',
        'under 10',
        '--time',
        '3 years',
        '--direction',
        'mixed',
      ],
      ...['--conclusion', 'hedged', '--support', 'opinion', '--assertion', 'expectation'],
      ...['--contrast', 'dose-or-schedule', '--statement=--says', '--note', 'first\nsecond'],
    );
    expect(full).toMatchObject({
      document: press,
      therapy: expect.arrayContaining(['Blinatumomab', 'Chemotherapy']),
      comparator: ['Chemotherapy'],
      tested: ['Blinatumomab'],
      control: [],
      background: ['Chemotherapy'],
      contrast: 'dose-or-schedule',
      outcome: 'Overall survival',
      population: ['B-cell precursor ALL'],
      subgroup: 'under 10',
      timePoint: '3 years',
      direction: 'mixed',
      conclusion: 'hedged',
      support: 'opinion',
      assertion: 'expectation',
      statement: '--says',
      note: 'first\nsecond',
    });
    const bare = await claim(nurse);
    expect(bare).toMatchObject({
      statement: '',
      note: '',
      therapy: [],
      comparator: [],
      contrast: 'not-stated',
      outcome: null,
      population: [],
      subgroup: null,
      timePoint: null,
      direction: null,
      conclusion: null,
      support: null,
      assertion: null,
    });
    expect(await shell.done(z.array(Claim), 'list', 'r.sheaf', 'claims')).toEqual([full, bare]);
  });

  test('several quotes are one claim, in reading order; the same words are one annotation, also of two claims', async () => {
    const made = await claim(nurse, words, nurse);
    expect(made.quotes.map(({ text }) => text)).toEqual([words, nurse]);
    const annotations = await rows('annotations');
    const again = await claim(nurse);
    expect(await rows('annotations')).toHaveLength(annotations.length);
    expect(made.quotes).toContainEqual(again.quotes[0]);
  });

  test('numbers, a study and the mark of a key claim arrive; what is none is refused, and nothing is made', async () => {
    const studyId = crypto.randomUUID();
    const study = JSON.stringify({ studyId, set: { label: 'Lindt 2024' } });
    await shell.done(z.unknown(), 'call', 'r.sheaf', 'studies.create', study);
    const results = [
      {
        asReported: 'HR 0.39 (0.24–0.64)',
        measure: 'HR',
        value: 0.39,
        interval: { lower: 0.24, upper: 0.64 },
      },
      {
        measure: 'percent',
        arms: [
          { side: 'therapy', percent: 97 },
          { side: 'comparator', percent: 90 },
        ],
      },
    ];
    const made = await claim(words, '--study', studyId, '--key', '--results', JSON.stringify(results));
    expect(made).toMatchObject({ study: studyId, key: true, results });
    expect(await rows('studies')).toMatchObject([
      { id: studyId, label: 'Lindt 2024', documents: [], claims: 1 },
    ]);
    await shell.done(z.unknown(), 'call', 'r.sheaf', 'history.undo', '{}');
    const before = await rows('claims');
    for (const [none, says] of [
      ['{', /^--results is not JSON: give an array of results/u],
      ['[{"measure":"ZZ"}]', /^“measure” of result 1 of --results is not one of: RR, OR/u],
      ['[{}, {"p":2}]', /^“p” of result 2 of --results is more than 1\. Nothing was added/u],
      ['[{"value":"much"}]', /^“value” of result 1 of --results is /u],
      ['[3]', /^Result 1 of --results .*is no object/u],
    ] as const) {
      const { code, message } = await refused(words, '--results', none);
      expect([code, message]).toEqual(['invalid-input', expect.stringMatching(says)]);
    }
    for (const none of ['Lindt 2024', crypto.randomUUID()]) {
      expect((await refused(words, '--study', none)).code).toBe('not-found');
    }
    expect(await rows('claims')).toEqual(before);
  }, 60_000);

  test('a direction that does not go with the contrast is refused with those that do', async () => {
    const refusal = await refused(words, '--contrast', 'before-after', '--direction', 'favours-therapy');
    expect(refusal).toMatchObject({
      code: 'invalid-input',
      details: { field: 'direction', fitting: expect.arrayContaining(['improved', 'worsened']) },
    });
    expect(refusal.message).toContain('“Improved”');
  });
});

describe('words', () => {
  test('numbers of places that are none, and quotes that are empty, are invalid input', async () => {
    for (const nth of ['0', '1.5', 'x']) {
      expect(await refused(words, `--nth=${nth}`)).toMatchObject({ code: 'invalid-input' });
    }
    expect((await refused('')).code).toBe('invalid-input');
    const beyond = await refused(words, '--nth', '2');
    expect(beyond).toMatchObject({ code: 'quote-ambiguous', details: { count: 1 } });
    expect(beyond.message).toContain('once');
    expect((await claim(words, '--nth', '1')).quotes).toMatchObject([{ text: words }]);
  }, 60_000);

  test('words that are nowhere near have no nearest; a scrap and white space are no crash', async () => {
    expect(await refused('zq xv jk')).toMatchObject({ code: 'quote-not-found', details: { nearest: [] } });
    for (const scrap of ['   ', '☂(((', 'é'.repeat(500)]) {
      expect((await refused(scrap)).code).toBe('quote-not-found');
    }
  }, 60_000);

  test('a document that is not there, or lies in the bin, takes no claim', async () => {
    for (const id of ['x', '', crypto.randomUUID()]) {
      const refusal = await shell.refused('claim', 'r.sheaf', `--document=${id}`, '--quote', words);
      expect(refusal.code).toBe('not-found');
    }
    const before = await rows('annotations');
    const binned = JSON.stringify({ documentIds: [press] });
    await shell.done(z.unknown(), 'call', 'r.sheaf', 'documents.moveToBin', binned);
    const refusal = await refused(words);
    expect(refusal.code).toBe('not-found');
    expect(refusal.message).toContain('bin');
    await shell.done(z.unknown(), 'call', 'r.sheaf', 'documents.restoreFromBin', binned);
    expect(await rows('annotations')).toEqual(before);
  }, 60_000);
});

describe('new concepts', () => {
  test('one name given twice, and on both sides, is one concept of one action with the claim', async () => {
    const made = await claim(
      nurse,
      ...['--therapy', 'Play therapy', ' play  THERAPY ', '--comparator', 'play therapy'],
      ...['--outcome', 'Days at play', '--population', 'Siblings', '--create'],
    );
    expect(made).toMatchObject({ therapy: ['Play therapy'], background: ['Play therapy'], tested: [] });
    const fresh = (await rows('concepts')).filter(({ name }) =>
      ['Play therapy', 'Days at play', 'Siblings'].includes(String(name)),
    );
    expect(fresh.map(({ name, facet }) => [name, facet])).toEqual([
      ['Play therapy', 'therapy'],
      ['Days at play', 'outcome'],
      ['Siblings', 'population'],
    ]);
    const changes = (await rows('changes')).slice(-4);
    expect(new Set(changes.map(({ group }) => group)).size).toBe(1);
  });

  test('a claim that is refused leaves no new concept behind', async () => {
    const before = [await rows('concepts'), await rows('claims')];
    const late = await refused(words, '--therapy', 'Music', '--direction', 'improved', '--create');
    expect(late.code).toBe('invalid-input');
    const early = await refused('words that are not there', '--therapy', 'Dance', '--create');
    expect(early.code).toBe('quote-not-found');
    const named = await refused(words, '--therapy', 'Art', '--outcome', ' ', '--create');
    expect(named.code).toBe('invalid-input');
    expect([await rows('concepts'), await rows('claims')]).toEqual(before);
    expect(await shell.done(z.looseObject({ log: z.string() }), 'check', 'r.sheaf')).toMatchObject({
      log: 'equal',
    });
  }, 60_000);

  test('a name of another facet is unknown; a review without concepts has no nearest', async () => {
    const other = await refused(words, '--outcome', 'Chemotherapy');
    expect(other).toMatchObject({
      code: 'unknown-concept',
      details: { role: 'outcome', name: 'Chemotherapy' },
    });
    await shell.done(z.unknown(), 'new', 'none.sheaf', '--taxonomy', 'none');
    await shell.done(z.unknown(), 'import', 'none.sheaf', 'press.txt');
    const base = ['claim', 'none.sheaf', '--document', press, '--quote', words, '--therapy', 'Chemotherapy'];
    expect(await shell.refused(...base)).toMatchObject({ code: 'unknown-concept', details: { nearest: [] } });
    expect((await shell.done(Claim, ...base, '--create')).therapy).toEqual(['Chemotherapy']);
  }, 60_000);
});

test('who claims: --reviewer in any case, else the profile, else the login name; a blank name is none', async () => {
  const by = async (...options: string[]) => (await claim(nurse, ...options)).reviewer;
  expect(await by('--reviewer', 'Ada Lindt')).toBe('Ada Lindt');
  expect(await by('--reviewer', ' ada LINDT ')).toBe('Ada Lindt');
  expect(await by()).toBe(userInfo().username);
  expect((await refused(nurse, '--reviewer', ' ')).code).toBe('invalid-input');
  const profile = { version: 1, installId: crypto.randomUUID(), reviewerName: 'Profile Name' };
  mkdirSync(shell.path('profile'), { recursive: true });
  writeFileSync(shell.path('profile', 'settings.json'), JSON.stringify(profile));
  expect(await by()).toBe('Profile Name');
  const named = await shell.done(Rows, 'call', 'r.sheaf', 'reviewers.list', '{}');
  expect(named.map(({ name }) => name).toSorted((a, b) => String(a).localeCompare(String(b), 'en'))).toEqual(
    ['Ada Lindt', 'Profile Name', userInfo().username].toSorted((a, b) => a.localeCompare(b, 'en')),
  );
}, 60_000);
