import { z } from 'zod';
import { Anchor } from './anchor.ts';
import { AnnotationId, ClaimId, DocumentId } from './ids.ts';
import { command, query } from './kinds.ts';
import { AnchorPlace } from './text.ts';
import { AnnotationType, Moment, Prose } from './values.ts';

export const AnnotationView = z.strictObject({
  id: AnnotationId,
  documentId: DocumentId,
  type: AnnotationType,
  /** As recorded: what the person selected. */
  anchor: Anchor,
  /** Under today's text. */
  place: AnchorPlace,
  colour: z.int().nullable(),
  note: z.string(),
  claims: z.array(ClaimId),
  reviewer: z.string(),
  created: Moment,
});
export type AnnotationView = z.infer<typeof AnnotationView>;

export const annotations = {
  /** Annotations of a document in reading order. */
  forDocument: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.array(AnnotationView),
    topics: ['annotation', 'claim', 'text'],
  }),
  /** All annotations of the review, by document and reading order. */
  list: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100_000).default(1_000),
      offset: z.int().min(0).default(0),
    }),
    output: z.array(AnnotationView),
    topics: ['annotation', 'claim', 'text', 'document'],
  }),
  create: command({
    input: z.strictObject({
      annotationId: AnnotationId,
      documentId: DocumentId,
      anchor: Anchor,
      colour: z.int().min(0).max(7).nullable().default(null),
      note: Prose.default(''),
    }),
    output: AnnotationView,
    label: 'annotation.created',
  }),
  edit: command({
    input: z.strictObject({
      annotationId: AnnotationId,
      set: z.strictObject({ colour: z.int().min(0).max(7).nullable(), note: Prose }).partial(),
    }),
    output: AnnotationView,
    label: 'annotation.edited',
  }),
  /** Refused (`conflict`) while a claim rests on it. */
  delete: command({
    input: z.strictObject({ annotationId: AnnotationId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'annotation.deleted',
  }),
} as const;
