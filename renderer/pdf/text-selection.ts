import type { PageText, Rect } from '#shared/text/page-text.ts';
import { caretPoint, charAt, lines, moveCaret, wordAt } from '#shared/text/selection.ts';
import { paragraphOn, sentenceOn } from '#shared/text/page-blocks.ts';
import { bodyIn } from './text-point.ts';
import type { Moved, Span, TextOf, TextPoint } from './text-point.ts';
import { moveByUnit, type UnitMotion } from './unit-motions.ts';

export type { TextPoint } from './text-point.ts';

/** What a selection grows by: a drag after a double click takes whole words. */
export type Unit = 'character' | 'word' | 'sentence' | 'paragraph';

/** A selection: `anchor` stays, `focus` moves; `origin` is what the first click took. */
export type TextSelection = {
  readonly anchor: TextPoint;
  readonly focus: TextPoint;
  readonly unit: Unit;
  readonly origin: readonly [TextPoint, TextPoint];
};

export type Motion = Parameters<typeof moveCaret>[2] | UnitMotion;

/** Negative when `a` comes before `b` in the document, 0 when they are one place. */
export function comparePoints(a: TextPoint, b: TextPoint): number {
  return a.page === b.page ? a.offset - b.offset : a.page - b.page;
}

function unitAt(
  page: PageText,
  offset: number,
  unit: Unit,
): { readonly start: number; readonly end: number } {
  switch (unit) {
    case 'character':
      return { start: offset, end: offset };
    case 'word':
      return wordAt(page, offset);
    case 'sentence':
      return sentenceOn(page, offset);
    case 'paragraph':
      return paragraphOn(page, offset);
  }
}

/** True when a point of the page (PDF units) lies in the box of the character at `offset`. */
function inBox(page: PageText, offset: number, x: number, y: number): boolean {
  const [x0, y0, x1, y1] = page.boxes.subarray(offset * 4, offset * 4 + 4);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return false;
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/**
 * The offset a click means: between two characters when it sets a caret, but the character under it when a
 * unit is taken (the right half of a word's last letter still means that word). Null: the page has no text.
 */
export function offsetUnder(page: PageText, x: number, y: number, unit: Unit): number | null {
  const offset = charAt(page, x, y);
  if (offset === null || unit === 'character' || offset === 0) return offset;
  const before = inBox(page, offset - 1, x, y) || offset >= page.text.length;
  return before && !inBox(page, offset, x, y) ? offset - 1 : offset;
}

/** Begins a selection at an offset of a page. */
export function startSelection(page: PageText, offset: number, unit: Unit): TextSelection {
  const { start, end } = unitAt(page, offset, unit);
  const anchor = { page: page.page, offset: start };
  const focus = { page: page.page, offset: end };
  return { anchor, focus, unit, origin: [anchor, focus] };
}

/** An empty selection: a caret. */
export function caretAt(point: TextPoint): TextSelection {
  return { anchor: point, focus: point, unit: 'character', origin: [point, point] };
}

/** Takes the selection on to an offset of a page, by whole units; what the first click took stays in it. */
export function extendSelection(selection: TextSelection, page: PageText, offset: number): TextSelection {
  const { start, end } = unitAt(page, offset, selection.unit);
  const from = { page: page.page, offset: start };
  const to = { page: page.page, offset: end };
  const [first, last] = selection.origin;
  return comparePoints(from, first) < 0
    ? { ...selection, anchor: last, focus: from }
    : { ...selection, anchor: first, focus: comparePoints(to, last) < 0 ? last : to };
}

/** True when nothing is selected and only a caret stands. */
export function isCaret(selection: TextSelection): boolean {
  return comparePoints(selection.anchor, selection.focus) === 0;
}

/** The ends of a selection in reading order. */
export function endsOf(selection: TextSelection): readonly [TextPoint, TextPoint] {
  const { anchor, focus } = selection;
  return comparePoints(anchor, focus) <= 0 ? [anchor, focus] : [focus, anchor];
}

/**
 * Where a caret stands on its page, as a rectangle without width (or without height where the line runs downwards), in
 * PDF units: at the edge where its character begins, or where the last one ended. Null on a page without words.
 */
export function caretRect(page: PageText, offset: number): Rect | null {
  const all = lines(page);
  const line = all.findLast(({ start }) => start <= offset) ?? all[0];
  if (line === undefined) return null;
  const inLine = Math.min(Math.max(offset, line.start), line.end);
  const { x, y } = caretPoint(page, line, inLine);
  const [x0, y0, x1, y1] = line.rect;
  const runsDown = y1 - y0 > 2 * (x1 - x0) && line.end - line.start > 2;
  return runsDown ? [x0, y, x1, y] : [x, y0, x, y1];
}

const backwards: ReadonlySet<Motion> = new Set<Motion>(['left', 'wordLeft', 'up', 'pageStart', 'lineStart']);
const staying: ReadonlySet<Motion> = new Set(['lineStart', 'lineEnd', 'pageStart', 'pageEnd']);

/** The body of a page up to its last word. */
function wordsIn(page: PageText, textOf: TextOf): Span {
  const { start, end } = bodyIn(page, textOf);
  return { start, end: start + page.text.slice(start, end).trimEnd().length };
}

/** The offset on the first or last line of a page's body that lies nearest to `x`. */
function entry(page: PageText, body: Span, { backward, x }: Leap): number {
  const all = lines(page).filter(({ start, end }) => start >= body.start && end <= body.end);
  const line = backward ? all.at(-1) : all[0];
  if (line === undefined) return body.start;
  if (x === null) return backward ? body.end : line.start;
  const middle = (line.rect[1] + line.rect[3]) / 2;
  return charAt(page, x, middle) ?? line.start;
}

function isUnitMotion(motion: Motion): motion is UnitMotion {
  return motion.startsWith('sentence') || motion.startsWith('paragraph');
}

/** Whether a motion leads from the body of a page into its running head or foot, which are stepped over. */
function leavesBody(body: Span, from: number, to: number): boolean {
  const inside = from >= body.start && from <= body.end;
  return inside && (to < body.start || to > body.end);
}

/**
 * Moves a point by one motion, over page breaks too: from body to body. Pages without text are stepped over.
 */
export function movePoint(point: TextPoint, motion: Motion, pages: number, textOf: TextOf): Moved {
  const here = textOf(point.page);
  if (here === undefined) return { blocked: point.page };
  if (isUnitMotion(motion)) return moveByUnit(point, motion, pages, textOf);
  const offset = moveCaret(here, point.offset, motion);
  const moved = offset !== point.offset && !leavesBody(wordsIn(here, textOf), point.offset, offset);
  if (moved || staying.has(motion)) return { point: { page: point.page, offset } };
  const vertical = motion === 'up' || motion === 'down';
  const x = vertical ? (caretRect(here, point.offset)?.[0] ?? null) : null;
  return nextPage({ from: point, backward: backwards.has(motion), x }, pages, textOf);
}

type Leap = { readonly from: TextPoint; readonly backward: boolean; readonly x: number | null };

function nextPage(leap: Leap, pages: number, textOf: TextOf): Moved {
  const { from, backward } = leap;
  const step = backward ? -1 : 1;
  for (let number = from.page + step; number >= 1 && number <= pages; number += step) {
    const page = textOf(number);
    if (page === undefined) return { blocked: number };
    if (page.text.length > 0)
      return { point: { page: number, offset: entry(page, wordsIn(page, textOf), leap) } };
  }
  return { point: from };
}
