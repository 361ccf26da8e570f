import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { v7 } from 'uuid';
import type { AnalysisEdit, AskedFile, NewRow } from '#shared/contract/analyses.ts';
import { AnalysisExport } from '#shared/contract/analyses.ts';
import { AnalysisId, AnalysisRowId, ResultId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { makeClaim, must } from '#shared/testing/seed-claims.ts';
import { openTestReview, type TestReview } from '../../../testing.ts';

type Numbers = Readonly<Record<string, string | number>>;

/** Rows of two groups with events. */
export function rowsOf(
  rows: readonly { readonly study: string; readonly cells: Numbers; readonly set?: NewRow['set'] }[],
): NewRow[] {
  return rows.map(({ study, cells, set }) => ({
    rowId: AnalysisRowId.parse(v7()),
    set: { study, cells, ...set },
  }));
}

const named: AnalysisEdit = {
  ...{ comparison: 'Blinatumomab against chemotherapy', outcome: 'relapse <5 years & later' },
  ...{ group1: 'Blinatumomab', group2: 'Chemotherapy', better: 'lower', measure: 'RR' },
};

/** Keeps an analysis of risk ratios. */
export async function keepAnalysis(
  { client }: TestReview,
  rows: readonly NewRow[],
  set: AnalysisEdit = {},
): Promise<AnalysisId> {
  const analysisId = AnalysisId.parse(v7());
  must(await client.analyses.create({ analysisId, set: { ...named, ...set }, rows: [...rows] }));
  return analysisId;
}

/** What was reported of the trial whose row comes from a claim. */
export const reported = '12 of 100 and 24 of 100 relapsed';

/**
 * A review with one analysis: five trials in subgroups, the first of them from a claim, one without events, one that a
 * spreadsheet would run, and one that was left out.
 */
export async function openAnalysis(): Promise<{
  readonly review: TestReview;
  readonly analysisId: AnalysisId;
}> {
  const review = await openTestReview({ title: 'Pooled' });
  const { client } = review;
  const documentId = await review.importPaper(resolve('resources/samples/press-item.txt'));
  const claim = await makeClaim(client, documentId, 'Remission rates were notably higher');
  const [resultId, claimId] = [ResultId.parse(v7()), claim.id];
  must(await client.results.create({ resultId, claimId, set: { asReported: reported } }));
  const source = { claimId, resultId };
  const left = { used: false, reason: 'Not randomised' };
  const rows = rowsOf([
    {
      study: 'Brown 2021',
      cells: { e1: 12, n1: 100, e2: 24, n2: 100, year: 2021, risk: 'high' },
      set: { sources: { e1: source, n1: source, e2: source, n2: source } },
    },
    { study: '=Gupta 2025', cells: { e1: 30, n1: 210, e2: 61, n2: 200, year: 2025, risk: 'high' } },
    { study: 'Locatelli 2021', cells: { e1: 8, n1: 90, e2: 19, n2: 95, year: 2021, risk: 'low' } },
    { study: 'Hogan 2023', cells: { e1: 41, n1: 400, e2: 80, n2: 410, year: 2023, risk: 'low' } },
    { study: 'Zero 2018', cells: { e1: 0, n1: 20, e2: 0, n2: 22, year: 2018, risk: 'low' } },
    { study: 'Kim 2019', cells: { e1: 3, n1: 50, e2: 9, n2: 50, year: 2019, risk: 'low' }, set: left },
  ]);
  const analysisId = await keepAnalysis(review, rows, { subgroup: 'risk', note: 'As planned.' });
  return { review, analysisId };
}

/** Writes a file of an analysis beside the review. */
export async function writeFile(
  review: TestReview,
  analysisId: AnalysisId,
  asked: { readonly file: AskedFile; readonly name: string },
): Promise<{ readonly job: JobView; readonly path: string }> {
  const path = join(dirname(review.path), asked.name);
  const grantId = review.writeGrant(path);
  const job = await review.run((jobId) =>
    review.client.analyses.export({ jobId, grantId, analysisId, file: asked.file }),
  );
  return { job, path };
}

/** Writes a file and reads it again. */
export async function writtenFile(review: TestReview, analysisId: AnalysisId, file: AskedFile, name: string) {
  const { job, path } = await writeFile(review, analysisId, { file, name });
  return { reply: AnalysisExport.parse(job.result), bytes: new Uint8Array(readFileSync(path)), path };
}
