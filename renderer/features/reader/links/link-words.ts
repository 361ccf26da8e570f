import type { PdfLink } from '#renderer/pdf/page-links.ts';
import type { PageText, Rect } from '#shared/text/page-text.ts';
import { readable } from '#shared/text/readable.ts';

/** The words of a page under a box, by the middles of their characters. */
export function wordsUnder(text: PageText, box: Rect): string {
  const { boxes } = text;
  // Twice the middles: a page has thousands of characters and may have hundreds of links.
  const [left, low, right, high] = [box[0] * 2, box[1] * 2, box[2] * 2, box[3] * 2];
  let words = '';
  for (let at = 0; at < text.text.length; at += 1) {
    const y = (boxes[at * 4 + 1] ?? 0) + (boxes[at * 4 + 3] ?? 0);
    if (y < low || y > high) continue;
    const x = (boxes[at * 4] ?? 0) + (boxes[at * 4 + 2] ?? 0);
    if (x >= left && x <= right) words += text.text[at] ?? '';
  }
  return readable(words).slice(0, 200);
}

/** Where a link leads, in words: "to page e105", or its address. `labelOf` answers the printed label of a page. */
export function linkWords(link: PdfLink, labelOf: (page: number) => string): string {
  return link.address ?? `to page ${labelOf(link.place.page)}`;
}
