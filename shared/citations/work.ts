import { tidyDoi } from '#shared/domain/doi.ts';
import type { DocumentKind, Publication } from '#shared/domain/values.ts';
import { type Name, parseName } from './name.ts';

/** What a reference is made of: a document's record. What is not known is null, empty or left out. */
export type Work = {
  readonly title: string;
  /** As records print them; see `parseName`. */
  readonly authors: readonly string[];
  readonly year: number | null;
  /** The journal; of a preprint the server, of a page its site, of a thesis the university. */
  readonly journal: string | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly registration?: string | null;
  readonly publication: Publication | null;
  readonly kind: DocumentKind | null;
  readonly volume?: string | null;
  readonly issue?: string | null;
  /** As printed in the journal: "517-528", "517-28", "e1205". */
  readonly pages?: string | null;
  readonly url?: string | null;
  /** The day it was read, "2024-11-03"; printed for pages only. */
  readonly accessed?: string | null;
};

/** What a style prints a reference from: every field tidy, empty where nothing is known. */
export type Entry = {
  readonly people: readonly Name[];
  readonly groups: readonly string[];
  readonly title: string;
  readonly year: string;
  readonly journal: string;
  readonly volume: string;
  readonly issue: string;
  /** "833-842" with a plain hyphen. */
  readonly pages: string;
  /** Bare: "10.1001/jama.2021.0669". */
  readonly doi: string;
  readonly pmid: string;
  readonly registration: string;
  readonly url: string;
  readonly accessed: Date | null;
  readonly type: 'article' | 'preprint' | 'abstract' | 'thesis' | 'registry' | 'web';
};

/** A work with its fields tidied and its authors read. */
export function entryOf(work: Work): Entry {
  const names = work.authors.flatMap((author) => parseName(author) ?? []);
  return {
    people: names.filter(({ group }) => !group),
    groups: names.filter(({ group }) => group).map(({ family }) => family),
    title: field(work.title),
    year: work.year === null ? '' : String(work.year),
    journal: field(work.journal),
    volume: field(work.volume),
    issue: field(work.issue),
    pages: wholePages(field(work.pages).replace(/\s*[-‐‑‒–—]+\s*/gu, '-')),
    doi: (work.doi === null ? null : tidyDoi(work.doi)) ?? '',
    pmid: work.pmid?.match(/\d+/u)?.[0] ?? '',
    registration: field(work.registration),
    url: field(work.url),
    accessed: dayOf(work.accessed),
    type: typeOf(work),
  };
}

/** "517-28", as indexes print it, is "517-528". */
function wholePages(pages: string): string {
  const both = /^(?<letter>\p{L}?)(?<first>\d+)-(?<last>\d+)$/u.exec(pages)?.groups;
  const { letter = '', first = '', last = '' } = both ?? {};
  if (both === undefined || last.length >= first.length) return pages;
  const whole = first.slice(0, first.length - last.length) + last;
  return Number(whole) > Number(first) ? `${letter}${first}-${letter}${whole}` : pages;
}

/** One line without marks at its ends that the style sets itself; empty where it holds no letter or digit. */
function field(text: string | null | undefined): string {
  const line = (text ?? '').replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return '';
  // A point that words follow at once is theirs: ".decimal", "...and then".
  return line.replace(/^(?:[.,;:]*\s+|[,;:]+)+|(?<=[^\s])[\s.,;:]+$/gu, '');
}

function dayOf(text: string | null | undefined): Date | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}/u.test(text)) return null;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}

function typeOf({ publication, kind }: Work): Entry['type'] {
  if (publication === 'preprint' || publication === 'abstract' || publication === 'thesis')
    return publication;
  if (publication === 'registry' || kind === 'registry-record') return 'registry';
  return publication === 'web' ? 'web' : 'article';
}
