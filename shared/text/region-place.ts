import type { Rect } from './page-text.ts';
import { boxAt } from './rects.ts';

type Boxed = { readonly text: string; readonly boxes: Float32Array };

/** The middle of each printed character in a column, with its offset. */
function* lettersIn(page: Boxed, left: number, right: number): Generator<{ at: number; y: number }> {
  for (let at = 0; at < page.text.length; at += 1) {
    const box = (page.text[at] ?? ' ').trim() === '' ? null : boxAt(page, at);
    const x = box === null ? Number.NaN : (box[0] + box[2]) / 2;
    if (box !== null && x >= left && x <= right) yield { at, y: (box[1] + box[3]) / 2 };
  }
}

/**
 * Where a region stands among the words of its page, as an offset in its text: at the first words that it frames; else
 * behind the words above it in its column, else before those below it; 0 on a page without any.
 *
 * @param rect in PDF units as the boxes
 */
export function regionOffset(page: Boxed, [x0, y0, x1, y1]: Rect): number {
  let above = { gap: Infinity, offset: 0 };
  let below = { gap: Infinity, offset: 0 };
  for (const { at, y } of lettersIn(page, x0, x1)) {
    if (y >= y0 && y <= y1) return at;
    // The last of the line just above, and the first of the line just below.
    if (y > y1) above = y - y1 <= above.gap ? { gap: y - y1, offset: at + 1 } : above;
    else below = y0 - y < below.gap ? { gap: y0 - y, offset: at } : below;
  }
  return above.gap < Infinity ? above.offset : below.offset;
}
