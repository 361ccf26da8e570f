import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { asymmetryLines } from '#shared/figures/synthesis/of-analysis/asymmetry-lines.ts';
import { analyse } from '#shared/stats/analysis/analyse.ts';
import { newAnalysis } from '#shared/stats/analysis/request.ts';
import { officeParts, wordText } from '#shared/testing/office-parts.ts';
import { openTestReview, type TestReview } from '../../testing.ts';
import { keepAnalysis, rowsOf, writtenFile } from './testing/kept-analysis.ts';

/* What the window shows beside a result stands in the files too, in the same words. */

const studies = [10, 14, 18, 22, 25, 29, 31, 33, 36, 38, 41, 45].map((e1, at) => ({
  study: `Study ${at + 1}`,
  cells: { e1, n1: 100 + at * 7, e2: 40, n2: 100 },
}));
const analysis = analyse({
  ...newAnalysis(
    'OR',
    studies.map(({ study, cells }) => ({ ...cells, study })),
  ),
  also: ['bias', 'trimfill', 'influence', 'leave1out'],
});

let review: TestReview;
let twelve: AnalysisId;
let five: AnalysisId;
beforeAll(async () => {
  review = await openTestReview({ title: 'Beside' });
  twelve = await keepAnalysis(review, rowsOf(studies), { measure: 'OR' });
  five = await keepAnalysis(review, rowsOf(studies.slice(0, 5)), { measure: 'OR', place: 1 });
}, 60_000);
afterAll(() => review.close());

async function sheets(id: AnalysisId, name: string) {
  const book = read((await writtenFile(review, id, { what: 'table', format: 'xlsx' }, name)).bytes);
  return (sheet: string) =>
    utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet] ?? {}, { defval: null });
}

async function words(id: AnalysisId, name: string): Promise<string> {
  const { bytes } = await writtenFile(review, id, { what: 'table', format: 'docx' }, name);
  return wordText(officeParts(bytes).part('word/document.xml').documentElement);
}

test('Excel has tests of asymmetry, trim and fill and what is said without pooling, as the window says them', async () => {
  const rows = await sheets(twelve, 'twelve.xlsx');
  const told = rows('Small-study effects');
  const lines = asymmetryLines(analysis)?.parts.flatMap((part) => part.lines) ?? [];
  expect(lines.length).toBeGreaterThan(8);
  expect(told.map(({ Name, Result }) => [Name, Result]).slice(0, -1)).toEqual(
    lines.map(({ name, value }) => [name, value]),
  );
  expect(told[0]).toMatchObject({ Part: 'Tests of asymmetry', Name: 'Harbord’s test' });
  expect(new Set(told.map(({ Part }) => Part))).toContain('Historical: Fail-safe N');
  expect(told.at(-1)?.['What must be known']).toMatch(/Asymmetry has other causes/u);
  expect(rows('Without pooling').map(({ Name }) => Name)).toEqual([
    'Studies where the effect favours Blinatumomab',
    'Sign test, two-sided',
    'Fisher, one-sided (favours Blinatumomab)',
    'Stouffer, one-sided (favours Blinatumomab)',
    'Median odds ratio of 12',
  ]);
});

test('Excel has influence and the pooled effect without each study as numbers', async () => {
  const rows = await sheets(twelve, 'numbers.xlsx');
  const { influence, leaveOneOut } = analysis.sensitivity;
  expect(rows('Influence').map((row) => row['Cook’s distance'])).toEqual(
    influence?.map(({ cookD }) => cookD),
  );
  expect(rows('Influence')[0]).toMatchObject({ Study: 'Study 1', 'Weight (%)': influence?.[0]?.weight });
  const [first] = rows('Leave-one-out');
  expect(first).toMatchObject({
    'Study left out': 'Study 1',
    'Odds ratio': Math.exp(leaveOneOut?.[0]?.estimate ?? 0),
    'Odds ratio (log scale)': leaveOneOut?.[0]?.estimate,
    'Tau²': leaveOneOut?.[0]?.tau2,
  });
  expect(rows('Leave-one-out')).toHaveLength(12);
});

test('below ten studies Excel and Word say why there are no tests', async () => {
  const why = 'With 5 studies no test can tell chance from bias. Look at the funnel plot.';
  const told = (await sheets(five, 'five.xlsx'))('Small-study effects');
  expect(told.map((row) => row['What must be known'])).toContain(why);
  const text = await words(five, 'five.docx');
  expect(text).toContain(why);
  expect(text).not.toContain('Harbord’s test:');
});

test('a method that pools counts has no influence, and says why', async () => {
  const set = { measure: 'OR', method: 'MH', place: 2 } as const;
  const rows = await sheets(await keepAnalysis(review, rowsOf(studies), set), 'counts.xlsx');
  for (const name of ['Influence', 'Leave-one-out'])
    expect(rows(name)).toEqual([{ 'No numbers': expect.stringMatching(/models of effect sizes/u) }]);
  expect(rows('Small-study effects')[0]).toMatchObject({ Name: 'Harbord’s test' });
});

test('Word has them in sections of their own', async () => {
  const text = await words(twelve, 'twelve.docx');
  expect(text).toMatch(/\nSmall-study effects\n[^]*\nTests of asymmetry\nHarbord’s test: t = /u);
  expect(text).toMatch(/\nHistorical: Fail-safe N\nFail-safe N, Rosenthal: \d+/u);
  expect(text).toMatch(/\nWithout pooling\nStudies where the effect favours Blinatumomab: \d+ of 12: /u);
});
