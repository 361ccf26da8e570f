import type { PdfLink } from '#renderer/pdf/page-links.ts';
import type { PageText, Rect } from '#shared/text/page-text.ts';
import { readable } from '#shared/text/readable.ts';

/** The words of a page under a box, by the middles of their characters. */
export function wordsUnder(text: PageText, box: Rect): string {
  let words = '';
  for (let at = 0; at < text.text.length; at += 1) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = text.boxes.subarray(at * 4, at * 4 + 4);
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) words += text.text[at] ?? '';
  }
  return readable(words).slice(0, 200);
}

/** Where a link leads, in words: "to page e105", or its address. `labelOf` answers the printed label of a page. */
export function linkWords(link: PdfLink, labelOf: (page: number) => string): string {
  return link.address ?? `to page ${labelOf(link.place.page)}`;
}
