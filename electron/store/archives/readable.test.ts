import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReadableCopy } from '#shared/contract/archives.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { documentPath, reviewFolder } from '#electron/node/review-folder.ts';
import { everydayReview } from '../testing/archived-review.ts';
import type { TestReview } from '../testing.ts';

let review: TestReview;
let around = '';
let copy: ReadableCopy;

async function save(name: string) {
  const grantId = review.writeGrant(join(around, name));
  return review.run((jobId) => review.client.archives.readable({ jobId, grantId }));
}
const read = (name: string): string => readFileSync(join(around, 'copy', name), 'utf8');
const json = (name: string): unknown => JSON.parse(read(`${name}.json`));
const csv = (name: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(read(`${name}.csv`).slice(1), { header: true, skipEmptyLines: true })
    .data;

beforeAll(async () => {
  review = await everydayReview(['press-item.txt', 'blinatumomab-trial.pdf', 'questions-for-parents.html']);
  around = dirname(review.path);
  copy = ReadableCopy.parse((await save('copy')).result);
}, 120_000);
afterAll(() => review.close());

test('documents lie under names for people, with the bytes that were imported', async () => {
  const documents = [
    ...must(await review.client.documents.list({})),
    ...must(await review.client.documents.list({ inBin: true })),
  ];
  expect(copy).toMatchObject({ folderName: 'copy', documents: 3, claims: 1, missing: [] });
  const rows = csv('documents');
  expect(rows).toHaveLength(3);
  for (const { id, sha256 } of documents) {
    const file = rows.find((row) => row['id'] === id)?.['file'] ?? '';
    const bytes = readFileSync(documentPath(reviewFolder(review.path), sha256));
    expect(readFileSync(join(around, 'copy', file)).equals(bytes)).toBe(true);
  }
  const names = readdirSync(join(around, 'copy', 'documents'));
  expect(names).toHaveLength(3);
  expect(names.some((name) => name.startsWith('Lindt 2024 – ') && name.endsWith('.txt'))).toBe(true);
  expect(rows.filter((row) => row['inBin'] === 'yes')).toHaveLength(1);
});

test('tables say what the lists of the contract say; CSV names what it points at and guards formulas', async () => {
  const { client } = review;
  const claims = must(await client.claims.list({}));
  expect(json('claims')).toEqual(JSON.parse(JSON.stringify(claims)));
  expect(json('studies')).toEqual(must(await client.studies.list({})));
  expect(json('concepts')).toEqual(must(await client.taxonomy.concepts({})));
  const analyses = must(await client.analyses.list({}));
  expect(json('analyses')).toEqual(JSON.parse(JSON.stringify(analyses)));
  const [analysis] = analyses;
  if (!analysis) throw new Error('no analysis');
  const { rows } = must(await client.analyses.one({ analysisId: analysis.id }));
  expect(json('analysis-rows')).toEqual(rows);
  expect(json('results')).toEqual(claims.flatMap(({ results }) => results));
  expect(json('history')).toEqual(must(await client.history.changes({ limit: 100_000 })));
  expect(json('annotations')).toMatchObject(must(await client.annotations.list({})));
  expect(json('review')).toMatchObject({ title: 'Every kind of thing: “ß/æ”' });
  const [claim] = csv('claims');
  const therapy = claims[0]?.therapy[0];
  expect(claim).toMatchObject({
    therapy: `Immunotherapy (${therapy})`,
    statement: "'=SUM(A1)\nsecond line",
    quotes: 'Remission rates were notably higher',
    key: 'no',
  });
  expect(csv('studies')[0]).toMatchObject({ label: 'Lindt 2024', fields: 'Funding: =none' });
  const name = `Immunotherapy · Remission (${analysis.id})`;
  expect(csv('analyses')).toMatchObject([{ measure: 'HR', settings: '{"level":0.9}', rows: '2', used: '1' }]);
  expect(csv('analysis-rows')).toMatchObject([
    {
      analysisId: name,
      study: 'Lindt 2024',
      used: 'no',
      'cells.hr': '0.5',
      'cells.sei': '0.30000000000000004',
    },
    { analysisId: name, study: 'Xu 2020', used: 'yes', 'cells.hr': '1', 'cells.name of a column': '' },
  ]);
  expect(csv('analysis-rows')[0]).toMatchObject({
    'cells.name of a column': "'=A1",
    claims: expect.stringContaining(`(${claims[0]?.id})`),
  });
  expect(csv('evidence')).toHaveLength(1);
  expect(csv('evidence')[0]).toMatchObject({ Therapy: 'Immunotherapy', Comparator: 'Chemotherapy' });
  for (const name of readdirSync(join(around, 'copy')).filter((one) => one.endsWith('.csv')))
    expect(
      Papa.parse(read(name).trimEnd(), { header: true }).errors.filter(
        ({ code }) => code !== 'UndetectableDelimiter',
      ),
    ).toEqual([]);
});

test('a file says what is where, and every file is named in it', () => {
  const said = read('README.txt');
  expect(said).toContain('Every kind of thing: “ß/æ”');
  for (const name of readdirSync(join(around, 'copy'))) expect(said).toContain(name);
});

test('what is there stays; bytes that are gone are named and do not keep the rest back', async () => {
  mkdirSync(join(around, 'there'));
  expect((await save('there')).error).toMatchObject({ code: 'exists' });
  expect(readdirSync(join(around, 'there'))).toEqual([]);
  const [document] = must(await review.client.documents.list({}));
  const path = documentPath(reviewFolder(review.path), document?.sha256 ?? '');
  renameSync(path, `${path}-away`);
  try {
    const second = ReadableCopy.parse((await save('second')).result);
    expect(second).toMatchObject({ documents: 2, missing: [document?.fileName] });
    expect(readFileSync(join(around, 'second', 'README.txt'), 'utf8')).toContain(document?.fileName);
  } finally {
    renameSync(`${path}-away`, path);
  }
});

test('cancelled, nothing is left', async () => {
  let asked = false;
  const off = review.onEvent((event) => {
    if (event.event !== 'job' || asked || event.job.doing !== 'Writing the tables') return;
    asked = true;
    void review.client.jobs.cancel({ jobId: event.job.id });
  });
  expect((await save('stopped')).state).toBe('cancelled');
  off();
  expect(existsSync(join(around, 'stopped'))).toBe(false);
  expect(readdirSync(around).filter((name) => name.endsWith('.sheaf-tmp'))).toEqual([]);
});
