import { describe, expect, test } from 'vitest';
import { blocksOf, expectLawfulTree } from '#shared/testing/check-tree.ts';
import { dataText, noSheafData, sheafData } from '#shared/testing/sheaf-data.ts';
import { htmlDocument } from './html.ts';

const bracketedCitations = /\[\d+(?:\s*[,–-]\s*\d+)*\]/g;

/** Letters and digits only differ in ways that no reader sees. */
function folded(text: string): string {
  return text
    .replace(bracketedCitations, '')
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, '')
    .toLowerCase();
}

function wordsOf(xml: string): string {
  return xml
    .replace(/<abbrgrp>[\s\S]*?<\/abbrgrp>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The sentences of the paragraphs of a BioMed Central article, without its tables, which stand on other pages. */
function sentencesOf(xml: string): string[] {
  const body = xml
    .slice(xml.indexOf('<abs>'), xml.indexOf('</bdy>'))
    .replace(/<(tbl|table)\b[\s\S]*?<\/\1>/g, '');
  return [...body.matchAll(/<p>([\s\S]*?)<\/p>/g)]
    .flatMap((match) => wordsOf(match[1] ?? '').split(/(?<=[.?!])\s+(?=[A-Z])/))
    .filter((sentence) => sentence.length >= 15);
}

describe.skipIf(sheafData === null)(`saved articles${sheafData === null ? ` (${noSheafData})` : ''}`, () => {
  test.each([
    // The missing ones are not on the page: the registration line and the labels of attached files.
    ['trials-2015-16-1', 204, 0],
    ['trials-2015-16-14', 122, 4],
  ])('%s: each sentence of its XML is in the text', (name, sentences, notOnThePage) => {
    const read = htmlDocument(dataText('articles', `${name}.html`));
    expectLawfulTree(read.tree, read.text);
    const text = folded(read.text);
    const all = sentencesOf(dataText('articles', `${name}.xml`));
    const missing = all.filter((sentence) => !text.includes(folded(sentence)));
    expect(all).toHaveLength(sentences);
    expect(missing).toHaveLength(notOnThePage);
    const page = folded(dataText('articles', `${name}.html`).replace(/<[^>]+>/g, ''));
    expect(missing.filter((sentence) => page.includes(folded(sentence)))).toEqual([]);
  });

  test('the table of the page keeps its cells', () => {
    const { tree, text } = htmlDocument(dataText('articles', 'trials-2015-16-1.html'));
    const tables = blocksOf(tree.blocks).filter((block) => block.type === 'table');
    expect(tables.map((table) => text.slice(table.start, table.end))).toEqual([
      'Received:\t24 April 2014\nAccepted:\t24 November 2014\nPublished:\t12 February 2015',
    ]);
  });

  test('the page proposes title, authors, year, journal and DOI', () => {
    const { metadata } = htmlDocument(dataText('articles', 'trials-2015-16-14.html'));
    expect(metadata).toMatchObject({ year: 2015, journal: 'Trials', doi: '10.1186/s13063-014-0530-z' });
    expect(metadata.title).toMatch(/^Effects of adaptive servo-ventilation therapy/);
    expect(metadata.authors.slice(0, 2)).toEqual(['Yoshihiko Seino', 'Shin-ichi Momomura']);
    expect(metadata.authors.join()).not.toContain('$');
  });
});
