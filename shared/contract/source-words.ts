import { z } from 'zod';
import { AnchorPart } from './anchor.ts';
import { AnnotationId, ClaimId, DocumentId, Sha256 } from './ids.ts';
import { AnchorState, AnnotationType, DocumentFormat } from './values.ts';

/** Where words stand on one page, and the page itself as PDF units know it: 0 wide and high in a text document. */
const SourcePart = z.strictObject({
  ...AnchorPart.pick({ page: true, label: true, rects: true }).shape,
  width: z.number(),
  height: z.number(),
  rotate: z.number(),
});
export type SourcePart = z.infer<typeof SourcePart>;

/** One of the places that a claim rests on, with what stands around it. */
const SourceQuote = z.strictObject({
  annotationId: AnnotationId,
  type: AnnotationType,
  state: AnchorState,
  /** As people read it; empty for a region. */
  text: z.string(),
  before: z.string(),
  after: z.string(),
  /** Empty where the words were lost. */
  parts: z.array(SourcePart),
});
export type SourceQuote = z.infer<typeof SourceQuote>;

/** The words behind a claim where they stand today. */
export const SourceWords = z.strictObject({
  claimId: ClaimId,
  documentId: DocumentId,
  title: z.string(),
  format: DocumentFormat,
  /** Of the file that the document has. */
  sha256: Sha256,
  /** Its pages are drawn without others' highlights and notes, which were imported. */
  bare: z.boolean(),
  /** In reading order. */
  quotes: z.array(SourceQuote),
});
export type SourceWords = z.infer<typeof SourceWords>;
