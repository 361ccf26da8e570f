import { pagesBetween } from '#shared/formats/metadata.ts';
import type { PageText } from '#shared/text/page-text.ts';
import { property } from '#shared/kit/property.ts';

/** What a PDF says about itself, as proposals for a person to accept; null where it says nothing usable. */
export type PdfMetadata = {
  readonly title: string | null;
  readonly authors: readonly string[] | null;
  readonly year: number | null;
  readonly journal: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pageRange: string | null;
  readonly doi: string | null;
  readonly language: string | null;
};

const LENGTH_LIMIT = 1_000;
const AUTHOR_LIMIT = 200;
const DOI = /\b10\.\d{4,9}\/[^\s"<>|\\^`{}]+/u;
/** Titles that programs write when nobody gave one. */
const NO_TITLE =
  /\.(?:dvi|docx?|indd|pdf|tex|qxd|qxp|ps|rtf|xml|3d)$|^(?:untitled|microsoft word|powerpoint|print|document\d*$)|^[\w.-]*\d[\w.-]*$/iu;

/** Reads the document information and the XMP packet as pdf.js gives them; the DOI also from the first two pages. */
export function proposeMetadata(found: unknown, pages: readonly PageText[]): PdfMetadata {
  const info = property(found, 'info');
  const xmp = xmpReader(property(found, 'metadata'));
  const title = clean(xmp('dc:title')) ?? clean(property(info, 'Title'));
  const listed = xmp('dc:creator');
  const authors =
    Array.isArray(listed) && listed.length > 1 ? listed : splitAuthors(listed ?? property(info, 'Author'));
  const names = authors.flatMap((name) => clean(name) ?? []).slice(0, AUTHOR_LIMIT);
  const opening = pages.slice(0, 2).map((page) => page.text);
  const said = [
    xmp('prism:doi'),
    xmp('pdfx:doi'),
    xmp('dc:identifier'),
    property(info, 'doi'),
    property(info, 'Subject'),
  ];
  return {
    title: title !== null && title.length > 3 && !NO_TITLE.test(title) ? title : null,
    authors: names.length > 0 ? names : null,
    year: firstYear([
      xmp('prism:coverdate'),
      xmp('prism:publicationdate'),
      xmp('dc:date'),
      property(info, 'CreationDate'),
    ]),
    journal: clean(xmp('prism:publicationname')),
    volume: clean(xmp('prism:volume')),
    issue: clean(xmp('prism:number')),
    pageRange:
      clean(xmp('prism:pagerange')) ??
      pagesBetween(clean(xmp('prism:startingpage')), clean(xmp('prism:endingpage'))),
    doi: firstDoi([...said, ...opening]),
    language: clean(property(info, 'Language') ?? xmp('dc:language')),
  };
}

function xmpReader(metadata: unknown): (name: string) => unknown {
  return (name) => {
    const get = property(metadata, 'get');
    return typeof get === 'function' ? Reflect.apply(get, metadata, [name]) : null;
  };
}

function clean(value: unknown): string | null {
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text !== 'string') return null;
  const tidy = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LENGTH_LIMIT);
  return tidy === '' ? null : tidy;
}

/** Names in one string: by semicolons, else `and`, else commas when each part looks like a whole name. */
function splitAuthors(value: unknown): string[] {
  const text = clean(value);
  if (text === null) return [];
  if (text.includes(';')) return text.split(';');
  const parts = text.split(/,\s*(?:and\s+)?|\s+(?:and|&)\s+/u);
  return parts.every((part) => part.trim().includes(' ')) ? parts : [text];
}

function firstYear(values: readonly unknown[]): number | null {
  for (const value of values) {
    const found = /(?:^|D:|\D)((?:19|20)\d{2})/u.exec(clean(value) ?? '')?.[1];
    if (found !== undefined) return Number(found);
  }
  return null;
}

function firstDoi(values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = typeof value === 'string' ? value : clean(value);
    const found = DOI.exec(text ?? '')?.[0];
    if (found !== undefined)
      return found
        .replace(/[.,;:)\]]+$/u, '')
        .toLowerCase()
        .slice(0, LENGTH_LIMIT);
  }
  return null;
}
