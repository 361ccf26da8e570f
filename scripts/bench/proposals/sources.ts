import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { sentenceAt } from '#shared/text/selection.ts';

/** A text of the data folder that sentences are taken from: an abstract, or a paragraph of an article. */
export type SourceText = { readonly record: string; readonly text: string };

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The words of a piece of XML: tags go, entities are resolved, white space is single. */
function wordsOf(xml: string): string {
  return xml
    .replace(/<[^>]*>/gu, '')
    .replace(/&(#x?[\da-f]+|\w+);/giu, (whole, name: string) => {
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return entities.get(name) ?? (name.startsWith('#') && code > 0 ? String.fromCodePoint(code) : whole);
    })
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * The texts of a file of the data folder: the abstracts of a gzipped CSV by `record_id`, the paragraphs of an XML
 * article by their number from 0. A record that stands twice is taken once, its first abstract.
 * @throws when the file is not there
 */
export function sourceTexts(folder: string, file: string): SourceText[] {
  const bytes = readFileSync(join(folder, file));
  if (['.xml', '.nxml'].includes(extname(file))) {
    const paragraphs = bytes.toString('utf8').matchAll(/<p(?:\s[^>]*)?>(.*?)<\/p>/gsu);
    return [...paragraphs].map((match, at) => ({ record: String(at), text: wordsOf(match[1] ?? '') }));
  }
  const rows = Papa.parse<Record<string, string>>(gunzipSync(bytes).toString('utf8'), { header: true }).data;
  const texts = new Map<string, string>();
  for (const row of rows) {
    const { record_id: record = '', abstract = '' } = row;
    if (record !== '' && abstract.trim() !== '' && !texts.has(record)) texts.set(record, abstract);
  }
  return [...texts].map(([record, text]) => ({ record, text }));
}

/** The sentences of a text as Sheaf selects them, with their places. */
export function sentencesOf(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const sentence = sentenceAt({ text }, at);
    if (sentence.end > sentence.start) found.push(sentence);
    at = Math.max(sentence.end, at) + 1;
    while (at < text.length && /\s/u.test(text[at] ?? '')) at += 1;
  }
  return found;
}
