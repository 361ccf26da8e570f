import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ResultId, StudyId } from '#shared/contract/ids.ts';
import { StudiesExport, type StudyFormat } from '#shared/contract/studies.ts';
import { studyColumns } from '#shared/domain/study-columns.ts';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../../testing.ts';
import { openEvidence } from '../testing/evidence-files.ts';

let review: TestReview;
const arms = [
  { side: 'therapy', label: 'blinatumomab', nRandomised: 718, nAnalysed: 417 },
  { side: 'comparator', label: 'chemotherapy', nRandomised: 722 },
] as const;

beforeAll(async () => {
  review = await openEvidence();
  const { client } = review;
  const [claim] = must(await client.claims.list({})).filter(({ statement }) => statement === 'Zebra');
  if (claim === undefined) throw new Error('There is no claim.');
  must(
    await client.results.create({
      resultId: ResultId.parse(v7()),
      claimId: claim.id,
      set: { asReported: '718 and 722', arms: [...arms] },
    }),
  );
  const [aall] = must(await client.studies.list({}));
  if (aall === undefined) throw new Error('There is no study.');
  // More than fit on paper, and one that a spreadsheet would run.
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const noted = ['Funding', '=Country', ...letters.map((letter) => `Field ${letter}`)];
  const fields = noted.map((name) => ({ name, text: `=said of ${name}`, annotationId: null }));
  must(await client.studies.edit({ studyId: aall.id, set: { fields } }));
  const papers = must(await client.documents.list({}));
  const excluded = papers.flatMap(({ id, use }) => (use === 'excluded' ? [id] : []));
  const study = async (label: string, documents: typeof excluded): Promise<void> => {
    must(await client.studies.create({ studyId: StudyId.parse(v7()), set: { label }, documents }));
  };
  await study('=1+1 no paper yet', []);
  await study('Put aside', excluded);
});
afterAll(() => review.close());

async function written(format: StudyFormat) {
  const path = join(dirname(review.path), `studies.${format}`);
  const grantId = review.writeGrant(path);
  const job = await review.run((jobId) => review.client.studies.export({ jobId, grantId, format }));
  return { reply: StudiesExport.parse(job.result), bytes: new Uint8Array(readFileSync(path)) };
}

const trial = {
  ...{ Study: 'AALL1331', Design: 'randomised', Registration: 'NCT02101853', Population: '' },
  ...{ Therapy: 'Blinatumomab <b>; Chemotherapy', Comparator: 'Chemotherapy', Outcomes: 'Survival & more' },
  'Arms and sizes': 'blinatumomab: 718 randomised, 417 analysed; chemotherapy: 722 randomised',
  ...{ Citations: 'Brown PA, Ji L, Xu X. A trial. JAMA. 2021.', Note: '' },
};

test('a row is a study, with what its claims tell; one whose papers are put aside is left out and counted', async () => {
  const { reply, bytes } = await written('csv');
  expect(reply).toMatchObject({ rows: 2, studies: 2, documents: 1, claims: 1, leftOut: 1 });
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/u, '');
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const [own, note] = [studyColumns.map(([heading]) => heading), 11];
  expect(meta.fields?.toSpliced(note, 28)).toEqual(own);
  expect(meta.fields?.slice(note, note + 3)).toEqual(['Funding', "'=Country", 'Field A']);
  expect(data).toMatchObject([
    { Study: "'=1+1 no paper yet", Documents: '0', Claims: '0', Funding: '' },
    {
      ...trial,
      Documents: '1',
      Claims: '1',
      Funding: "'=said of Funding",
      "'=Country": "'=said of =Country",
    },
  ]);
});

test('Excel holds the same rows, counts as numbers, and says what was left out', async () => {
  const book = read((await written('xlsx')).bytes);
  const rows: Record<string, unknown>[] = utils.sheet_to_json(book.Sheets['Studies'] ?? {}, { defval: '' });
  const noted = { Funding: '=said of Funding', 'Field E': '=said of Field E' };
  expect(rows).toMatchObject([
    { Study: '=1+1 no paper yet' },
    { ...trial, Documents: 1, Claims: 1, ...noted },
  ]);
  const about = utils.sheet_to_csv(book.Sheets['About'] ?? {});
  expect(about).toContain('Left out,1 study whose documents are all excluded or in the bin');
});

test('Word has a row for each study under a heading that pages repeat', async () => {
  const body = officeParts((await written('docx')).bytes).part('word/document.xml');
  const [[head, ...lines] = [], ...further] = elements(body, 'w:tbl').map((one) => elements(one, 'w:tr'));
  expect(head && elements(head, 'w:tblHeader')).toHaveLength(1);
  const cells = lines.map((line) => elements(line, 'w:tc').map(wordText));
  expect(cells.map(([study]) => study)).toEqual([
    '=1+1 no paper yet',
    'AALL1331\nRandomised trial\nNCT02101853',
  ]);
  expect(cells[1]?.slice(1)).toEqual([
    'Blinatumomab <b>\nChemotherapy',
    'Chemotherapy',
    trial['Arms and sizes'].replace('; ', '\n'),
    'Survival & more',
    ...['Funding', '=Country', 'Field A'].map((name) => `=said of ${name}`),
    trial.Citations,
    '1',
  ]);
  expect(wordText(body.documentElement)).toContain('2 studies in 1 document with 1 claim.');
  expect(wordText(body.documentElement)).toContain('left out: Population.');
  const texts = further.map((rows) => rows.map((row) => elements(row, 'w:tc').map(wordText)));
  expect(texts.map(([heads]) => heads?.[0])).toEqual(['Study', 'Study', 'Study']);
  for (const [heads, ...rows] of texts) {
    const names = heads?.slice(1) ?? [];
    expect(rows).toEqual([
      ['=1+1 no paper yet', ...names.map(() => '')],
      ['AALL1331', ...names.map((name) => `=said of ${name}`)],
    ]);
  }
  const below = [...'BCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Field ${letter}`);
  expect(texts.flatMap(([heads]) => heads?.slice(1) ?? [])).toEqual(below);
  expect(wordText(body.documentElement)).toContain('Studies, continued: further fields (table 4 of 4)');
  expect(wordText(body.documentElement)).toContain('stand in tables below it');
});
