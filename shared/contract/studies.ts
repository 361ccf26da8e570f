import { z } from 'zod';
import { AnnotationId, ClaimId, ConceptId, DocumentId, GrantId, JobId, StudyId } from './ids.ts';
import { command, job, query } from './kinds.ts';
import { Line, Prose, StudyDesign } from './values.ts';

/** What a reviewer notes of a study under a name of their own, such as "Funding". */
export const StudyField = z.strictObject({
  /** Unique within a study, whatever its case. */
  name: Line.min(1),
  text: Line.min(1),
  /** The words that it was read from. */
  annotationId: AnnotationId.nullable(),
});
export type StudyField = z.infer<typeof StudyField>;

const fields = {
  /** "Brown 2021". */
  label: Line.min(1),
  design: StudyDesign.nullable(),
  registration: Line.nullable(),
  note: Prose,
  fields: z.array(StudyField).max(100),
};

/**
 * The fields of a study without its links; what is left out stays as it is. Free fields are given as a whole; those
 * without a text are left out, and a name that comes twice or is that of a column is refused (`invalid-input`).
 */
export const StudyEdit = z.strictObject(fields).partial();
export type StudyEdit = z.infer<typeof StudyEdit>;

/** The unit of evidence: several documents may report one study, one document several. */
export const StudyView = z.strictObject({
  id: StudyId,
  ...fields,
  documents: z.array(DocumentId),
  population: z.array(ConceptId),
  /** Claims about it that are not deleted, chosen or by their document. */
  claims: z.int(),
});
export type StudyView = z.infer<typeof StudyView>;

/** A value in a cell of the table, and how many claims tell it: 0 where only the study itself does. */
export const StudyValue = z.strictObject({ text: z.string(), claims: z.int() });
export type StudyValue = z.infer<typeof StudyValue>;

/** A study as a row of the table of characteristics, with what the claims that evidence takes tell of it. */
export const StudyRow = z.strictObject({
  study: z.string(),
  design: StudyDesign.nullable(),
  registration: z.string().nullable(),
  population: z.array(StudyValue),
  therapy: z.array(StudyValue),
  comparator: z.array(StudyValue),
  /** Names of arms with their sizes, as far as results tell them. */
  arms: z.array(StudyValue),
  outcomes: z.array(StudyValue),
  documents: z.array(
    z.strictObject({
      documentId: DocumentId,
      /** The full reference in the review's style, in pieces of one look. */
      reference: z.array(z.strictObject({ text: z.string(), italic: z.boolean() })),
    }),
  ),
  claims: z.int(),
  note: z.string(),
  /** `documentId`: where the words of a field stand; null: it has none, or they are not to be seen now. */
  fields: z.array(StudyField.extend({ documentId: DocumentId.nullable() })),
  studyId: StudyId,
});
export type StudyRow = z.infer<typeof StudyRow>;

/** The columns whose values come from claims. */
export const StudyValueColumn = z.enum(['population', 'therapy', 'comparator', 'arms', 'outcomes']);
export type StudyValueColumn = z.infer<typeof StudyValueColumn>;

export const StudyFormat = z.enum(['docx', 'xlsx', 'csv']);
export type StudyFormat = z.infer<typeof StudyFormat>;

export const StudiesExport = z.strictObject({
  format: StudyFormat,
  /** Name of the file written, never its path. */
  fileName: z.string(),
  /** One for each study. */
  rows: z.int(),
  studies: z.int(),
  documents: z.int(),
  claims: z.int(),
  /** Studies whose documents are all excluded or in the bin. */
  leftOut: z.int(),
  bytes: z.int(),
});
export type StudiesExport = z.infer<typeof StudiesExport>;

export const studies = {
  /** Studies by label. */
  list: query({
    input: z.strictObject({}),
    output: z.array(StudyView),
    topics: ['study', 'claim-ties', 'document', 'concept'],
  }),
  /** The table of characteristics: studies by label, and what it leaves out. */
  characteristics: query({
    input: z.strictObject({}),
    output: z.strictObject({
      studies: z.array(StudyRow),
      /** The names of all free fields in order of first use: a column each. */
      fieldNames: z.array(z.string()),
      documents: z.int(),
      claims: z.int(),
      /** Studies whose documents are all excluded or in the bin. */
      leftOut: z.int(),
    }),
    topics: ['study', 'claim', 'annotation', 'document', 'concept', 'reviewer', 'text', 'review'],
  }),
  /** The claims that tell a value of the table, in the order in which they were made. */
  claimsBehind: query({
    input: z.strictObject({ studyId: StudyId, column: StudyValueColumn, text: z.string() }),
    output: z.array(
      z.strictObject({
        claimId: ClaimId,
        documentId: DocumentId,
        /** The words that numbers of arms were read from. */
        annotationId: AnnotationId.nullable(),
      }),
    ),
    topics: ['study', 'claim', 'annotation', 'document', 'concept', 'reviewer', 'text', 'review'],
  }),
  /** Claims that had the only study of one of these documents keep it: it is written down for them in the same change. */
  create: command({
    input: z.strictObject({
      studyId: StudyId,
      set: StudyEdit.extend({ label: Line.min(1) }),
      documents: z.array(DocumentId).max(1_000).default([]),
      population: z.array(ConceptId).max(50).default([]),
    }),
    output: StudyView,
    label: 'study.created',
  }),
  /** Also takes documents and populations in (`true`) and out (`false`); claims keep theirs as with `create`. */
  edit: command({
    input: z.strictObject({
      studyId: StudyId,
      set: StudyEdit.default({}),
      documents: z.record(DocumentId, z.boolean()).default({}),
      population: z.record(ConceptId, z.boolean()).default({}),
    }),
    output: StudyView,
    label: 'study.edited',
  }),
  /** Refused (`conflict`) while claims were said to be about it. */
  delete: command({
    input: z.strictObject({ studyId: StudyId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'study.deleted',
  }),
  /** Writes a table of the studies to the granted file: whole, or not at all. */
  export: job({
    input: z.strictObject({ jobId: JobId, grantId: GrantId, format: StudyFormat }),
    output: StudiesExport,
  }),
} as const;
