import { existsSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { strFromU8 } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AskedFile } from '#shared/contract/analyses.ts';
import type { AnalysisId } from '#shared/contract/ids.ts';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import { openTestReview, type TestReview } from '../../testing.ts';
import { keepAnalysis, rowsOf, writeFile, writtenFile } from './testing/kept-analysis.ts';

/* Files of an analysis that has no result: what was typed is never kept back. */

let review: TestReview;
let impossible: AnalysisId;
beforeAll(async () => {
  review = await openTestReview({ title: 'Typed' });
  impossible = await keepAnalysis(
    review,
    rowsOf([
      { study: 'Brown 2021', cells: { e1: 12, n1: 100, e2: 24, n2: 100, risk: 'high' } },
      { study: 'Gupta 2025', cells: { e1: 120, n1: 100, e2: 61, n2: 200, risk: 'low' } },
      { study: '', cells: { e1: 8, n1: 90, e2: 19, n2: -5 } },
      {
        study: 'Kim 2019',
        cells: { e1: 3, n1: 50, e2: 9, n2: 50 },
        set: { used: false, reason: 'Not randomised' },
      },
    ]),
  );
}, 60_000);
afterAll(() => review.close());

const reason =
  /^Gupta 2025 \(row 2\): Events is 120 of 100: more events than people\..* 1 more cell is impossible\.$/u;
const lines = (bytes: Uint8Array) =>
  Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });

test('CSV has every row as it was typed, what cannot be, and the effects of the others', async () => {
  const { reply, bytes } = await writtenFile(review, impossible, { what: 'table', format: 'csv' }, 'i.csv');
  expect(reply).toMatchObject({ studies: 4, pooled: 0, figures: [], boxes: false });
  expect(reply.noResult).toMatch(reason);
  const { data } = lines(bytes);
  expect(data.map(({ Study }) => Study)).toEqual(['Brown 2021', 'Gupta 2025', 'Study 3', 'Kim 2019']);
  const [brown, gupta, third, kim] = data;
  expect(brown).toMatchObject({ 'Blinatumomab Events': '12', risk: 'high', Problem: '', Pooled: 'no' });
  expect(Number(brown?.['Risk ratio'])).toBeCloseTo(0.5, 12);
  expect(brown?.['Why not']?.replace('No result: ', '')).toMatch(reason);
  expect(gupta).toMatchObject({ 'Blinatumomab Events': '120', 'Risk ratio': '', 'Weight (%)': '' });
  expect(gupta?.['Problem']).toMatch(/^Events is 120 of 100: more events than people\./u);
  expect(third?.['Chemotherapy Total']).toBe('-5');
  expect(third?.['Problem']).toMatch(/-5/u);
  expect(kim).toMatchObject({ Problem: '', 'Why not': 'Left out: Not randomised' });
});

test('Excel says where the result would be why there is none', async () => {
  const file = { what: 'table', format: 'xlsx' } as const;
  const book = read((await writtenFile(review, impossible, file, 'i.xlsx')).bytes);
  expect(book.SheetNames).toEqual(['Studies', 'Result', 'Settings']);
  const [brown, gupta] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Studies'] ?? {});
  expect(brown?.['Blinatumomab Events']).toBe(12);
  expect(gupta).toMatchObject({ 'Blinatumomab Events': 120, Problem: expect.stringMatching(/more events/u) });
  const result = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Result'] ?? {});
  expect(result).toEqual([{ Quantity: 'No result', 'As printed': expect.stringMatching(reason) }]);
  expect(utils.sheet_to_csv(book.Sheets['Settings'] ?? {})).toContain('Pooled,0');
});

test('Word has the table as typed, the problem at its row, and no figure', async () => {
  const { reply, bytes } = await writtenFile(review, impossible, { what: 'table', format: 'docx' }, 'i.docx');
  expect(reply.figures).toEqual([]);
  const body = officeParts(bytes).part('word/document.xml');
  const cells = elements(body, 'w:tr').map((line) => elements(line, 'w:tc').map(wordText));
  expect(cells[0]).toEqual([
    ...['Study', 'Blinatumomab Events', 'Blinatumomab Total', 'Chemotherapy Events', 'Chemotherapy Total'],
    ...['risk', 'Problem'],
  ]);
  expect(cells[1]).toEqual(['Brown 2021', '12', '100', '24', '100', 'high', '']);
  expect(cells[2]?.at(-1)).toMatch(/^Events is 120 of 100/u);
  expect(cells[4]?.at(-1)).toBe('Left out: Not randomised');
  expect(elements(body, 'w:drawing')).toEqual([]);
  expect(wordText(body.documentElement)).toMatch(/\nNo result\nGupta 2025 \(row 2\): /u);
});

test('what needs a result is refused with study, row and column; nothing is written', async () => {
  const files: readonly AskedFile[] = [
    { what: 'figure', figure: 'forest', format: 'svg' },
    { what: 'figure', figure: 'all', format: 'pdf' },
    { what: 'script' },
    { what: 'result' },
  ];
  for (const file of files) {
    const { job, path } = await writeFile(review, impossible, { file, name: 'none' });
    expect(job.error).toMatchObject({ code: 'impossible-data', details: { row: 2, column: 'e1' } });
    expect(job.error?.message).toMatch(/ No file was written\. Correct it, or leave the study out\.$/u);
    expect(existsSync(path)).toBe(false);
  }
});

test('a choice without an answer, a table without numbers and one without rows are written as they are', async () => {
  const written = async (id: AnalysisId) =>
    writtenFile(review, id, { what: 'table', format: 'csv' }, `${id}.csv`);
  const rows = rowsOf([{ study: 'Brown', cells: { e1: 12, n1: 100, e2: 24, n2: 100, year: 2021 } }]);
  const one = await written(
    await keepAnalysis(review, rows, { moderators: [{ name: 'year', factor: false }] }),
  );
  expect(lines(one.bytes).data[0]).toMatchObject({
    Study: 'Brown',
    'Blinatumomab Events': '12',
    Pooled: 'no',
  });
  expect(one.reply.noResult).not.toBe('');
  const named = await written(await keepAnalysis(review, rowsOf([{ study: 'Brown', cells: {} }])));
  expect(named.reply).toMatchObject({ studies: 1, noResult: 'The analysis has no numbers yet.' });
  expect(lines(named.bytes).data).toMatchObject([{ Study: 'Brown' }]);
  const empty = await written(await keepAnalysis(review, []));
  expect(empty.reply).toMatchObject({ studies: 0, noResult: 'The analysis has no numbers yet.' });
  expect(strFromU8(empty.bytes)).toMatch(/^\uFEFF?Study,/u);
});
