import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Anchor } from '#shared/contract/anchor.ts';
import { EvidenceExport } from '#shared/contract/evidence.ts';
import { AnnotationId, ClaimId } from '#shared/contract/ids.ts';
import { must } from '#shared/testing/seed-claims.ts';
import { openTestReview, resourcesDir, type TestReview } from '../testing.ts';

/** A PNG of one red pixel. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

let review: TestReview;
let claimId: ClaimId;
let folder: string;
const [drawn, plain] = [AnnotationId.parse(v7()), AnnotationId.parse(v7())];
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  review = await openTestReview({ taxonomy: 'none' });
  folder = dirname(review.path);
  const documentId = await review.importPaper(join(resourcesDir, 'samples', 'blinatumomab-trial.pdf'));
  const { recipe } = must(await review.client.text.pages({ documentId }));
  const { sha256 } = must(await review.client.documents.get({ documentId }));
  const anchor = (bottom: number): Anchor => ({
    ...{ v: 1, sha256, recipe, quote: { exact: '', prefix: '', suffix: '' } },
    parts: [{ page: 1, label: 'e101', rects: [[100, bottom, 300, 700]], start: null, end: null }],
    sort: `00001|00000000|000${900 - bottom}`,
  });
  claimId = ClaimId.parse(v7());
  const selections = [
    { annotationId: drawn, anchor: anchor(500) },
    { annotationId: plain, anchor: anchor(400) },
  ];
  must(await review.client.claims.create({ claimId, documentId, selections }));
});
afterAll(() => review.close());

async function exported(
  name: string,
  format: EvidenceExport['format'],
  pictures = [{ annotationId: drawn, png }],
) {
  const grantId = review.writeGrant(at(name));
  return review.run((jobId) =>
    review.client.evidence.export({ jobId, grantId, format, filter: {}, pictures }),
  );
}
const resultOf = async (...given: Parameters<typeof exported>) =>
  EvidenceExport.parse((await exported(...given)).result);

test('the store says which pictures are wanted', async () => {
  const regions = must(await review.client.evidence.regions({ filter: {} }));
  expect(
    regions.map(({ annotationId, page, label, rect, bare }) => [annotationId, page, label, rect, bare]),
  ).toEqual([
    [drawn, 1, 'e101', [100, 500, 300, 700], false],
    [plain, 1, 'e101', [100, 400, 300, 700], false],
  ]);
});

test('CSV and JSON name the picture in the folder beside, or say where the region lies', async () => {
  const file = `claim-${claimId.slice(-12)}-page-e101.png`;
  expect(await resultOf('one.csv', 'csv')).toMatchObject({ regions: 2, pictures: 1, folder: 'one-regions' });
  expect(readFileSync(at('one.csv'), 'utf8')).toContain(
    `"[region, page e101: one-regions/${file}]; [region, page e101: box 100 400 300 700]"`.slice(1, -1),
  );
  expect(readFileSync(at(`one-regions/${file}`)).toString('base64')).toBe(png);
  await resultOf('two.json', 'json');
  const written: unknown = JSON.parse(readFileSync(at('two.json'), 'utf8'));
  expect(written).toMatchObject({
    rows: [
      { quote: [`[region, page e101: two-regions/${file}]`, '[region, page e101: box 100 400 300 700]'] },
    ],
  });
});

test('a workbook holds the picture in a sheet of regions', async () => {
  await resultOf('three.xlsx', 'xlsx');
  const book = read(readFileSync(at('three.xlsx')), { bookFiles: true });
  expect(book.SheetNames).toEqual(['Evidence', 'About', 'Regions']);
  const rows: Record<string, string>[] = utils.sheet_to_json(book.Sheets['Regions'] ?? {});
  expect(rows.map((row) => [row['Claim ID'], row['Page'], row['Box (PDF points)']])).toEqual([
    [claimId, 'e101', '100 500 300 700'],
    [claimId, 'e101', '100 400 300 700'],
  ]);
  expect(rows[1]?.['Picture file']).toBe('not drawn: export from the window');
  const inside = Object.keys(book).includes('files') ? JSON.stringify(Reflect.get(book, 'keys')) : '';
  expect(inside).toMatch(/media\/[^"]+\.png/u);
});

test('without pictures every region is told by its place, no folder is made; what is no PNG is none', async () => {
  const none = { regions: 2, pictures: 0, folder: null };
  expect(await resultOf('four.csv', 'csv', [])).toMatchObject(none);
  const text = Buffer.from('<svg onload="alert(1)"></svg>'.padEnd(60)).toString('base64');
  expect(await resultOf('five.csv', 'csv', [{ annotationId: drawn, png: text }])).toMatchObject(none);
  expect(readFileSync(at('four.csv'), 'utf8')).toContain('[region, page e101: box 100 500 300 700]');
  expect([existsSync(at('four-regions')), existsSync(at('five-regions'))]).toEqual([false, false]);
});

test('a file in the place of the folder, or of a picture, stays; nothing is written', async () => {
  writeFileSync(at('six-regions'), 'mine');
  const refused = await exported('six.csv', 'csv');
  expect([refused.state, refused.error?.code]).toEqual(['failed', 'exists']);
  expect([existsSync(at('six.csv')), readFileSync(at('six-regions'), 'utf8')]).toEqual([false, 'mine']);
  mkdirSync(at(`seven-regions/claim-${claimId.slice(-12)}-page-e101.png`), { recursive: true });
  expect((await exported('seven.csv', 'csv')).state).toBe('failed');
  expect(existsSync(at('seven.csv'))).toBe(false);
});

test('Word and the web page hold the pictures themselves, with a text for who does not see them', async () => {
  const written = { regions: 2, pictures: 1, folder: null };
  const bytes = Buffer.from(png, 'base64');
  expect(await resultOf('held.docx', 'docx')).toMatchObject(written);
  const files = unzipSync(new Uint8Array(readFileSync(at('held.docx'))));
  const media = Object.entries(files).filter(([name]) => name.startsWith('word/media/'));
  expect(media.filter(([, content]) => bytes.equals(content))).toHaveLength(1);
  const body = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  expect(body).toContain('[region, page e101: figure 1]');
  expect(body).toContain('[region, page e101: box 100 400 300 700]');
  expect(body).toMatch(/descr="Figure 1\. Region of [^"]*page e101\."/u);
  // The matrix comes behind it.
  expect(body.match(/<wp:docPr [^>]*name="[^"]*"/gu)?.map((one) => /name="([^"]*)"/u.exec(one)?.[1])).toEqual(
    ['Figure 1', 'Figure 2'],
  );

  expect(await resultOf('held.html', 'html')).toMatchObject(written);
  const page = new JSDOM(readFileSync(at('held.html'), 'utf8')).window.document;
  const pictures = [...page.querySelectorAll('img')];
  expect(pictures.map(({ src }) => src)).toEqual([`data:image/png;base64,${png}`]);
  expect(pictures[0]?.alt).toMatch(/^Figure 1\. Region of .*page e101\.$/u);
  expect(page.querySelector('tbody')?.textContent).toContain('[region, page e101: figure 1]');
  expect([existsSync(at('held-regions')), existsSync(at('held.docx-regions'))]).toEqual([false, false]);
});
