import type { DocumentView } from '#shared/contract/documents.ts';
import { familyName } from '#shared/citations/name.ts';
import { documentKindLabels, documentStateLabels } from '#shared/domain/labels.ts';

/** Authors as a list is cited: `Brown`, `Brown & Lee`, `Brown et al.`; empty when none is known. */
export function shortAuthors(authors: readonly string[]): string {
  const names = authors.map(familyName);
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  return names.length === 2 ? `${first} & ${second}` : `${first} et al.`;
}

/** The second line of a document in a list: who, when, what kind, what state. Empty parts are left out. */
export function documentLine(document: DocumentView): string {
  const parts = [
    shortAuthors(document.authors),
    document.year === null ? '' : String(document.year),
    document.kind === null ? '' : documentKindLabels[document.kind],
    document.state === 'ready' ? '' : documentStateLabels[document.state],
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Documents that hold every word of `words` in title, authors, journal, year, DOI or file name. */
export function matchingDocuments(
  documents: readonly DocumentView[],
  words: string,
): readonly DocumentView[] {
  const wanted = key(words)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.length === 0) return documents;
  return documents.filter((document) => {
    const text = key(
      [
        document.title,
        ...document.authors,
        document.journal,
        document.year,
        document.doi,
        document.fileName,
      ].join(' '),
    );
    return wanted.every((word) => text.includes(word));
  });
}

/** Regardless of case and accents, so that “Gökbuget” is found by “gokbuget”. */
function key(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('en')
    .trim();
}
