import { fromCss, toCss } from '#renderer/pdf/page-geometry.ts';
import type { CssRect, PageShape } from '#renderer/pdf/page-geometry.ts';
import { indexAt } from '#renderer/pdf/page-stack.ts';
import type { Rect } from '#shared/text/page-text.ts';
import type { PageView } from './use-page-view.ts';

/** A spot of a page: the page and a point of it in PDF units. */
export type PageSpot = {
  readonly index: number;
  readonly page: number;
  readonly x: number;
  readonly y: number;
};

/** The spot under a point of the window; a point between or beside pages means the page above or beside it. */
export function spotAt(
  view: PageView,
  shapes: readonly PageShape[],
  clientX: number,
  clientY: number,
): PageSpot | null {
  const element = view.scroller.current;
  if (element === null) return null;
  const box = element.getBoundingClientRect();
  const y = clientY - box.top + element.scrollTop;
  return spotOn(view, shapes, { index: indexAt(view.stack, y), clientX, clientY });
}

/** The spot of one page under a point of the window, which may lie beside that page. */
export function spotOn(
  view: PageView,
  shapes: readonly PageShape[],
  { index, clientX, clientY }: { readonly index: number; readonly clientX: number; readonly clientY: number },
): PageSpot | null {
  const element = view.scroller.current;
  const shape = shapes[index];
  const size = view.stack.sizes[index];
  if (element === null || shape === undefined || size === undefined) return null;
  const box = element.getBoundingClientRect();
  const x = clientX - box.left + element.scrollLeft - view.leftOf(index);
  const y = clientY - box.top + element.scrollTop - (view.stack.tops[index] ?? 0);
  return { index, page: shape.page, ...fromCss(shape, size, x, y) };
}

/** Where a rectangle of a page lies in the column of pages, in CSS pixels. */
export function columnRect(
  view: PageView,
  shapes: readonly PageShape[],
  page: number,
  rect: Rect,
): CssRect | null {
  const index = page - 1;
  const shape = shapes[index];
  const size = view.stack.sizes[index];
  if (shape === undefined || size === undefined) return null;
  const shown = toCss(shape, size, rect);
  return {
    ...shown,
    left: shown.left + view.leftOf(index),
    top: shown.top + (view.stack.tops[index] ?? 0),
  };
}

/** Scrolls as little as needed for a rectangle of the column to be in view, with some room around it. */
export function reveal(view: PageView, rect: CssRect): void {
  const element = view.scroller.current;
  if (element === null) return;
  const room = Math.min(48, element.clientHeight / 4);
  if (rect.top - room < element.scrollTop) element.scrollTop = rect.top - room;
  else if (rect.top + rect.height + room > element.scrollTop + element.clientHeight) {
    element.scrollTop = rect.top + rect.height + room - element.clientHeight;
  }
  if (rect.left - room < element.scrollLeft) element.scrollLeft = rect.left - room;
  else if (rect.left + rect.width + room > element.scrollLeft + element.clientWidth) {
    element.scrollLeft = rect.left + rect.width + room - element.clientWidth;
  }
}
