import { Anchor as AnchorSchema } from '#shared/contract/anchor.ts';
import { type Abbreviation, abbreviationsOf } from '#shared/proposals/abbreviations.ts';
import { sentenceAround } from '#shared/proposals/sentence-around.ts';
import { readable } from '#shared/text/readable.ts';
import type { Span } from '#shared/text/text-index.ts';
import type { Reader } from '../database/connection.ts';
import { pageOf, pageTextsOf, recipeOf } from './texts.ts';

/** The sentence (or sentences) around a quote in readable form, and where in it the quote stands. */
export type QuoteSentence = { readonly sha256: string; readonly sentence: string; readonly quote: Span };

/** The sentence around the first part of an annotation's words, under today's text; null for a region. */
export function sentenceOfQuote(db: Reader, annotationId: string): QuoteSentence | null {
  const row = db.get<{ anchor: string; parts: string | null; sha256: string }>(
    `SELECT a.anchor, p.parts, d.sha256 FROM annotation a JOIN document d ON d.id = a.document_id
     LEFT JOIN derived.place p ON p.annotation_id = a.id WHERE a.id = ? AND a.deleted = 0`,
    annotationId,
  );
  if (!row) return null;
  const anchor = AnchorSchema.parse(JSON.parse(row.anchor));
  const parts = row.parts === null ? anchor.parts : AnchorSchema.shape.parts.parse(JSON.parse(row.parts));
  const [part] = parts;
  const text = part === undefined ? undefined : pageOf(db, row.sha256, part.page)?.text;
  if (part?.start == null || part.end === null || text === undefined) return null;
  const { start, end } = sentenceAround(text, part.start, part.end);
  const before = readable(text.slice(start, part.start));
  const quote = readable(text.slice(part.start, part.end));
  const sentence = readable(text.slice(start, end));
  // White space at the joint is one space or none: the words are looked for from where they can begin at the earliest.
  const from = Math.max(0, sentence.indexOf(quote, before.length));
  return { sha256: row.sha256, sentence, quote: { start: from, end: from + quote.length } };
}

/** The last file that was looked through: claims come one after the other in the same paper. */
let last: { readonly key: string; readonly found: readonly Abbreviation[] } | null = null;

/** The abbreviations that a file defines, kept until another file or another text of it is asked for. */
export function abbreviationsOfFile(db: Reader, sha256: string): readonly Abbreviation[] {
  const key = `${sha256} ${recipeOf(db, sha256) ?? ''}`;
  if (last?.key !== key) {
    const text = pageTextsOf(db, sha256)
      .map((page) => page.text)
      .join('\n');
    last = { key, found: abbreviationsOf(readable(text)) };
  }
  return last.found;
}
