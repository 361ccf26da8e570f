import type { Rect } from './page-text.ts';
import { boxAt } from './rects.ts';

type Boxed = { readonly text: string; readonly boxes: Float32Array };

/**
 * Where a region stands among the words of its page, as an offset in its text: at the first words that it frames; else
 * behind the words above it in its column, else before those below it; 0 on a page without any.
 *
 * @param rect in PDF units as the boxes
 */
export function regionOffset(page: Boxed, [x0, y0, x1, y1]: Rect): number {
  const above = { gap: Infinity, offset: 0 };
  const below = { gap: Infinity, offset: 0 };
  for (let at = 0; at < page.text.length; at += 1) {
    const box = (page.text[at] ?? ' ').trim() === '' ? null : boxAt(page, at);
    if (box === null) continue;
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (x < x0 || x > x1) continue;
    if (y >= y0 && y <= y1) return at;
    // The last of the line just above, and the first of the line just below.
    if (y > y1 && y - y1 <= above.gap) Object.assign(above, { gap: y - y1, offset: at + 1 });
    if (y < y0 && y0 - y < below.gap) Object.assign(below, { gap: y0 - y, offset: at });
  }
  return above.gap < Infinity ? above.offset : below.offset;
}
