import { err, ok, type Result } from '#shared/kit/result.ts';
import { CONTEXT_LENGTH } from './context.ts';
import type { AnchorPage, Rect, TextRange } from './page-text.ts';
import { rectsFor, roundRect } from './rects.ts';
import { regionOffset } from './region-place.ts';
import { trimRange } from './text-index.ts';

/**
 * One piece of an anchor on one page. `rects` are one for each line, in PDF units rounded to 0.001, empty in a text
 * document. `start` and `end` are UTF-16 units of the page's canonical text; both null for a region.
 */
export type AnchorPart = {
  readonly page: number;
  readonly label: string;
  readonly rects: readonly Rect[];
  readonly start: number | null;
  readonly end: number | null;
};

/** The words as the canonical text of that day has them, parts joined by a line end, and what stood around them. */
export type AnchorQuote = { readonly exact: string; readonly prefix: string; readonly suffix: string };

/**
 * What a person selected in the file with this SHA-256, under the recipe of that day. Never rewritten. `sort` puts
 * the anchors of one document in the order of the text when compared as strings.
 */
export type Anchor = {
  readonly v: 1;
  readonly sha256: string;
  readonly recipe: string;
  readonly parts: readonly AnchorPart[];
  readonly quote: AnchorQuote;
  readonly sort: string;
};

/** The file and the recipe whose text the ranges belong to. */
export type AnchorSource = { readonly sha256: string; readonly recipe: string };

export type AnchorError = { readonly code: 'empty-selection' | 'out-of-range' | 'selection-too-large' };

/** Lines on the page and characters that one anchor may hold. */
export const RECT_LIMIT = 500;
export const QUOTE_LIMIT = 50_000;

/**
 * Makes the anchor of a selection: one range or several, on one page or several. White space at the ends of a range
 * is left out; ranges are put in order and joined where they touch.
 */
export function makeAnchor(
  pages: readonly AnchorPage[],
  ranges: readonly TextRange[],
  source: AnchorSource,
): Result<Anchor, AnchorError> {
  const byNumber = new Map(pages.map((page) => [page.page, page]));
  if (ranges.some((range) => isOutside(range, byNumber.get(range.page))))
    return err({ code: 'out-of-range' });
  const trimmed = ranges.map((range) => tidy(range, byNumber.get(range.page)?.text ?? ''));
  const kept = joinTouching(trimmed.filter((range) => range.end > range.start));
  const parts = kept.flatMap((range) => partOf(byNumber.get(range.page), range));
  const first = kept[0];
  const last = kept.at(-1);
  if (!first || !last) return err({ code: 'empty-selection' });
  const exact = kept
    .map((range) => (byNumber.get(range.page)?.text ?? '').slice(range.start, range.end))
    .join('\n');
  const lines = parts.reduce((sum, part) => sum + part.rects.length, 0);
  if (lines > RECT_LIMIT || exact.length > QUOTE_LIMIT) return err({ code: 'selection-too-large' });
  const prefix = before(pages, first);
  const suffix = after(pages, last);
  const sort = sortKey(first.page, first.start, topOf(byNumber.get(first.page), parts[0]?.rects[0]));
  return ok({ v: 1, ...source, parts, quote: { exact, prefix, suffix }, sort });
}

/**
 * Makes the anchor of a region of a page: a figure, a table, a scan. It has a rectangle and no words; where the page's
 * words and boxes are given, it is ordered among them.
 */
export function makeRegionAnchor(page: AnchorPage, rect: Rect, source: AnchorSource): Anchor {
  const part: AnchorPart = {
    page: page.page,
    label: page.label,
    rects: [roundRect(rect)],
    start: null,
    end: null,
  };
  const offset = page.boxes ? regionOffset({ text: page.text, boxes: page.boxes }, rect) : 0;
  const sort = sortKey(page.page, offset, topOf(page, rect));
  return { v: 1, ...source, parts: [part], quote: { exact: '', prefix: '', suffix: '' }, sort };
}

/** The part of an anchor that a range of a page's text makes; none when there is no such page. */
export function partOf(page: AnchorPage | undefined, range: TextRange): AnchorPart[] {
  if (!page) return [];
  const { start, end } = range;
  const rects = page.boxes ? rectsFor({ text: page.text, boxes: page.boxes }, start, end).map(roundRect) : [];
  return [{ page: page.page, label: page.label, rects, start, end }];
}

function isOutside(range: TextRange, page: AnchorPage | undefined): boolean {
  if (!page || !Number.isInteger(range.start) || !Number.isInteger(range.end)) return true;
  return range.start < 0 || range.end > page.text.length || range.start > range.end;
}

/** Trims white space and never cuts a character of two units. */
function tidy(range: TextRange, text: string): TextRange {
  const { start, end } = trimRange(text, range.start, range.end);
  const isLow = (at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');
  const pairBefore = (at: number): boolean =>
    at > 0 && isLow(at) && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
  return {
    page: range.page,
    start: pairBefore(start) ? start - 1 : start,
    end: pairBefore(end) ? end + 1 : end,
  };
}

function joinTouching(ranges: readonly TextRange[]): TextRange[] {
  const sorted = ranges.toSorted((a, b) => a.page - b.page || a.start - b.start);
  const joined: TextRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && last.page === range.page && range.start <= last.end) {
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    } else joined.push(range);
  }
  return joined;
}

function before(pages: readonly AnchorPage[], range: TextRange): string {
  let text = '';
  for (let at = pages.findIndex((page) => page.page === range.page); at >= 0; at -= 1) {
    const page = pages[at];
    const whole = page?.page === range.page ? page.text.slice(0, range.start) : `${page?.text ?? ''}\n`;
    text = whole + text;
    if (text.length >= CONTEXT_LENGTH) break;
  }
  return text.slice(-CONTEXT_LENGTH).replace(/^[\udc00-\udfff]/, '');
}

function after(pages: readonly AnchorPage[], range: TextRange): string {
  let text = '';
  for (let at = pages.findIndex((page) => page.page === range.page); at >= 0 && at < pages.length; at += 1) {
    const page = pages[at];
    text += page?.page === range.page ? page.text.slice(range.end) : `\n${page?.text ?? ''}`;
    if (text.length >= CONTEXT_LENGTH) break;
  }
  return text.slice(0, CONTEXT_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

/** How far below the upper edge of its page the anchor begins, in whole units. */
function topOf(page: AnchorPage | undefined, rect: Rect | undefined): number {
  return rect && page?.height !== undefined ? Math.max(0, Math.round(page.height - rect[3])) : 0;
}

/** Where an anchor begins in the text of its page, as its order has it. */
export function sortOffset({ sort }: Pick<Anchor, 'sort'>): number {
  return Number(sort.split('|')[1] ?? 0);
}

function sortKey(page: number, offset: number, top: number): string {
  const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
  return `${pad(page, 5)}|${pad(offset, 8)}|${pad(top, 6)}`;
}
