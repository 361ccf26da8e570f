import { paragraphOn, sentenceOn } from '#shared/text/page-blocks.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { bodyIn, pagesNear } from './text-point.ts';
import type { Moved, TextOf, TextPoint } from './text-point.ts';

/** To the beginning of a sentence or paragraph, or to that of the next one. */
export type UnitMotion = 'sentenceLeft' | 'sentenceRight' | 'paragraphUp' | 'paragraphDown';

/** A page with its text, its body (without running head and foot), and the unit that is gone by. */
type Place = {
  readonly page: PageText;
  readonly start: number;
  /** Behind the last word of the body. */
  readonly end: number;
  readonly unitAt: typeof sentenceOn;
};

function placeOn(page: PageText, motion: UnitMotion, textOf: TextOf): Place {
  const body = bodyIn(page, textOf);
  const end = body.start + page.text.slice(body.start, body.end).trimEnd().length;
  const bySentence = motion === 'sentenceLeft' || motion === 'sentenceRight';
  return { page, start: body.start, end, unitAt: bySentence ? sentenceOn : paragraphOn };
}

/** Whether a sentence that has not ended at the foot of a page goes on at the head of the next. */
function goesOn(above: Place, below: Place): boolean {
  const last = above.page.text.slice(above.start, above.end);
  const first = below.page.text.slice(below.start, below.end);
  const ended = /[.!?:]["'\u201d\u2019)\]]*(?:\[[\d,\u2013-]+\])?$/u.test(last);
  return !ended && /^[\p{Ll}\p{N}(]/u.test(first);
}

function pastWhite(text: string, offset: number): number {
  return offset + (text.slice(offset).length - text.slice(offset).trimStart().length);
}

function forwards({ page, end, unitAt }: Place, offset: number, below: Place | null): TextPoint {
  const next = pastWhite(page.text, unitAt(page, offset).end);
  const beyond = offset >= end;
  if (next < end && !beyond) return { page: page.page, offset: next };
  const on = below !== null && goesOn({ page, start: 0, end, unitAt }, below);
  if (below === null || (!on && !beyond)) return { page: page.page, offset: Math.max(end, offset) };
  const there = below.page;
  const to = on && !beyond ? unitAt(there, below.start).end : below.start;
  return { page: there.page, offset: Math.min(below.end, pastWhite(there.text, to)) };
}

function backwards({ page, start, unitAt }: Place, offset: number, above: Place | null): TextPoint {
  const before = page.text.slice(0, offset).trimEnd().length;
  const first = Math.max(start, unitAt(page, Math.max(0, before - 1)).start);
  if (before > start && first > start) return { page: page.page, offset: first };
  if (above === null) return { page: page.page, offset: start };
  const on = goesOn(above, { page, start, end: page.text.length, unitAt });
  if (before > start && !on) return { page: page.page, offset: start };
  const to = unitAt(above.page, Math.max(0, above.end - 1)).start;
  return { page: above.page.page, offset: Math.max(above.start, to) };
}

/** The next page in a direction that has words; null beyond the ends, a number where one must be loaded first. */
function neighbour(from: number, step: 1 | -1, pages: number, textOf: TextOf): PageText | number | null {
  for (let number = from + step; number >= 1 && number <= pages; number += step) {
    const page = textOf(number);
    if (page === undefined) return number;
    if (page.text.trim() !== '') return page;
  }
  return null;
}

/**
 * Moves a point by a sentence or paragraph. One that goes on over a page break is one, and running heads and feet are
 * stepped over. `blocked` names a page whose text must be loaded first.
 */
export function moveByUnit(point: TextPoint, motion: UnitMotion, pages: number, textOf: TextOf): Moved {
  const here = textOf(point.page);
  if (here === undefined) return { blocked: point.page };
  for (const step of pagesNear) {
    const number = point.page + step;
    if (number >= 1 && number <= pages && textOf(number) === undefined) return { blocked: number };
  }
  const back = motion === 'sentenceLeft' || motion === 'paragraphUp';
  const beside = neighbour(point.page, back ? -1 : 1, pages, textOf);
  if (typeof beside === 'number') return { blocked: beside };
  const place = placeOn(here, motion, textOf);
  const other = beside === null ? null : placeOn(beside, motion, textOf);
  return { point: back ? backwards(place, point.offset, other) : forwards(place, point.offset, other) };
}
