import { align } from './align.ts';
import { pageIndexAt, sourceSpan, type Span, type TextIndex } from './text-index.ts';

/** A place whose words are like the quote's; `score` is 1 for equal words, 0 for nothing in common. */
export type NearPlace = { readonly span: Span; readonly page: number; readonly score: number };

const GRAM = 4;
/** Repeats of one gram in the quote that are looked up; more would only favour repetitive places. */
const GRAM_POSITIONS = 6;
const CANDIDATES = 10;
/** A longer key is compared by its beginning: enough to find the place. */
const KEY_LIMIT = 6_000;

/**
 * The places most like a folded key, best first, without overlaps. Places that share many short pieces at about the
 * same distance are found in one pass over the text and then compared letter by letter, so a book takes well under a
 * second.
 *
 * @param least the least score that counts.
 */
export function nearestPlaces(index: TextIndex, wholeKey: string, least: number): NearPlace[] {
  const key = wholeKey.slice(0, KEY_LIMIT);
  const text = index.folded.folded;
  if (key.length < GRAM || text.length < GRAM) return [];
  const width = Math.max(12, key.length >>> 2);
  const candidates = densest(countDiagonals(text, key, width), width, key.length);
  const found: NearPlace[] = [];
  for (const start of candidates) {
    const from = Math.max(0, start - width);
    const match = align(key, text.slice(from, start + key.length + 3 * width));
    const score = 1 - match.distance / Math.max(key.length, match.end - match.start, 1);
    if (score < least || match.end <= match.start) continue;
    const span = sourceSpan(index, from + match.start, from + match.end);
    const page = index.pages[pageIndexAt(index, span.start)]?.page ?? 1;
    found.push({ span, page, score });
  }
  found.sort((a, b) => b.score - a.score || a.span.start - b.span.start);
  return found.filter((place, at) => !found.slice(0, at).some((better) => overlaps(better.span, place.span)));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** How many grams of the key stand in the text at each distance from their place in the key, by bins of `width`. */
function countDiagonals(text: string, key: string, width: number): Uint16Array {
  const grams = gramsOf(key);
  const counts = new Uint16Array(Math.ceil((text.length + key.length) / width) + 2);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    hash = ((hash << 8) | (text.charCodeAt(at) & 255)) >>> 0;
    const positions = at >= GRAM - 1 ? grams.get(hash) : undefined;
    if (!positions) continue;
    for (const position of positions) {
      const bin = Math.floor((at - (GRAM - 1) - position + key.length) / width);
      counts[bin] = Math.min(65_535, (counts[bin] ?? 0) + 1);
    }
  }
  return counts;
}

function gramsOf(key: string): Map<number, number[]> {
  const grams = new Map<number, number[]>();
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) {
    hash = ((hash << 8) | (key.charCodeAt(at) & 255)) >>> 0;
    if (at < GRAM - 1) continue;
    const positions = grams.get(hash) ?? [];
    if (positions.length < GRAM_POSITIONS) positions.push(at - (GRAM - 1));
    grams.set(hash, positions);
  }
  return grams;
}

/** Where in the text the key would begin, for the densest pairs of neighbouring bins. */
function densest(counts: Uint16Array, width: number, keyLength: number): number[] {
  const least = Math.max(2, Math.floor(keyLength / 20));
  const sums: { readonly bin: number; readonly sum: number }[] = [];
  for (let bin = 0; bin + 1 < counts.length; bin += 1) {
    const sum = (counts[bin] ?? 0) + (counts[bin + 1] ?? 0);
    if (sum >= least) sums.push({ bin, sum });
  }
  sums.sort((a, b) => b.sum - a.sum || a.bin - b.bin);
  const chosen: number[] = [];
  for (const { bin } of sums) {
    if (chosen.length >= CANDIDATES) break;
    if (!chosen.some((other) => Math.abs(other - bin) <= 1)) chosen.push(bin);
  }
  return chosen.map((bin) => Math.max(0, bin * width - keyLength));
}
