import { z } from 'zod';
import { DocumentId, GrantId, JobId, Sha256 } from './ids.ts';
import { command, job, query } from './kinds.ts';
import {
  DocumentFormat,
  DocumentKind,
  DocumentState,
  DocumentUse,
  Line,
  Moment,
  Prose,
  Publication,
  ReadingStatus,
} from './values.ts';

const fields = {
  title: Line.min(1),
  authors: z.array(Line.min(1)).max(500),
  year: z.int().min(1500).max(2200).nullable(),
  journal: Line.nullable(),
  volume: Line.nullable(),
  issue: Line.nullable(),
  /** As printed in the journal: "517-528", "e1205". */
  pageRange: Line.nullable(),
  doi: Line.nullable(),
  pmid: Line.nullable(),
  registration: Line.nullable(),
  kind: DocumentKind.nullable(),
  publication: Publication.nullable(),
  language: Line.nullable(),
  notes: Prose,
  readingStatus: ReadingStatus,
  use: DocumentUse,
  useReason: Line.nullable(),
};

/** The fields of a document that a person may edit; what is left out stays as it is. */
export const DocumentEdit = z.strictObject(fields).partial();
export type DocumentEdit = z.infer<typeof DocumentEdit>;

/** A file that a document had before another one was put in its place. Its bytes are kept. */
export const EarlierFile = z.strictObject({
  sha256: Sha256,
  fileName: z.string(),
  size: z.int(),
  format: DocumentFormat,
  pages: z.int(),
  /** When it was replaced. */
  until: Moment,
});
export type EarlierFile = z.infer<typeof EarlierFile>;

/** What became of a document whose file was replaced: how many of its annotations stand how. */
export const ReplaceReport = z.strictObject({
  document: DocumentId,
  /** The file that the document has now. */
  sha256: z.string(),
  fileName: z.string(),
  pages: z.int(),
  anchors: z.strictObject({
    exact: z.int(),
    moved: z.int(),
    'needs-check': z.int(),
    lost: z.int(),
  }),
  /** What is worth knowing of the new file; null when there is nothing. */
  note: z.string().nullable(),
});
export type ReplaceReport = z.infer<typeof ReplaceReport>;

export const DocumentView = z.strictObject({
  id: DocumentId,
  sha256: Sha256,
  fileName: z.string(),
  /** Bytes of the file. */
  size: z.int(),
  format: DocumentFormat,
  state: DocumentState,
  /** Why a document is not `ready`, in words; null when it is. */
  stateReason: z.string().nullable(),
  pages: z.int(),
  /** The oldest first. */
  earlierFiles: z.array(EarlierFile),
  ...fields,
  /** What the file says of itself; a field is only a proposal until a person accepts it. */
  proposals: z.record(z.string(), z.unknown()),
  /** Claims that are not deleted. */
  claims: z.int(),
  imported: Moment,
  /** Where it came from, in the words that its import was given; null when none were. */
  source: z.string().nullable(),
  inBin: z.boolean(),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const documents = {
  /** Documents in order of title; those in the bin only when asked for. */
  list: query({
    input: z.strictObject({ inBin: z.boolean().default(false) }),
    output: z.array(DocumentView),
    topics: ['document', 'claim-count'],
  }),
  get: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: DocumentView,
    topics: ['document', 'claim-count'],
  }),
  edit: command({
    input: z.strictObject({ documentId: DocumentId, set: DocumentEdit }),
    output: DocumentView,
    label: 'document.edited',
  }),
  /**
   * Puts a corrected version of the paper in the place of its file: bytes, text and places of all annotations. The
   * file before is kept and comes back by Undo. Refused, with nothing changed: the same bytes (`exists`), bytes of
   * another document (`conflict`), files that can't be read or are locked (`unreadable`).
   */
  replaceFile: job({
    input: z.strictObject({ jobId: JobId, documentId: DocumentId, grant: GrantId }),
    output: ReplaceReport,
  }),
  /** Moves documents to the bin; their claims go with them and come back with them. */
  moveToBin: command({
    input: z.strictObject({ documentIds: z.array(DocumentId).min(1).max(10_000) }),
    output: z.array(DocumentView),
    label: 'document.binned',
  }),
  restoreFromBin: command({
    input: z.strictObject({ documentIds: z.array(DocumentId).min(1).max(10_000) }),
    output: z.array(DocumentView),
    label: 'document.restored',
  }),
} as const;
