import { dirname, join, posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elements, officeParts, wordText } from '#shared/testing/office-parts.ts';
import { must } from '#shared/testing/seed-claims.ts';
import type { TestReview } from '../../testing.ts';
import { openEvidence, written } from '../testing/evidence-files.ts';

let review: TestReview;
beforeAll(async () => {
  review = await openEvidence();
}, 60_000);
afterAll(() => review.close());

async function opened(filter = {}) {
  const path = join(dirname(review.path), 'figures.docx');
  const { bytes } = await written(review, path, { format: 'docx', filter });
  const { part, names } = officeParts(bytes);
  const targets = new Map(
    elements(part('word/_rels/document.xml.rels'), 'Relationship').map((one) => [
      one.getAttribute('Id') ?? '',
      posix.join('word', one.getAttribute('Target') ?? ''),
    ]),
  );
  return { body: part('word/document.xml'), names, targets, files: unzipSync(bytes), part };
}

test('the matrix of the same claims stands in it as vectors, with pixels for other programs and words for listeners', async () => {
  const { body, targets, files, part } = await opened();
  const [drawing, ...more] = elements(body, 'w:drawing');
  if (drawing === undefined) throw new Error('There is no picture.');
  expect(more).toEqual([]);
  const [blip] = elements(drawing, 'a:blip');
  const [vectors] = elements(drawing, 'asvg:svgBlip');
  const [pixels, lines] = [blip, vectors].map((one) => targets.get(one?.getAttribute('r:embed') ?? '') ?? '');
  expect([posix.extname(pixels ?? ''), posix.extname(lines ?? '')]).toEqual(['.png', '.svg']);
  expect(strFromU8(files[pixels ?? '']?.subarray(1, 4) ?? new Uint8Array())).toBe('PNG');
  const svg = part(lines ?? '');
  expect(svg.documentElement.localName).toBe('svg');
  expect(elements(svg, 'title')[0]?.textContent).toBe('Therapy × outcome matrix');
  expect(svg.documentElement.textContent).toContain('Blinatumomab <b>');
  const types = elements(part('[Content_Types].xml'), 'Default');
  expect(types.map((one) => one.getAttribute('Extension'))).toEqual(expect.arrayContaining(['png', 'svg']));
  const [properties] = elements(drawing, 'wp:docPr');
  expect(properties?.getAttribute('descr')).toMatch(
    /rows of therapies by .* columns of outcomes, counting claims/u,
  );
  const words = wordText(body.documentElement);
  expect(words).toMatch(/Figure 1\. Therapies by outcomes, 2 levels of both, counted in claims/u);
  expect(words).toContain('3 claims of documents that are included or undecided.');
});

test('it is that of the view: its filter is said, and a view without a claim has none', async () => {
  const survival = must(await review.client.taxonomy.concepts({})).find(
    ({ name }) => name === 'Survival & more',
  );
  const { body } = await opened({ outcome: [survival?.id] });
  expect(wordText(body.documentElement)).toMatch(/Figure 1\..*Filter: outcome: Survival & more\./u);
  const { body: none, names } = await opened({ text: 'nowhere' });
  expect(elements(none, 'w:drawing')).toEqual([]);
  expect(names.filter((name) => name.startsWith('word/media/'))).toEqual([]);
});
