import type { Rect } from './page-text.ts';
import { boxAt } from './rects.ts';
import { trimRange, type Span } from './text-index.ts';

type Boxed = { readonly text: string; readonly boxes: Float32Array };

/** Raised figures and the like that stand out of a marked line; more is another word that was not marked. */
const BRIDGED = 4;
/** Characters times rectangles that are compared at most; a file may hold any number of both. */
const COMPARED = 20_000_000;

/**
 * The words of a page that rectangles cover, in the order of the text: characters whose middle lies in one of them.
 * Few characters between two covered ones, such as the number of a reference, are taken with them.
 *
 * @param rects in PDF units as the boxes, in any order; what is not a finite rectangle covers nothing.
 */
export function wordsInRects(page: Boxed, rects: readonly Rect[]): Span[] {
  const usable = rects.filter(
    (rect) => rect.every(Number.isFinite) && rect[2] > rect[0] && rect[3] > rect[1],
  );
  if (usable.length === 0 || usable.length * page.text.length > COMPARED) return [];
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < page.text.length; at += 1) {
    if (!isCovered(page, at, usable)) continue;
    const last = spans.at(-1);
    if (last && isBridge(page.text.slice(last.end, at))) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  }
  return spans
    .map(({ start, end }) => trimRange(page.text, start, end))
    .filter(({ start, end }) => end > start);
}

function isCovered(page: Boxed, at: number, rects: readonly Rect[]): boolean {
  const box = (page.text[at] ?? ' ').trim() === '' ? null : boxAt(page, at);
  if (box === null) return false;
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return rects.some(([x0, y0, x1, y1]) => x >= x0 && x <= x1 && y >= y0 && y <= y1);
}

function isBridge(between: string): boolean {
  return between.replace(/\s/gu, '').length <= BRIDGED && !between.includes('\n\n');
}
