import { z } from 'zod';
import { Anchor } from './anchor.ts';
import { AnnotationId, ClaimId, ConceptId, DocumentId } from './ids.ts';
import { command, query } from './kinds.ts';
import {
  AnchorState,
  Assertion,
  ClaimStatus,
  Conclusion,
  ConceptRole,
  Contrast,
  Direction,
  Line,
  Moment,
  Prose,
  Support,
} from './values.ts';

const fields = {
  statement: Prose,
  assertion: Assertion.nullable(),
  outcome: ConceptId.nullable(),
  subgroup: Line.nullable(),
  timePoint: Line.nullable(),
  direction: Direction.nullable(),
  conclusion: Conclusion.nullable(),
  support: Support.nullable(),
  note: Prose,
};

/** Fields of a claim that hold one value. `contrast: null` goes back to the derived one. */
export const ClaimEdit = z.strictObject({ ...fields, contrast: Contrast.nullable() }).partial();
export type ClaimEdit = z.infer<typeof ClaimEdit>;

export const ClaimView = z.strictObject({
  id: ClaimId,
  documentId: DocumentId,
  /** The words behind the claim, in reading order. */
  quotes: z.array(
    z.strictObject({
      annotationId: AnnotationId,
      text: z.string(),
      page: z.int(),
      pageLabel: z.string(),
      state: AnchorState,
    }),
  ),
  ...fields,
  /** The contrast in force. */
  contrast: Contrast,
  /** A person chose it; otherwise it follows from the sides. */
  contrastChosen: z.boolean(),
  therapy: z.array(ConceptId),
  comparator: z.array(ConceptId),
  population: z.array(ConceptId),
  /** Derived: only the therapy side, only the comparator side, both sides. */
  tested: z.array(ConceptId),
  control: z.array(ConceptId),
  background: z.array(ConceptId),
  status: ClaimStatus,
  reviewer: z.string(),
  created: Moment,
  changed: Moment,
});
export type ClaimView = z.infer<typeof ClaimView>;

/** An annotation for selected words; where these very words have one already, that one serves. */
export const NewAnnotation = z.strictObject({ annotationId: AnnotationId, anchor: Anchor });

export const claims = {
  /** Claims of a document in reading order of their first words. */
  forDocument: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.array(ClaimView),
    topics: ['claim', 'annotation', 'text'],
  }),
  get: query({
    input: z.strictObject({ claimId: ClaimId }),
    output: ClaimView,
    topics: ['claim', 'annotation', 'text'],
  }),
  /** All claims of documents that are not in the bin, oldest first. */
  list: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100_000).default(1_000),
      offset: z.int().min(0).default(0),
    }),
    output: z.array(ClaimView),
    topics: ['claim', 'annotation', 'text', 'document'],
  }),
  /** A claim on words selected now (`selections`), on annotations that are there (`annotationIds`), or both. */
  create: command({
    input: z.strictObject({
      claimId: ClaimId,
      documentId: DocumentId,
      selections: z.array(NewAnnotation).max(50).default([]),
      annotationIds: z.array(AnnotationId).max(50).default([]),
      therapy: z.array(ConceptId).max(50).default([]),
      comparator: z.array(ConceptId).max(50).default([]),
      population: z.array(ConceptId).max(50).default([]),
      set: ClaimEdit.default({}),
    }),
    output: ClaimView,
    label: 'claim.created',
  }),
  edit: command({
    input: z.strictObject({ claimId: ClaimId, set: ClaimEdit }),
    output: ClaimView,
    label: 'claim.edited',
  }),
  addConcept: command({
    input: z.strictObject({ claimId: ClaimId, role: ConceptRole, conceptId: ConceptId }),
    output: ClaimView,
    label: 'claim.conceptAdded',
  }),
  removeConcept: command({
    input: z.strictObject({ claimId: ClaimId, role: ConceptRole, conceptId: ConceptId }),
    output: ClaimView,
    label: 'claim.conceptRemoved',
  }),
  /** More words behind a claim, selected in its document: the same result said again. */
  addWords: command({
    input: z.strictObject({ claimId: ClaimId, selections: z.array(NewAnnotation).min(1).max(50) }),
    output: ClaimView,
    label: 'claim.wordsAdded',
  }),
  /** Takes words off a claim, and their highlight as `delete` does. Refused (`conflict`) for the last ones. */
  removeWords: command({
    input: z.strictObject({ claimId: ClaimId, annotationId: AnnotationId }),
    output: ClaimView,
    label: 'claim.wordsRemoved',
  }),
  /** Also takes the annotations that came into being with a claim, unless another claim rests on them. */
  delete: command({
    input: z.strictObject({ claimId: ClaimId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'claim.deleted',
  }),
} as const;
