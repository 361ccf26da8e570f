import { bodyOf } from '#shared/text/selection.ts';
import type { PageText } from '#shared/text/page-text.ts';

/** A caret place: before the UTF-16 unit `offset` of a page's canonical text. */
export type TextPoint = { readonly page: number; readonly offset: number };

/** Offsets of one page's text, half open. */
export type Span = { readonly start: number; readonly end: number };

/** Page texts that are loaded; a page that is not yet there is undefined. */
export type TextOf = (page: number) => PageText | undefined;

/** Where a motion led, or the page whose text must be loaded first. */
export type Moved = { readonly point: TextPoint } | { readonly blocked: number };

/** Pages on either side of a page, whose running lines tell those of the page. */
export const pagesNear = [-2, -1, 1, 2] as const;

/** A page without its running head and foot, as far as the pages near it are loaded. */
export function bodyIn(page: PageText, textOf: TextOf): Span {
  return bodyOf(
    page,
    pagesNear.flatMap((step) => textOf(page.page + step) ?? []),
  );
}
