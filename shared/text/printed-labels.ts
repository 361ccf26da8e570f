import type { PageText } from './page-text.ts';
import { edgeLines } from './running-lines.ts';

/** A number at an edge of a page that may be its own: `e` and 123 of "e123". */
type Printed = { readonly prefix: string; readonly number: number };

/** Fewer pages prove nothing: two numbers go up by one anywhere. */
const LEAST_PAGES = 3;
/** The share of the pages that must carry their number; titles, figures and blank pages often carry none. */
const LEAST_SHARE = 0.6;

const IN_WORDS = /\bpage (?<number>\d{1,5}) of \d{1,5}\b/iu;
/** Alone at an end of the line: "123", "e123 Smith et al.", "BMJ 2015 | 7". */
const AT_AN_END = /^(?<first>[a-z]{0,2}\d{1,5})(?=\s|$)|(?<=\s|^)(?<last>[a-z]{0,2}\d{1,5})$/giu;

function printedOn(page: PageText): Printed[] {
  return edgeLines(page).flatMap((line) => {
    const named = IN_WORDS.exec(line)?.groups?.['number'];
    if (named !== undefined) return [{ prefix: '', number: Number(named) }];
    return [...line.matchAll(AT_AN_END)].flatMap(([word]) => {
      const [, prefix = '', digits = ''] = /^([a-z]*)(\d+)$/iu.exec(word) ?? [];
      return [{ prefix, number: Number(digits) }];
    });
  });
}

/**
 * The page numbers that are printed at the edges of most pages and go up by one from page to page, as labels of all
 * pages; null where the print tells none. What a file lists as its labels is often wrong or counts from 0, and a reader
 * with the paper in hand looks for what is printed.
 */
export function printedLabels(pages: readonly PageText[]): string[] | null {
  const votes = new Map<
    string,
    { readonly prefix: string; readonly shift: number; readonly pages: Set<number> }
  >();
  for (const page of pages) {
    for (const { prefix, number } of printedOn(page)) {
      const shift = number - page.page;
      const key = `${prefix.toLowerCase()} ${shift}`;
      const vote = votes.get(key) ?? { prefix, shift, pages: new Set<number>() };
      vote.pages.add(page.page);
      votes.set(key, vote);
    }
  }
  const [best] = [...votes.values()].toSorted((a, b) => b.pages.size - a.pages.size);
  if (best === undefined || best.pages.size < Math.max(LEAST_PAGES, pages.length * LEAST_SHARE)) return null;
  const { prefix, shift } = best;
  // What stands before page 1 (a cover, a preface) is called as the file calls it.
  return pages.map(({ page, label }) => (page + shift < 1 ? label : `${prefix}${page + shift}`));
}
