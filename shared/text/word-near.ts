import type { Rect } from './page-text.ts';
import { boxAt } from './rects.ts';
import { wordAt } from './selection.ts';
import type { Span } from './text-index.ts';

type Boxed = { readonly text: string; readonly boxes: Float32Array };

/** In PDF units: beyond it a mark is in the margin or a gap, and about no word. */
const REACH = 8;
/** Insert marks point upwards, from below the line into it. */
const TIP = 0.75;

/**
 * The word to which an insert mark points: the nearest to the upper part of its rectangle, between two words the one
 * before; null where none is near.
 *
 * @param rect in PDF units as the boxes
 */
export function wordNear(page: Boxed, [x0, y0, x1, y1]: Rect): Span | null {
  const [x, y] = [(x0 + x1) / 2, y0 + (y1 - y0) * TIP];
  let nearest = -1;
  let least = REACH;
  for (let at = 0; at < page.text.length; at += 1) {
    const box = (page.text[at] ?? ' ').trim() === '' ? null : boxAt(page, at);
    if (box === null) continue;
    const distance = Math.hypot(beyond(x, box[0], box[2]), beyond(y, box[1], box[3]));
    if (distance >= least) continue;
    least = distance;
    nearest = at;
  }
  return nearest < 0 ? null : wordAt(page, nearest);
}

/** How far a value lies outside of a range; 0 within. */
function beyond(value: number, from: number, to: number): number {
  return Math.max(from - value, value - to, 0);
}
