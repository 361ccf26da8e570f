import { fromDisplayPoint, toDisplayRect } from '#shared/text/display.ts';
import type { Rect } from '#shared/text/page-text.ts';
import type { PageShape } from './page-geometry.ts';

/** A part of a page around words. */
export type PageStrip = {
  /** In PDF units of the unrotated page. */
  readonly rect: Rect;
  /** How wide and high it is as shown, in PDF units. */
  readonly width: number;
  readonly height: number;
  /** Where the boxes of the words lie in it as shown, as parts of its width and height; those outside it are left out. */
  readonly marks: readonly Mark[];
};
type Mark = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** What is shown beside and above the words, in PDF units: a few words, a few lines. */
const beside = 14;
const above = 34;
/** Lines of a column are some 250 units long: narrower, a strip would be blown up. */
const leastWidth = 260;
/** Of words that fill a column, their beginning. */
const mostHeight = 340;

/** The part of a page that shows some boxes with what stands around them; null where there are no boxes. */
export function pageStrip(shape: PageShape, boxes: readonly Rect[]): PageStrip | null {
  const whole = toDisplayRect(shape, [0, 0, shape.width, shape.height]);
  const shown = boxes.map((box) => toDisplayRect(shape, box));
  if (shown.length === 0) return null;
  const left = Math.min(...shown.map((box) => box.left));
  const right = Math.max(...shown.map((box) => box.left + box.width));
  const top = Math.min(...shown.map((box) => box.top));
  const bottom = Math.max(...shown.map((box) => box.top + box.height));
  const width = Math.min(whole.width, Math.max(right - left + 2 * beside, leastWidth));
  const x = between((left + right - width) / 2, 0, whole.width - width);
  const y = between(top - above, 0, whole.height);
  const height = Math.min(whole.height - y, bottom + above - y, mostHeight);
  if (height <= 0) return null;
  const a = fromDisplayPoint(shape, x, y);
  const b = fromDisplayPoint(shape, x + width, y + height);
  return {
    rect: [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)],
    width,
    height,
    marks: shown
      .filter((box) => box.top < y + height)
      .map((box) => ({
        left: (box.left - x) / width,
        top: (box.top - y) / height,
        width: box.width / width,
        height: Math.min(box.height, y + height - box.top) / height,
      })),
  };
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
