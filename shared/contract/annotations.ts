import { z } from 'zod';
import { Anchor } from './anchor.ts';
import { annotationFiles } from './annotation-files.ts';
import { AnnotationId, ClaimId, DocumentId } from './ids.ts';
import { command, query } from './kinds.ts';
import { fileNoteKinds } from './reader.ts';
import { AnchorPlace } from './text.ts';
import { AnnotationType, Moment, Prose } from './values.ts';

/** Where an annotation came from that others made: the paper's own file, or annotations shared beside it. */
export const AnnotationOrigin = z.strictObject({
  source: z.enum(['file', 'shared']),
  kind: z.enum(fileNoteKinds),
  author: z.string(),
  /** When its author last changed it; null where the file does not say. */
  date: Moment.nullable(),
  /** As the file has it, `#rrggbb`; null where it has none. */
  colour: z.string().nullable(),
  /** As the file has it; the note may have been edited since. */
  text: z.string(),
});
export type AnnotationOrigin = z.infer<typeof AnnotationOrigin>;

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
  /** Null for what was made in Sheaf. */
  origin: AnnotationOrigin.nullable(),
  claims: z.array(ClaimId),
  reviewer: z.string(),
  created: Moment,
});
export type AnnotationView = z.infer<typeof AnnotationView>;

/** An annotation whose words do not stand for certain where they were selected. */
export const UnsettledAnchor = z.strictObject({
  annotation: AnnotationView,
  documentTitle: z.string(),
  /** Claims that rest on it. */
  claims: z.array(z.strictObject({ id: ClaimId, statement: z.string() })),
});
export type UnsettledAnchor = z.infer<typeof UnsettledAnchor>;

/** A place in the document that the words of an annotation may be. */
export const AnchorCandidate = z.strictObject({
  /** As people read it, with what stands around it. */
  text: z.string(),
  before: z.string(),
  after: z.string(),
  page: z.int(),
  pageLabel: z.string(),
  /** 1 for equal words, 0 for nothing in common. */
  score: z.number(),
  /** It is where Sheaf shows the annotation now. */
  current: z.boolean(),
  anchor: Anchor,
});
export type AnchorCandidate = z.infer<typeof AnchorCandidate>;

/** What a document's file carries of others' highlights and notes, and what was decided about them. */
export const FileNotesView = z.strictObject({
  count: z.int(),
  /** Drawings without words, which are not imported: they stay in the file and on its pages. */
  wordlessDrawings: z.int(),
  /** Those that say who wrote them, the most frequent first; at most ten. */
  authors: z.array(z.string()),
  decision: z.enum(['taken', 'declined']).nullable(),
});
export type FileNotesView = z.infer<typeof FileNotesView>;

export const annotations = {
  ...annotationFiles,
  /** Annotations of a document in reading order. */
  forDocument: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.array(AnnotationView),
    topics: ['annotation', 'claim-ties', 'reviewer', 'text'],
  }),
  /** All annotations of the review, by document and reading order. */
  list: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100_000).default(1_000),
      offset: z.int().min(0).default(0),
    }),
    output: z.array(AnnotationView),
    topics: ['annotation', 'claim-ties', 'reviewer', 'text', 'document'],
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
  /** Annotations of the whole review that moved, need a look or are lost, by document and reading order. */
  needingALook: query({
    input: z.strictObject({}),
    output: z.array(UnsettledAnchor),
    topics: ['annotation', 'claim', 'reviewer', 'text', 'document'],
  }),
  /**
   * Up to five places where the words of an annotation may stand in its document's file, the likeliest first. Asked
   * for one annotation at a time: looking through a book takes a part of a second.
   */
  candidates: query({
    input: z.strictObject({ annotationId: AnnotationId }),
    output: z.array(AnchorCandidate),
    topics: ['annotation', 'text', 'document'],
  }),
  /**
   * Settles where an annotation is: at a candidate, or at words selected anew. What was recorded before stays in the
   * log. Refused (`invalid-input`) when the anchor is of another file or text, or its words do not stand there.
   */
  repair: command({
    input: z.strictObject({ annotationId: AnnotationId, anchor: Anchor }),
    output: AnnotationView,
    label: 'annotation.repaired',
  }),
  /** What others left in the document's file. */
  inFile: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: FileNotesView,
    topics: ['document', 'text'],
  }),
  /** Makes annotations of what others left in the file; those that are there already are left out. */
  takeFromFile: command({
    input: z.strictObject({ documentId: DocumentId }),
    output: FileNotesView,
    label: 'annotation.takenFromFile',
  }),
  /** Decides against it; it can be taken later all the same. */
  leaveInFile: command({
    input: z.strictObject({ documentId: DocumentId }),
    output: FileNotesView,
    label: 'annotation.leftInFile',
  }),
  /** Refused (`conflict`) while a claim rests on it. */
  delete: command({
    input: z.strictObject({ annotationId: AnnotationId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'annotation.deleted',
  }),
} as const;
