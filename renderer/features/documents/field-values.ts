import { z } from 'zod';
import type { DocumentEdit, DocumentView } from '#shared/contract/documents.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import { tidyDoi } from '#shared/domain/doi.ts';

/** Saves some fields of a document; answers the document as it is then, or null when they were not taken. */
export type SaveDocument = (set: DocumentEdit, group?: GroupId) => Promise<DocumentView | null>;

/** Fields that a person types as text. */
export const textFields = [
  'title',
  'authors',
  'year',
  'journal',
  'volume',
  'issue',
  'pageRange',
  'doi',
  'registration',
  'useReason',
  'notes',
] as const;
export type TextField = (typeof textFields)[number];

export const fieldLabels: Readonly<Record<TextField, string>> = {
  title: 'Title',
  authors: 'Authors, one a line',
  year: 'Year',
  journal: 'Journal or site',
  volume: 'Volume',
  issue: 'Issue',
  pageRange: 'Pages',
  doi: 'DOI',
  registration: 'Registration',
  useReason: 'Reason for excluding',
  notes: 'Notes',
};

/** A field of a document as the text that is typed for it. */
export function fieldText(document: DocumentView, field: TextField): string {
  if (field === 'authors') return document.authors.join('\n');
  if (field === 'year') return document.year === null ? '' : String(document.year);
  return document[field] ?? '';
}

export type Parsed = { readonly set: DocumentEdit } | { readonly problem: string };

/** What typed text means for a field, or why it can't be taken. */
export function parseField(field: TextField, text: string): Parsed {
  const tidy = text.trim();
  switch (field) {
    case 'title':
      return tidy === '' ? { problem: 'A paper needs a title.' } : { set: { title: oneLine(tidy) } };
    case 'authors':
      return {
        set: {
          authors: tidy
            .split(/[\n;]/u)
            .map(oneLine)
            .filter((author) => author !== ''),
        },
      };
    case 'year':
      return parseYear(tidy);
    case 'notes':
      return { set: { notes: text } };
    case 'doi':
      return parseDoi(tidy);
    default:
      return { set: { [field]: orNull(oneLine(tidy)) } };
  }
}

function parseDoi(tidy: string): Parsed {
  if (tidy === '') return { set: { doi: null } };
  const doi = tidyDoi(tidy);
  return doi === null
    ? { problem: 'Not saved: this is not a DOI, such as 10.1056/NEJMoa1914609.' }
    : { set: { doi } };
}

function parseYear(tidy: string): Parsed {
  if (tidy === '') return { set: { year: null } };
  const year = Number(tidy);
  if (!Number.isInteger(year) || year < 1500 || year > 2200)
    return { problem: 'Not saved: this is not a year, such as 2021.' };
  return { set: { year } };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

const Proposal = {
  title: z.string().trim().min(1),
  authors: z.array(z.string().trim().min(1)).min(1),
  year: z.int(),
  journal: z.string().trim().min(1),
  volume: z.string().trim().min(1),
  issue: z.string().trim().min(1),
  pageRange: z.string().trim().min(1),
  doi: z.string().trim().min(1),
} as const;

function isProposable(field: TextField): field is keyof typeof Proposal {
  return Object.hasOwn(Proposal, field);
}

/** What the file says of a field, as text to accept; null when it says nothing, or what is there already. */
export function proposalFor(document: DocumentView, field: TextField): string | null {
  if (!isProposable(field)) return null;
  const parsed = Proposal[field].safeParse(document.proposals[field]);
  if (!parsed.success) return null;
  const text = Array.isArray(parsed.data) ? parsed.data.join('\n') : String(parsed.data);
  return text === fieldText(document, field) ? null : text;
}
