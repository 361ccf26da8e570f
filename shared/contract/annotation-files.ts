import { z } from 'zod';
import { DocumentId, GrantId, JobId } from './ids.ts';
import { job } from './kinds.ts';

export const annotationFormats = ['jsonld', 'pdf'] as const;
export const AnnotationFormat = z.enum(annotationFormats);

export const AnnotationExport = z.strictObject({
  format: AnnotationFormat,
  /** Name of the file written, never its path. */
  fileName: z.string(),
  /** Highlights and regions written. */
  annotations: z.int(),
  documents: z.int(),
  /** Claims that rest on them. */
  claims: z.int(),
  /** Those whose words have no certain place in the file: without a place in JSON-LD, not in a PDF. */
  unplaced: z.int(),
  /** What is worth knowing of the file, in words; null when there is nothing. */
  note: z.string().nullable(),
  bytes: z.int(),
});
export type AnnotationExport = z.infer<typeof AnnotationExport>;

/** An annotation of a file that was not imported, in words. */
export const NotImported = z.strictObject({
  /** Its words or its note, shortened; empty where it has neither. */
  words: z.string(),
  /** The paper that it is about, where it is here. */
  document: DocumentId.nullable(),
  reason: z.string(),
});
export type NotImported = z.infer<typeof NotImported>;

export const AnnotationImport = z.strictObject({
  fileName: z.string(),
  /** Annotations made. */
  added: z.int(),
  /** Annotations of the file that this review has, or had. */
  known: z.int(),
  /** Claims made, of our own files. */
  claims: z.int().default(0),
  /** The names of concepts that the claims are coded with, and that were made because the review had none of that name. */
  concepts: z.array(z.string()).default([]),
  /** Papers that got some. */
  documents: z.array(DocumentId),
  /** How many were not imported. */
  left: z.int(),
  /** The first hundred of these. */
  reasons: z.array(NotImported).max(100),
});
export type AnnotationImport = z.infer<typeof AnnotationImport>;

export const annotationFiles = {
  /**
   * Writes annotations to the granted file: as W3C Web Annotations (`jsonld`), or into a copy of the paper's PDF (`pdf`,
   * one document). The file in the review is never changed.
   */
  export: job({
    input: z.strictObject({
      jobId: JobId,
      grantId: GrantId,
      format: AnnotationFormat,
      /** None: every paper that is not in the bin. */
      documentIds: z.array(DocumentId).max(100_000).default([]),
    }),
    output: AnnotationExport,
  }),
  /**
   * Makes annotations with notes of a file of W3C Web Annotations, as one undoable change: by position where the quote
   * stands there, else by the quote with its context. What is known is left out, what has no certain place is told.
   * In files that this program wrote, claims are read as claims with what they are coded with.
   */
  importFile: job({
    input: z.strictObject({ jobId: JobId, grantId: GrantId }),
    output: AnnotationImport,
  }),
} as const;
