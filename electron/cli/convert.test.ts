import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { agrees } from '#shared/stats/testing/agree.ts';
import { convertNumbers } from './commands/convert.ts';
import { refusedHere, runHere } from './testing/here.ts';
import { openShell, type Shell } from './testing/sheaf.ts';

let shell: Shell;
beforeAll(() => {
  shell = openShell();
});
afterAll(() => shell.remove());

const Numbers = z.record(z.string(), z.number().nullable());
const Answer = z.strictObject({
  study: z.string().optional(),
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  value: z.union([z.number().nullable(), Numbers]),
  values: Numbers,
  derivation: z.string().min(1),
  flags: z.array(z.strictObject({ code: z.string(), words: z.string().min(1) })),
});
const Help = z.strictObject({
  name: z.literal('convert'),
  usage: z.string(),
  summary: z.string(),
  conversions: z.array(
    z.looseObject({
      kind: z.string(),
      from: z.string(),
      to: z.array(z.string()),
      inputs: z.array(z.looseObject({ name: z.string() })),
    }),
  ),
});

/** A file with these questions. */
function asked(questions: unknown): string {
  writeFileSync(shell.path('q.json'), JSON.stringify(questions));
  return 'q.json';
}

const refused = (file: string) => refusedHere(shell, convertNumbers, file);

test.skipIf(sheafData === null)(`every case of metafor and the Handbook (${noSheafData})`, async () => {
  const Cases = z.object({
    cases: z.array(
      z.looseObject({ kind: z.string(), input: Numbers, expected: z.record(z.string(), z.number()) }),
    ),
  });
  const { cases } = Cases.parse(JSON.parse(dataText('meta', 'conversions.json')));
  const nested = await shell.done(z.array(Answer), 'convert', asked(cases));
  const flat = await runHere(
    shell,
    convertNumbers,
    asked(cases.map(({ kind, input }) => ({ kind, ...input }))),
  );
  expect(flat.ok ? flat.value.value : flat.error).toEqual(nested);
  expect(nested).toHaveLength(cases.length);
  for (const [index, { kind, expected }] of cases.entries())
    for (const [name, number] of Object.entries(expected)) {
      const ours = nested[index]?.values[name] ?? null;
      expect([kind, name, ours, agrees(ours, number)]).toEqual([kind, name, ours, true]);
    }
});

test('from a file and from standard input: value, derivation and flags', async () => {
  const question = { from: 'ci', to: 'sd', ci_lb: 10.1, ci_ub: 14.3, n: 25, study: 'Aronson 1948' };
  const answer = await shell.done(Answer, 'convert', asked(question));
  expect(answer).toMatchObject({ study: 'Aronson 1948', kind: 'mean_ci_to_sd', value: 5.087459333135777 });
  expect(answer.derivation).toContain('√25 × (14.3 − 10.1)');
  expect(answer.flags.map(({ code }) => code)).toEqual(['t-not-z']);
  const run = await shell.sheafWith({ stdin: JSON.stringify(question) }, 'convert', '-');
  expect([run.code, run.json, run.stderr]).toEqual([0, answer, '']);
});

test('--help lists every conversion with what it takes', async () => {
  const { conversions } = await shell.done(Help, 'convert', '--help');
  expect(conversions.length).toBeGreaterThan(35);
  const ci = conversions.filter(({ from, to }) => from === 'ci' && to.includes('sd'));
  expect(ci.map(({ kind }) => kind)).toEqual(['mean_ci_to_sd', 'md_ci_to_sd']);
  for (const { inputs } of conversions) expect(inputs.length).toBeGreaterThan(0);
});

test('impossible numbers name study, row and input', async () => {
  const fine = { from: 'se', to: 'sd', se: 1, n: 9 };
  const wrong = { from: 'rr', to: 'absolute', rr: 3, baseline_risk: 0.4, study: 'B' };
  const one = await shell.refused('convert', asked(wrong));
  expect(one).toMatchObject({ code: 'impossible-data', details: { study: 'B', column: 'baseline_risk' } });
  const several = await refused(asked([fine, wrong]));
  expect(several.details).toEqual({ study: 'B', row: 2, column: 'baseline_risk' });
  const groups = [
    { n: 3, mean: 1, sd: 1 },
    { n: 3, mean: 1, sd: -1 },
  ];
  const pooled = await refused(asked({ from: 'groups', to: 'group', groups }));
  expect(pooled.details).toEqual({ row: 2, column: 'sd' });
  const listed = await refused(asked([fine, fine, { from: 'groups', to: 'group', groups }]));
  expect(listed).toMatchObject({
    message: expect.stringContaining('row 2 of the groups'),
    details: { row: 3, column: 'sd' },
  });
});

test('questions that are none', async () => {
  const cases: readonly unknown[] = [
    7,
    {},
    { from: 'ci' },
    [{ from: 'ci', to: 'sd' }, null],
    { from: 'ci', to: 'sd' },
    { from: 'ci', to: 'moon' },
    { kind: 'moon' },
    { kind: 'constructor' },
    { kind: 'se_to_sd', to: 'constructor', se: 1, n: 2 },
    { kind: 'se_to_sd', se: 'x', n: 2 },
    { kind: 'se_to_sd', se: 1, n: 2, toString: 3 },
    { from: 'five_numbers', to: 'mean_sd', median: 3, n: 9 },
  ];
  for (const question of cases)
    expect([question, (await refused(asked(question))).code]).toEqual([question, 'invalid-input']);
  writeFileSync(shell.path('no.json'), '{"from":');
  expect((await refused('no.json')).code).toBe('invalid-input');
  expect((await refused('nowhere.json')).code).toBe('not-found');
  expect((await refused('.')).code).toBe('unreadable');
  const bare = await shell.sheaf('convert');
  expect([bare.code, bare.stdout, bare.stderr]).toEqual([
    2,
    '',
    expect.stringContaining('usage: sheaf convert FILE|-'),
  ]);
}, 60_000);
