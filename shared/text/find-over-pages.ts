import { unfoldRange } from './fold.ts';
import { foldedOffset, type Span, type TextIndex } from './text-index.ts';

/** Running feet, notes and running heads that may stand between two parts of a sentence, in blocks on each side. */
const SKIPPED = 4;
/** The fewest letters on each side of a page border, so that two pages do not make a short word by chance. */
const LEAST = 3;

type Source = {
  readonly index: TextIndex;
  /** The folded text as it is compared: with capitals, or in small letters. */
  readonly text: string;
};

/**
 * The places at which the key breaks off at the end of a block near the foot of a page and goes on at the beginning of
 * a block near the head of the next one. What goes on without anything between stands in one piece and is none of these.
 */
export function findOverPages({ index, text }: Source, key: string): Span[][] {
  const places: Span[][] = [];
  for (let at = 0; at + 1 < index.pages.length; at += 1) {
    for (const end of blockEnds(index, at)) {
      const place = overBorder({ index, text, end, starts: blockStarts(index, at + 1) }, key);
      if (place !== null) places.push(place);
    }
  }
  return places;
}

/** Where the last blocks of a page end, as offsets of the joined text, the last one first. */
function blockEnds(index: TextIndex, page: number): number[] {
  const first = index.starts[page] ?? 0;
  const own = index.pages[page]?.text ?? '';
  const ends = [first + own.length];
  let at = own.length;
  while (ends.length <= SKIPPED && at > 0) {
    at = own.lastIndexOf('\n\n', at - 1);
    if (at < 0) break;
    ends.push(first + at);
  }
  return ends;
}

/** Where the first blocks of a page begin, as offsets of the joined text. */
function blockStarts(index: TextIndex, page: number): number[] {
  const first = index.starts[page] ?? 0;
  const own = index.pages[page]?.text ?? '';
  const starts = [first];
  let at = 0;
  while (starts.length <= SKIPPED) {
    at = own.indexOf('\n\n', at);
    if (at < 0) break;
    at += 2;
    starts.push(first + at);
  }
  return starts;
}

type Border = Source & { readonly end: number; readonly starts: readonly number[] };

function overBorder({ index, text, end, starts }: Border, key: string): Span[] | null {
  const border = foldedOffset(index, end);
  const block = text.slice(Math.max(0, border - key.length), border).replace(/[-\s]+$/u, '');
  const last = Math.max(0, border - key.length) + block.length;
  for (let length = key.length - LEAST; length >= LEAST; length -= 1) {
    if (!block.endsWith(key.slice(0, length))) continue;
    const rest = key.slice(length).replace(/^[-\s]+/u, '');
    if (rest.length < LEAST) continue;
    const next = starts
      .map((start) => foldedStart(index, text, start))
      .find((at) => text.startsWith(rest, at));
    if (next === undefined || next <= border + 1) continue;
    return [
      unfoldRange(index.folded, last - length, last),
      unfoldRange(index.folded, next, next + rest.length),
    ];
  }
  return null;
}

function foldedStart(index: TextIndex, text: string, offset: number): number {
  const at = foldedOffset(index, offset);
  return text[at] === ' ' ? at + 1 : at;
}
