import { foldKey, type FoldOptions, fold, unfoldRange } from './fold.ts';
import type { TextRange } from './page-text.ts';
import { foldedOffset, sourceSpan, type Span, spanToRanges, type TextIndex } from './text-index.ts';

/** More places than anybody steps through. */
const OCCURRENCE_LIMIT = 10_000;
/** How far on, in blocks and in folded units, words may go on after a foot, head, figure or table. */
const GAP_BLOCKS = 40;
const GAP_UNITS = 12_000;
const PIECE_LEAST = 6;
const PIECES_MOST = 4;

/**
 * The form of a quote that is looked for: folded, and without a hyphen that parted its first or last word from the rest
 * of it (`remis-`), because in the text that hyphen may be gone. Empty when nothing is left.
 */
export function quoteKey(quote: string, options: FoldOptions = {}): string {
  // A cut through a character of two units leaves halves that no text holds.
  const whole = quote.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return foldKey(whole, options)
    .replace(/^-+(?=\p{L})/u, '')
    .replace(/(?<=\p{L}\p{M}*)-+$/u, '');
}

/** Every place at which the key stands in one piece, in order; overlapping ones too. */
export function occurrencesOf(index: TextIndex, key: string): Span[] {
  if (key === '') return [];
  return positionsOf(index.folded.folded, key).map((at) => sourceSpan(index, at, at + key.length));
}

function positionsOf(text: string, key: string): number[] {
  const positions: number[] = [];
  let at = text.indexOf(key);
  while (at >= 0 && positions.length < OCCURRENCE_LIMIT) {
    positions.push(at);
    at = text.indexOf(key, at + 1);
  }
  return positions;
}

/**
 * The places at which the key stands in several pieces: it breaks off at the end of a block (the foot of a page
 * or column) and goes on at the beginning of a later one, after a running foot and head, a figure or a table.
 */
export function brokenOccurrencesOf(index: TextIndex, key: string): Span[][] {
  const { folded } = index.folded;
  const longest = longestPrefix(folded, key);
  if (longest < PIECE_LEAST) return [];
  const starts = blockStarts(index);
  const places: Span[][] = [];
  for (const at of positionsOf(folded, key.slice(0, longest)).slice(0, 100)) {
    const pieces = follow({ index, key, starts }, at, 0);
    if (pieces) places.push(pieces);
  }
  return places;
}

function longestPrefix(text: string, key: string): number {
  let low = 0;
  let high = key.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (text.includes(key.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where blocks and pages begin, as offsets of the folded text. */
function blockStarts(index: TextIndex): number[] {
  const offsets = [...index.text.matchAll(/\n\n/gu)].map((match) => match.index + 2);
  return [...offsets, ...index.starts].toSorted((a, b) => a - b).map((offset) => foldedOffset(index, offset));
}

type Search = { readonly index: TextIndex; readonly key: string; readonly starts: readonly number[] };

/** The pieces from `at` on that together are the key from `done` on; null when there are none. */
function follow(search: Search, at: number, done: number, depth = 1): Span[] | null {
  const { index, key, starts } = search;
  const text = index.folded.folded;
  let same = 0;
  while (done + same < key.length && text[at + same] === key[done + same]) same += 1;
  if (done + same === key.length) return [sourceSpan(index, at, at + same)];
  if (depth >= PIECES_MOST) return null;
  // The last block's text can agree with the quote by chance a little beyond its end.
  for (let length = same; length >= Math.max(PIECE_LEAST, same - 3); length -= 1) {
    const next = starts.findIndex((start) => start >= at + length);
    if (next < 0 || !/^[-\s]*$/u.test(text.slice(at + length, starts[next]))) continue;
    const rest = done + length + (/^[-\s]*/u.exec(key.slice(done + length))?.[0].length ?? 0);
    const pieces = goOn(search, { next, rest, from: at + length, depth });
    if (pieces) return [withHyphen(index.text, sourceSpan(index, at, at + length)), ...pieces];
  }
  return null;
}

/** A word parted by the break keeps its hyphen, or the pieces would read as two words. */
function withHyphen(text: string, span: Span): Span {
  const hyphen = /^[-\u2010\u00ad](?=\s|$)/u.test(text.slice(span.end, span.end + 2));
  return hyphen ? { start: span.start, end: span.end + 1 } : span;
}

type Rest = { readonly next: number; readonly rest: number; readonly from: number; readonly depth: number };

function goOn(search: Search, { next, rest, from, depth }: Rest): Span[] | null {
  const { index, key, starts } = search;
  const opening = key.slice(rest, rest + PIECE_LEAST);
  for (const start of starts.slice(next, next + GAP_BLOCKS)) {
    if (start - from > GAP_UNITS) return null;
    if (!index.folded.folded.startsWith(opening, start)) continue;
    const pieces = follow(search, start, rest, depth + 1);
    if (pieces) return pieces;
  }
  return null;
}

/**
 * Find in a document, as Ctrl+F does: white space, hyphens at line ends, ligatures, quotes and dashes do not matter, nor
 * (by default) capitals. Each place is the list of its parts page by page.
 */
export function findAll(
  index: TextIndex,
  query: string,
  options: FoldOptions & { readonly limit?: number } = {},
): TextRange[][] {
  const mode = options.case ?? 'fold';
  const key = quoteKey(query, { case: mode });
  if (key === '') return [];
  const folded = mode === 'keep' ? index.folded : fold(index.text, { case: 'fold' });
  return positionsOf(folded.folded, key)
    .slice(0, options.limit ?? OCCURRENCE_LIMIT)
    .map((at) => spanToRanges(index, unfoldRange(folded, at, at + key.length)));
}
