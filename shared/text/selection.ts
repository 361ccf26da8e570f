import { isInsideCharacter } from './lines.ts';
import type { Span } from './text-index.ts';

export { caretPoint, charAt, lines, type TextLine } from './lines.ts';
export { moveCaret, type CaretMove } from './move-caret.ts';
export { rectsFor } from './rects.ts';
export { bodyOf } from './running-lines.ts';
export { cellAt, columnRanges } from './table-columns.ts';

type Text = { readonly text: string };

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\ufffd]/u;
/** Marks that hold two parts of a word or number together. */
const JOINER = /^(?:['\u2019\u00ad]|[-\u2010\u2011]\n*|[.,](?=\p{N}))$/u;

/**
 * The word at an offset, with inner apostrophes, hyphens and decimal points, and with its second half where it is
 * parted at a line end. Beside no word it is the one character there; at the end of the text the last word.
 */
export function wordAt(page: Text, offset: number): Span {
  const { text } = page;
  let at = Math.max(0, Math.min(offset, text.length - 1));
  if (!isWord(text, at) && at > 0 && isWord(text, at - 1) && /\s/u.test(text[at] ?? '\n')) at -= 1;
  if (!isWord(text, at)) return { start: at, end: Math.min(text.length, at + 1) };
  let start = at;
  while (start > 0) {
    const length = stepLength(text, start, -1);
    if (length === 0) break;
    start -= length;
  }
  let end = at + 1;
  while (end < text.length) {
    const length = stepLength(text, end, 1);
    if (length === 0) break;
    end += length;
  }
  return { start, end };
}

function isWord(text: string, at: number): boolean {
  const point = isInsideCharacter(text, at) ? 'a' : String.fromCodePoint(text.codePointAt(at) ?? 32);
  return WORD_CHARACTER.test(point);
}

/** How many units the word goes on from a border in one direction: one character, or a joiner and what follows. */
function stepLength(text: string, border: number, direction: 1 | -1): number {
  const next = direction === 1 ? border : border - 1;
  if (isWord(text, next)) return 1;
  return [1, 2, 3].find((length) => isJoined(text, border, direction * length)) ?? 0;
}

/** Whether `length` units of a joiner (backwards when negative) stand between the border and more of the word. */
function isJoined(text: string, border: number, length: number): boolean {
  const from = Math.min(border, border + length);
  const beyond = length > 0 ? border + length : border + length - 1;
  if (from < 0 || beyond < 0 || beyond >= text.length || !isWord(text, beyond)) return false;
  const between = text.slice(from, from + Math.abs(length));
  if (/^[.,]$/u.test(between)) return isDigit(text[from - 1]) && isDigit(text[from + 1]);
  return JOINER.test(between) && !/[.,]/u.test(between);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /\p{N}/u.test(character);
}

/** The paragraph, heading or other block at an offset, without the white space around it. */
export function paragraphAt(page: Text, offset: number): Span {
  const { text } = page;
  const at = Math.max(0, Math.min(offset, text.length));
  const before = at === 0 ? -1 : text.lastIndexOf('\n\n', at - 1);
  const after = text.indexOf('\n\n', before >= 0 && before + 2 > at ? before + 2 : at);
  return { start: before < 0 ? 0 : before + 2, end: after < 0 ? text.length : after };
}

/** Words after which a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s([])(?:e\.?g|i\.?e|et al|al|cf|vs|v|approx|ca|fig|figs|tab|eq|ref|refs|no|nos|vol|pp|p|ed|eds|dr|prof|mr|mrs|ms|st|inc|ltd|\p{Lu})\.$/iu;

/**
 * The sentence at an offset, within its block: the paragraph, unless the caller knows of another, such as the cell of a
 * table. Full stops of numbers and common abbreviations end none.
 */
export function sentenceAt(page: Text, offset: number, block: Span = paragraphAt(page, offset)): Span {
  const text = page.text.slice(block.start, block.end);
  const at = Math.max(0, Math.min(offset - block.start, text.length - 1));
  let start = 0;
  for (const match of text.matchAll(
    /[.!?]["'\u201d\u2019)\]]*(?:\d{1,3}(?:[,\u2013-]\d{1,3})*)?\s+(?=["'\u201c\u2018([]*[\p{Lu}\p{N}])/gu,
  )) {
    if (
      match[0].startsWith('.') &&
      ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index + 1))
    )
      continue;
    const end = match.index + match[0].trimEnd().length;
    if (at < match.index + match[0].length) return { start: block.start + start, end: block.start + end };
    start = match.index + match[0].length;
  }
  return { start: block.start + start, end: block.end };
}

/** Where the line at an offset begins. */
export function lineStart(page: Text, offset: number): number {
  return offset <= 0 ? 0 : page.text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line at an offset ends, before its line end. */
export function lineEnd(page: Text, offset: number): number {
  const stop = page.text.indexOf('\n', offset);
  return stop < 0 ? page.text.length : stop;
}
