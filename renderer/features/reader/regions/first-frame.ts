import { rectBetween } from '#shared/text/region.ts';
import type { Rect } from '#shared/text/page-text.ts';
import { spotOn } from '../page-spot.ts';
import type { PageView } from '../use-page-view.ts';

/** The frame that the keys begin with: the middle part of what is in view of the page the reader is on. */
export function firstFrame(view: PageView): { readonly page: number; readonly rect: Rect } | null {
  const element = view.scroller.current;
  const shape = view.shapes[view.main];
  const size = view.stack.sizes[view.main];
  if (element === null || shape === undefined || size === undefined) return null;
  const box = element.getBoundingClientRect();
  const pageTop = box.top + (view.stack.tops[view.main] ?? 0) - element.scrollTop;
  const pageLeft = box.left + view.leftOf(view.main) - element.scrollLeft;
  const seen = {
    left: Math.max(box.left, pageLeft),
    right: Math.min(box.right, pageLeft + size.width),
    top: Math.max(box.top, pageTop),
    bottom: Math.min(box.bottom, pageTop + size.height),
  };
  const [dx, dy] = [(seen.right - seen.left) / 4, (seen.bottom - seen.top) / 4];
  const at = (clientX: number, clientY: number) =>
    spotOn(view, view.shapes, { index: view.main, clientX, clientY });
  const a = at(seen.left + dx, seen.top + dy);
  const b = at(seen.right - dx, seen.bottom - dy);
  return a === null || b === null ? null : { page: shape.page, rect: rectBetween(shape, a, b) };
}
