import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { breakLines, lineWidth, wordsOf } from './line-breaking.ts';
import { samplePaper } from './paper.ts';
import { paper, twice } from './paper-text.ts';

const shipped = readFileSync(new URL('../../resources/samples/blinatumomab-trial.pdf', import.meta.url));

async function open() {
  return getDocument({ data: samplePaper(), verbosity: 0 }).promise;
}

/** The runs of text of one page as pdf.js finds them, line ends as \n. */
async function textOf(pageNumber: number): Promise<string> {
  const page = await (await open()).getPage(pageNumber);
  const content = await page.getTextContent({ disableNormalization: true });
  return content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

const folded = (text: string) => text.replaceAll('ﬁ', 'fi').replaceAll('ﬂ', 'fl').replaceAll(/\s+/gu, ' ');

describe('the sample paper', () => {
  test('has the same bytes as the shipped file', () => {
    expect(Buffer.compare(samplePaper(), shipped)).toBe(0);
  });

  test('has two pages labelled e101 and e102, and names its title and authors', async () => {
    const pdf = await open();
    expect(pdf.numPages).toBe(2);
    expect(await pdf.getPageLabels()).toEqual(['e101', 'e102']);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: paper.plainTitle, Author: paper.authors });
  });

  test('gives its ligatures as ligature characters', async () => {
    expect(await textOf(1)).toMatch(/beneﬁt[\s\S]*bispeciﬁc/u);
  });

  test('divides a word with a ligature at the end of a line', async () => {
    expect(await textOf(2)).toContain('did not signiﬁ-\ncantly improve disease-free survival');
  });

  test('ends a line with a hyphen that belongs to the word', async () => {
    expect(await textOf(2)).toContain('neither disease-\nfree survival');
  });

  test('says its conclusion once on each page', async () => {
    expect(folded(await textOf(1)).split(twice)).toHaveLength(2);
    expect(folded(await textOf(2)).split(twice)).toHaveLength(2);
  });

  test('carries a sentence from the first column to the second', async () => {
    expect(folded(await textOf(2))).toContain(
      'and complete remission with full haematological recovery was more frequent',
    );
    const page = await (await open()).getPage(2);
    const { items } = await page.getTextContent();
    const x = (words: string) =>
      items.flatMap((item) => ('str' in item && item.str.includes(words) ? item.transform[4] : []));
    expect(x('0.55–0.93')[0]).toBeLessThan(100);
    expect(x('haematological recovery was')[0]).toBeGreaterThan(300);
  });

  test.each(['0.39; 95% CI, 0.24–0.64; P<.001', '96.0% with blinatumomab v 87.9%'])(
    'reports %s',
    async (words) => {
      expect(folded(await textOf(1))).toContain(words);
    },
  );
});

describe('breaking lines', () => {
  const words = wordsOf(paper.body.join(' ').replaceAll('# ', ''));

  test.each([120, 180, 238, 500])('no line is wider than %i points', (width) => {
    const lines = breakLines(words, { size: 10, width, indent: 10 });
    expect(Math.max(...lines.map((line) => lineWidth(line.words, 10)))).toBeLessThanOrEqual(width);
  });

  test('no more than two lines in a row end within a word', () => {
    const ends = breakLines(words, { size: 10, width: 120, indent: 0 }).map((line) =>
      line.words.at(-1)?.text.endsWith('-'),
    );
    expect(ends.some(Boolean)).toBe(true);
    expect(ends.some((_, at) => ends.slice(at, at + 3).filter(Boolean).length === 3)).toBe(false);
  });

  test('all words are kept', () => {
    const lines = breakLines(words, { size: 10, width: 150, indent: 0 });
    const text = lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n');
    const plain = (value: string) => value.replaceAll(/-?\s|-/gu, '');
    expect(plain(text)).toBe(plain(words.map((word) => word.text).join(' ')));
  });
});
