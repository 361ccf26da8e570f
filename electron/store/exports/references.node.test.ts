import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elements, officeParts } from '#shared/testing/office-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../testing.ts';
import { openEvidence, written } from './testing/evidence-files.ts';

let review: TestReview;
const at = (name: string): string => join(dirname(review.path), name);
const apa = 'Brown, P. A., Ji, L., & Xu, X. (2021). A trial. JAMA, 325(9), 833–842.';

beforeAll(async () => {
  review = await openEvidence();
  const { client } = review;
  const trial = must(await client.documents.list({})).find(({ title }) => title === 'A trial');
  if (trial === undefined) throw new Error('There is no trial.');
  const set = { volume: '325', issue: '9', pageRange: '833-42' };
  must(await client.documents.edit({ documentId: trial.id, set }));
  must(await client.reviews.edit({ set: { citationStyle: 'apa-7' } }));
}, 60_000);
afterAll(() => review.close());

/** The texts in italics within a Word document, and the paragraphs that hold them. */
function italicsOf(bytes: Uint8Array): readonly (readonly [paragraph: string, italics: readonly string[]])[] {
  const body = officeParts(bytes).part('word/document.xml');
  const textOf = (element: Element): string =>
    elements(element, 'w:t')
      .map((one) => one.textContent ?? '')
      .join('');
  return elements(body, 'w:p').flatMap((paragraph) => {
    const italics = elements(paragraph, 'w:r').filter((run) => elements(run, 'w:i').length > 0);
    return italics.length === 0 ? [] : [[textOf(paragraph), italics.map(textOf)] as const];
  });
}

test('Word and the web page have journal and volume in italics, CSV the same words without a mark', async () => {
  const docx = await written(review, at('e.docx'), { format: 'docx' });
  expect(italicsOf(docx.bytes)).toContainEqual([apa, ['JAMA', '325']]);
  const html = await written(review, at('e.html'), { format: 'html' });
  const page = new JSDOM(new TextDecoder().decode(html.bytes)).window.document;
  const listed = [...page.querySelectorAll('.references li')].find(({ textContent }) => textContent === apa);
  expect([...(listed?.querySelectorAll('i') ?? [])].map((one) => one.textContent)).toEqual(['JAMA', '325']);
  const csv = await written(review, at('e.csv'), { format: 'csv' });
  const text = new TextDecoder().decode(csv.bytes).slice(1);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(data.map((row) => row['Citation'])).toContain(apa);
});

test('the table of studies has them too', async () => {
  const grantId = review.writeGrant(at('studies.docx'));
  await review.run((jobId) => review.client.studies.export({ jobId, grantId, format: 'docx' }));
  expect(italicsOf(new Uint8Array(readFileSync(at('studies.docx'))))).toEqual([[apa, ['JAMA', '325']]]);
});
