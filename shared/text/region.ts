import type { AnchorPart } from './anchor.ts';
import { fromDisplayPoint, toDisplayRect } from './display.ts';
import type { PageText, Rect } from './page-text.ts';
import { readable } from './readable.ts';

type PageShape = Pick<PageText, 'width' | 'height' | 'rotate'>;
type Point = { readonly x: number; readonly y: number };

/** In PDF units: a smaller rectangle is a slip of the hand, not a region. */
export const LEAST_REGION = 6;

/** Whether the parts of an anchor are a region of a page: a rectangle without words. */
export function isRegion(parts: readonly Pick<AnchorPart, 'start'>[]): boolean {
  return parts.length > 0 && parts.every((part) => part.start === null);
}

/** The rectangle between two points of a page, cut off at the page's edges. */
export function rectBetween(shape: PageShape, a: Point, b: Point): Rect {
  const within = (value: number, limit: number): number => Math.min(limit, Math.max(0, value));
  const [ax, bx] = [within(a.x, shape.width), within(b.x, shape.width)];
  const [ay, by] = [within(a.y, shape.height), within(b.y, shape.height)];
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** Whether a rectangle is large enough to show something. */
export function isLargeEnough([x0, y0, x1, y1]: Rect): boolean {
  return x1 - x0 >= LEAST_REGION && y1 - y0 >= LEAST_REGION;
}

/** How a rectangle changes, seen on the page as it is turned: in PDF units to the right and downwards. */
export type RegionStep = { readonly right: number; readonly down: number; readonly how: 'move' | 'size' };

/**
 * Moves a rectangle, or its right and lower edges as they are shown, by a step; it stays on the page and keeps the
 * least size.
 */
export function stepped(shape: PageShape, rect: Rect, { right, down, how }: RegionStep): Rect {
  const whole = toDisplayRect(shape, [0, 0, shape.width, shape.height]);
  const box = toDisplayRect(shape, rect);
  const clamp = (value: number, least: number, most: number): number =>
    Math.min(Math.max(value, least), Math.max(least, most));
  const width = how === 'size' ? clamp(box.width + right, LEAST_REGION, whole.width - box.left) : box.width;
  const height = how === 'size' ? clamp(box.height + down, LEAST_REGION, whole.height - box.top) : box.height;
  const left = how === 'move' ? clamp(box.left + right, 0, whole.width - width) : box.left;
  const top = how === 'move' ? clamp(box.top + down, 0, whole.height - height) : box.top;
  const a = fromDisplayPoint(shape, left, top);
  const b = fromDisplayPoint(shape, left + width, top + height);
  return rectBetween(shape, a, b);
}

/** What a region is called in lists: "Region, page e123". */
export function regionName(pageLabel: string): string {
  return pageLabel === '' ? 'Region of the page' : `Region, page ${pageLabel}`;
}

/** A quote as one line for tables and exports; a region, which has no words, as "[region, page e123]". */
export function quoteWords(quote: string, pageLabel: string): string {
  const words = readable(quote);
  if (words !== '') return words;
  return pageLabel === '' ? '[region]' : `[region, page ${pageLabel}]`;
}
