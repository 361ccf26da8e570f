import { resolve } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { strFromU8 } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { AskedFile } from '#shared/contract/analyses.ts';
import { type AnalysisId, ResultId } from '#shared/contract/ids.ts';
import { officeParts, wordText } from '#shared/testing/office-parts.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../../testing.ts';
import { keepAnalysis, rowsOf, writtenFile } from './testing/kept-analysis.ts';

let review: TestReview;
let analysisId: AnalysisId;
const told =
  'Gupta: adjusted hazard ratio, where the others are not said to be adjusted. They are pooled together.';

/** Three hazard ratios of one claim, the second of them adjusted. */
beforeAll(async () => {
  review = await openTestReview({ title: 'Unlike' });
  const { client } = review;
  const documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
  const { id: claimId } = await makeClaim(client, documentId, 'Remission rates were notably higher');
  const printed = [
    ['Brown', 0.7, 0.44, 1.11, false],
    ['Gupta', 0.36, 0.23, 0.57, true],
    ['Locatelli', 0.33, 0.18, 0.61, null],
  ] as const;
  const rows = [];
  for (const [study, value, lower, upper, adjusted] of printed) {
    const resultId = ResultId.parse(v7());
    const set = { measure: 'HR', value, interval: { lower, upper }, adjusted } as const;
    must(await client.results.create({ resultId, claimId, set }));
    const source = { claimId, resultId };
    const cells = { hr: value, lo: lower, hi: upper };
    rows.push({ study, cells, set: { sources: { hr: source, lo: source, hi: source } } });
  }
  analysisId = await keepAnalysis(review, rowsOf(rows), { measure: 'HR' });
}, 60_000);
afterAll(() => review.close());

const bytesOf = async (file: AskedFile, name: string) =>
  (await writtenFile(review, analysisId, file, name)).bytes;

test('every file says that ratios are pooled which do not say the same', async () => {
  const script = strFromU8(await bytesOf({ what: 'script' }, 'analysis.R'));
  expect(script).toContain(`# ${told}\n`);
  const json = strFromU8(await bytesOf({ what: 'result' }, 'result.json'));
  expect(z.object({ notes: z.array(z.string()) }).parse(JSON.parse(json)).notes).toContain(told);
  const book = read(await bytesOf({ what: 'table', format: 'xlsx' }, 'analysis.xlsx'));
  expect(utils.sheet_to_csv(book.Sheets['Result'] ?? {})).toContain(told);
  const word = officeParts(await bytesOf({ what: 'table', format: 'docx' }, 'analysis.docx'));
  expect(wordText(word.part('word/document.xml').documentElement)).toContain(told);
  const svg = strFromU8(await bytesOf({ what: 'figure', figure: 'forest', format: 'svg' }, 'forest.svg'));
  expect(svg.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')).toContain('Gupta: adjusted hazard ratio');
});
