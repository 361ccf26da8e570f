import { z } from 'zod';
import { AnnotationImport } from './annotation-files.ts';
import { AppError } from './errors.ts';
import { DocumentId, GrantId, JobId } from './ids.ts';
import { job } from './kinds.ts';
import { DocumentFormat, DocumentKind, DocumentState, Line } from './values.ts';

/** What became of one file. */
export const ImportOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    /** The name of the file, never its path. */
    name: z.string(),
    outcome: z.literal('imported'),
    document: DocumentId,
    format: DocumentFormat,
    state: DocumentState,
    pages: z.int(),
    /** What is worth knowing: why it is not `ready`, another format than its name says, pages that failed. */
    note: z.string().nullable(),
    /** Its bytes were in the bin and are back, with their claims. */
    restored: z.boolean(),
  }),
  z.strictObject({
    name: z.string(),
    outcome: z.literal('already-here'),
    document: DocumentId,
    /** The document's title, where the bytes are those of an earlier file of it. */
    earlierOf: z.string().exactOptional(),
  }),
  z.strictObject({ name: z.string(), outcome: z.literal('refused'), error: AppError }),
  /** It holds annotations of papers (JSON-LD), not a paper. */
  z.strictObject({
    name: z.string(),
    outcome: z.literal('annotations'),
    ...AnnotationImport.omit({ fileName: true, documents: true }).shape,
  }),
  /** Not reached before the job was cancelled. */
  z.strictObject({ name: z.string(), outcome: z.literal('cancelled') }),
]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/**
 * Whether trying a file again can change what became of it: not where its format is none that Sheaf takes, nor where it
 * is not known any more where the file lies (a refusal with `cancelled`).
 */
export function canBeRetried(file: ImportOutcome): boolean {
  if (file.outcome !== 'refused') return file.outcome === 'cancelled';
  return file.error.code !== 'unsupported-format' && file.error.code !== 'cancelled';
}

export const ImportReport = z.strictObject({ files: z.array(ImportOutcome) });
export type ImportReport = z.infer<typeof ImportReport>;

export const imports = {
  /** Brings files in. Bytes are copied into the review by their hash first; the job works from the copies. */
  start: job({
    input: z.strictObject({
      jobId: JobId,
      grants: z.array(GrantId).min(1).max(100_000),
      /** Kind of source for every document of this import; null leaves it open. */
      kind: DocumentKind.nullable().default(null),
      /** Where the files come from, kept in the import's history entry. */
      source: Line.nullable().default(null),
    }),
    output: ImportReport,
  }),
  /** Tries the files of an earlier import again that did not come in and may now (`canBeRetried`), under a new job. */
  retry: job({
    input: z.strictObject({ jobId: JobId, retryOf: JobId }),
    output: ImportReport,
  }),
  /** Reads a document again: with its password, or after a failure. The password is used once and never kept. */
  reread: job({
    input: z.strictObject({
      jobId: JobId,
      documentId: DocumentId,
      password: z.string().max(1_000).nullable().default(null),
    }),
    output: ImportReport,
  }),
} as const;
