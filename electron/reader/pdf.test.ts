import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { dataBytes, dataPath, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { makeAnchor } from '#shared/text/anchor.ts';
import { locateQuote } from '#shared/text/locate-quote.ts';
import { packBoxes } from '#shared/text/page-text.ts';
import { readable } from '#shared/text/readable.ts';
import { resolveAnchor } from '#shared/text/resolve-anchor.ts';
import { indexPages } from '#shared/text/text-index.ts';
import { describe, expect, test } from 'vitest';
import { type PdfOptions, type PdfReading, readPdf } from './pdf.ts';

const ASSETS = resolve('node_modules/pdfjs-dist');
const PAPERS = [
  'trials-2015-16-1',
  'trials-2015-16-14',
  'trials-2015-16-19',
  'trials-2015-16-2',
  'hindawi-PMC4736231',
  'hindawi-PMC4745318',
  'bmj-2015-ussher-rct',
];
const pdftotext = spawnSync('pdftotext', ['-v']).status === 0;
const known = new Map<string, Promise<PdfReading>>();

function read(name: string, options: Partial<PdfOptions> = {}): Promise<PdfReading> {
  const key = `${name} ${JSON.stringify(options)}`;
  const reading = known.get(key) ?? readPdf(dataBytes('pdfs', name), { assets: ASSETS, ...options });
  known.set(key, reading);
  return reading;
}

const textOf = (reading: PdfReading): string => reading.pages.map((page) => page.text).join('\n\f\n');

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const joined = text.normalize('NFKC').replace(/-\s*\n\s*/gu, '');
  for (const word of joined.split(/\s+/u).filter(Boolean)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe.skipIf(sheafData === null)(`real files (${sheafData === null ? noSheafData : 'SHEAF_DATA'})`, () => {
  test.each([
    ['Pages-tree-refs.pdf', 'ready', 2],
    ['REDHAT-1531897-0.pdf', 'unreadable', 0],
    ['arabic-habibi.pdf', 'ready', 1],
    ['bomb_giant.pdf', 'ready', 1],
    ['encrypted-aes256-password-foo.pdf', 'password', 0],
    ['encrypted-empty-user-password.pdf', 'ready', 7],
    ['hostile-open-action.pdf', 'ready', 1],
    ['issue9105_reduced.pdf', 'ready', 1],
    ['japanese-vertical.pdf', 'ready', 3],
    ['js-buttons.pdf', 'ready', 1],
    ['not-a-pdf.pdf', 'unreadable', 0],
    ['poppler-395-0-fuzzed.pdf', 'unreadable', 0],
    ['scan-bad.pdf', 'ready', 1],
    ['scan-of-trials-2015-16-2.pdf', 'scanned', 7],
    ['scan-skewed.pdf', 'scanned', 1],
    ['scan-two-columns-linn.pdf', 'scanned', 1],
    ['truncated-trials-2015-16-19.pdf', 'unreadable', 0],
    ['zero-bytes.pdf', 'unreadable', 0],
  ])('%s is %s with %i pages', async (name, state, pages) => {
    const reading = await read(name);
    expect([reading.state, reading.pages.length]).toEqual([state, pages]);
    if (state !== 'ready') expect(reading.reason).toMatch(/^The .+\.$/u);
  });

  test('a failing page is empty, named, and does not sink the other', async () => {
    const { pages, reason } = await read('Pages-tree-refs.pdf');
    expect(pages.map((page) => page.text !== '')).toEqual([true, false]);
    expect(reason).toBe('Page 2 could not be read.');
  });

  test('the right password opens, a wrong one says so', async () => {
    const name = 'encrypted-aes256-password-foo.pdf';
    expect(textOf(await read(name, { password: 'foo' }))).toBe('Secret!');
    expect(await read(name, { password: 'bar' })).toMatchObject({
      state: 'password',
      reason: 'The password is wrong.',
    });
    expect((await read(name)).reason).toBe('The file is protected by a password.');
  });

  test('more pages or characters than allowed are refused or cut with the reason', async () => {
    const few = await read('trials-2015-16-2.pdf', { limits: { pages: 3 } });
    expect(few).toMatchObject({
      state: 'unreadable',
      reason: 'The file has 7 pages; at most 3 can be read.',
    });
    const short = await read('scan-bad.pdf', { limits: { charactersPerPage: 3 } });
    expect(short.reason).toMatch(/^Page 1 held too much text/u);
  });

  test('vertical Japanese and turned letters keep their order', async () => {
    expect((await read('japanese-vertical.pdf')).pages[0]?.text).toBe('あいうえお\n\n日本語');
  });

  test('metadata are proposals, and the DOI is found', async () => {
    const { metadata } = await read('bmj-2015-ussher-rct.pdf');
    expect(metadata).toMatchObject({ year: 2015, doi: '10.1136/bmj.h2145' });
    expect(metadata.title).toMatch(/^Physical activity for smoking cessation/u);
    expect(metadata.authors).toHaveLength(11);
    expect((await read('scan-skewed.pdf')).metadata.doi).toBeNull();
  });

  test('sentences run on over line ends, columns and pages', async () => {
    const { pages } = await read('trials-2015-16-1.pdf');
    const hyphen = locateQuote(
      pages,
      'Smoking has been identified as one of the main contributing factors to health inequalities',
    );
    expect(hyphen).toMatchObject({ ok: true, value: { parts: [{ page: 2 }], count: 1 } });
    const column = locateQuote(
      pages,
      'The specific objectives of this study as related to the present paper were: i) to identify',
    );
    expect(column).toMatchObject({ ok: true, value: { parts: [{ page: 2 }] } });
    const lastWords = readable(pages[1]?.text ?? '').slice(-60);
    const next = pages[2]?.text.split('\n\n').find((block) => /^\p{Ll}/u.test(block)) ?? '';
    const over = locateQuote(pages, `${lastWords} ${readable(next).slice(0, 60)}`);
    expect(over).toMatchObject({ ok: true, value: { parts: [{ page: 2 }, { page: 3 }] } });
  });

  test.skipIf(!pdftotext).each(PAPERS)('%s has the words that pdftotext finds', async (name) => {
    const theirs = wordCounts(
      spawnSync('pdftotext', ['-enc', 'UTF-8', dataPath('pdfs', `${name}.pdf`), '-'], { encoding: 'utf8' })
        .stdout,
    );
    const ours = wordCounts(textOf(await read(`${name}.pdf`)));
    let shared = 0;
    let total = 0;
    for (const [word, count] of theirs) {
      total += count;
      shared += Math.min(count, ours.get(word) ?? 0);
    }
    expect(shared / total).toBeGreaterThan(0.985);
  });

  test.each(PAPERS)(
    '%s: every slice is found at its place or ambiguous, its anchor is exact',
    async (name) => {
      const { pages, recipe } = await read(`${name}.pdf`);
      const index = indexPages(pages);
      let seed = 11;
      const next = (below: number): number => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((seed / 2_147_483_648) * below);
      };
      for (let round = 0; round < 100; round += 1) {
        const page = pages[next(pages.length)];
        if (!page || page.text.length < 500) continue;
        const start = next(page.text.length - 420);
        const end = start + 20 + next(400);
        const quote = page.text.slice(start, end);
        const place = locateQuote(index, round % 2 === 0 ? quote : readable(quote));
        if (place.ok) expect(place.value.parts[0]).toMatchObject({ page: page.page });
        else expect({ quote, code: place.error.code }).toEqual({ quote, code: 'quote-ambiguous' });
        const anchor = makeAnchor(pages, [{ page: page.page, start, end }], { sha256: '', recipe });
        if (!anchor.ok) throw new Error(anchor.error.code);
        expect(resolveAnchor(anchor.value, pages, index)).toEqual({
          state: 'exact',
          parts: anchor.value.parts,
        });
      }
    },
  );

  test('a book of 352 pages is read whole, and its boxes pack to a third', async () => {
    const { state, pages } = await read('long-352-pages-free-culture.pdf');
    expect([state, pages.length]).toEqual(['ready', 352]);
    const raw = pages.reduce((sum, page) => sum + page.boxes.byteLength, 0);
    const packed = pages.reduce((sum, page) => sum + packBoxes(page.boxes).length, 0);
    expect(packed).toBeLessThan(raw / 3);
  }, 60_000);
});
