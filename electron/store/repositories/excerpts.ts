import { fold, foldKey, unfoldRange } from '#shared/text/fold.ts';

/** A piece of text in which words were found; `marks` are their ranges in it, in UTF-16 units. */
export type Excerpt = { readonly text: string; readonly marks: readonly (readonly [number, number])[] };

/** What FTS5 puts around found words: signs that no text holds, because reading drops them. */
export const OPENS = '\u0002';
export const CLOSES = '\u0003';

/** Takes the signs out of a snippet of FTS5 and says where they stood. */
export function excerptOf(snippet: string): Excerpt {
  const marks: [number, number][] = [];
  let text = '';
  for (const piece of snippet.split(OPENS)) {
    const [found, ...rest] = piece.split(CLOSES);
    if (rest.length > 0) marks.push([text.length, text.length + (found ?? '').length]);
    text += [found, ...rest].join('');
  }
  return { text, marks };
}

/** A snippet with its found words in [square brackets]. */
export function bracketed(snippet: string): string {
  return snippet.replaceAll(OPENS, '[').replaceAll(CLOSES, ']');
}

/**
 * Where the found words of an excerpt stand in the page whose readable text it was cut from: ranges of the page's
 * canonical text. Empty when the excerpt is not of this page.
 */
export function placesInPage(page: string, { text, marks }: Excerpt): { start: number; end: number }[] {
  // The dots at both ends say that the page goes on.
  const first = text.startsWith('…') ? 1 : 0;
  const cut = text.slice(first, text.endsWith('…') ? -1 : text.length);
  const folded = fold(page);
  const at = folded.folded.indexOf(foldKey(cut.trim()));
  if (at < 0) return [];
  return marks.map(([start, end]) => {
    const upTo = foldKey(cut.slice(0, end - first).trimStart()).length;
    const own = foldKey(cut.slice(start - first, end - first)).length;
    return unfoldRange(folded, at + upTo - own, at + upTo);
  });
}
