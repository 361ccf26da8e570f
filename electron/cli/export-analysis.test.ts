import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openShell, type Shell } from './testing/sheaf.ts';

/* Analyses that a review keeps are written by `call`, as from the window. */

const studies = [
  { study: 'Brown 2021', e1: 12, n1: 100, e2: 24, n2: 100 },
  { study: 'Gupta 2025', e1: 30, n1: 210, e2: 61, n2: 200 },
  { study: 'Locatelli 2021', e1: 8, n1: 90, e2: 19, n2: 95 },
];
const settings = { measure: 'RR', method: 'DL', test: 'z' };
const Done = z.looseObject({ result: z.looseObject({ fileName: z.string(), pooled: z.int() }) });
const analysisId = randomUUID();

let shell: Shell;
beforeAll(async () => {
  shell = openShell();
  await shell.done(z.unknown(), 'new', 'r.sheaf', '--taxonomy', 'none');
  const rows = studies.map(({ study, ...cells }) => ({ rowId: randomUUID(), set: { study, cells } }));
  const input = JSON.stringify({ analysisId, set: { ...settings, outcome: 'relapse' }, rows });
  await shell.done(z.unknown(), 'call', 'r.sheaf', 'analyses.create', input);
}, 60_000);
afterAll(() => shell.remove());

const asked = (file: unknown, grantId: string) => JSON.stringify({ analysisId, grantId, file });

test('the result is what `meta` prints of the same studies, and what they say without pooling', async () => {
  const input = asked({ what: 'result' }, 'result.json');
  const { result } = await shell.done(Done, 'call', 'r.sheaf', 'analyses.export', input);
  expect(result).toMatchObject({ what: 'result', fileName: 'result.json', studies: 3, pooled: 3 });
  writeFileSync(
    shell.path('meta.json'),
    JSON.stringify({
      ...settings,
      studies,
      also: ['heterogeneity', 'bias', 'trimfill'],
      settings: { drop00: true },
    }),
  );
  const { figures: _figures, ...printed } = await shell.done(z.looseObject({}), 'meta', 'meta.json');
  const { withoutPooling, ...same } = z
    .looseObject({ withoutPooling: z.unknown() })
    .parse(JSON.parse(readFileSync(shell.path('result.json'), 'utf8')));
  expect(same).toEqual(printed);
  expect(withoutPooling).toMatchObject({ signTest: { n: 3 }, effects: { k: 3 } });
}, 60_000);

test('a figure is a PDF without a window, and one that there is not is refused', async () => {
  const pdf = asked({ what: 'figure', figure: 'forest', format: 'pdf' }, 'forest.pdf');
  await shell.done(Done, 'call', 'r.sheaf', 'analyses.export', pdf);
  expect(readFileSync(shell.path('forest.pdf'), 'latin1')).toMatch(/^%PDF-1\.7/u);
  const none = asked({ what: 'figure', figure: 'bubble', format: 'png' }, 'bubble.png');
  expect(await shell.refused('call', 'r.sheaf', 'analyses.export', none)).toMatchObject({
    code: 'invalid-input',
  });
}, 60_000);
