import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JSDOM } from 'jsdom';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CitationStyle } from '#shared/domain/citation-style.ts';
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

const textOf = (element: Element): string =>
  elements(element, 'w:t')
    .map((one) => one.textContent ?? '')
    .join('');

/** The texts in italics within a Word document, and the paragraphs that hold them. */
function italicsOf(bytes: Uint8Array): readonly (readonly [paragraph: string, italics: readonly string[]])[] {
  const body = officeParts(bytes).part('word/document.xml');
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

/** Each reference of the list in a Word document, and for each row of the table what it is cited as and leads to. */
async function citations(citationStyle: CitationStyle, descending: boolean) {
  must(await review.client.reviews.edit({ set: { citationStyle } }));
  const sort = [{ column: 'statement' as const, descending }];
  const body = officeParts((await written(review, at('n.docx'), { format: 'docx', sort })).bytes).part(
    'word/document.xml',
  );
  const from = elements(body, 'w:p').findIndex((one) => textOf(one) === 'References');
  const listed = elements(body, 'w:p').slice(from + 1);
  const named = (list: readonly Element[]) =>
    list.map((one) => (/Brown/u.test(textOf(one)) ? 'trial' : 'press') + (/^\d+\./u.exec(textOf(one)) ?? ''));
  const rows = elements(body, 'w:tr').slice(1);
  const links = rows.flatMap((row) =>
    elements(row, 'w:hyperlink').filter((link) =>
      (link.getAttribute('w:anchor') ?? '').startsWith('reference-'),
    ),
  );
  const target = (link: Element): string => {
    const name = link.getAttribute('w:anchor');
    const found = elements(body, 'w:bookmarkStart').find((one) => one.getAttribute('w:name') === name);
    return found?.parentElement ? (named([found.parentElement])[0] ?? '') : '';
  };
  return { list: named(listed), cited: links.map((link) => [textOf(link), target(link)]) };
}

test.each(['vancouver', 'ama-11'] as const)(
  '%s numbers references in order of first citation',
  async (style) => {
    const down = await citations(style, true);
    expect(down.list).toEqual(['trial1.', 'press2.']);
    const [trial, press] = [
      ['[1]', 'trial1.'],
      ['[2]', 'press2.'],
    ];
    expect(down.cited).toEqual([trial, trial, press, press]);
    const up = await citations(style, false);
    expect(up.list).toEqual(['press1.', 'trial2.']);
    expect(up.cited.map(([mark]) => mark)).toEqual(['[1]', '[1]', '[2]', '[2]']);
    const { bytes } = await written(review, at('n.html'), { format: 'html' });
    const page = new JSDOM(new TextDecoder().decode(bytes)).window.document;
    expect(page.querySelectorAll('ol.references li')).toHaveLength(2);
    const labels = [...page.querySelectorAll('details:not(.quote) summary')].map((one) => one.textContent);
    expect(labels).toHaveLength(4);
    for (const label of labels) expect(label).toMatch(/ \[[12]\]$/u);
  },
);

test('APA lists by name without numbers', async () => {
  for (const descending of [true, false]) {
    expect(await citations('apa-7', descending)).toMatchObject({ list: ['press', 'trial'], cited: [] });
  }
});
