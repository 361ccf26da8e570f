/** What a file says about itself: proposals for a document's fields, never values until a person accepts them. */
export interface Metadata {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly journal: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  /** "517-528", or the number of an article; as printed in the journal, not in the file. */
  readonly pageRange: string | null;
  readonly doi: string | null;
}

export const noMetadata: Metadata = {
  ...{ title: null, authors: [], year: null, journal: null },
  ...{ volume: null, issue: null, pageRange: null, doi: null },
};

const maxWords = 2_000;
const maxAuthors = 500;

/** One line of words: white space single, ends trimmed, of bearable length; null when nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .slice(0, maxWords * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxWords);
  return line === '' ? null : line;
}

/** The pages of an article from its first and its last, as far as they are known. */
export function pagesBetween(firstPage: string | null, lastPage: string | null): string | null {
  if (firstPage === null || lastPage === null || firstPage === lastPage) return firstPage ?? lastPage;
  return `${firstPage}-${lastPage}`;
}

/** The first DOI in a text, in lower case and without the punctuation behind it; null when there is none. */
export function findDoi(text: string | null | undefined): string | null {
  const match = /\b10\.\d{4,9}\/[^\s"'<>]{1,200}/.exec((text ?? '').slice(0, 20_000));
  return match === null ? null : match[0].toLowerCase().replace(/[.,;:)\]}]+$/, '');
}

/** The first year from 1500 to 2199 in a date, however it is written; null when there is none. */
export function findYear(text: string | null | undefined): number | null {
  const match = /(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)/.exec((text ?? '').slice(0, 200));
  return match === null ? null : Number(match[0]);
}

/** Names as given, each once, in order; a placeholder that a page forgot to fill is none. */
export function authorNames(names: readonly (string | null | undefined)[]): string[] {
  const lines = names
    .map(oneLine)
    .filter((name) => name !== null)
    .filter((name) => !/[${}]/.test(name));
  return [...new Set(lines)].slice(0, maxAuthors);
}
