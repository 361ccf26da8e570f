import { z } from 'zod';
import { Anchor } from './anchor.ts';
import { AboutTherapies } from './concept-scope.ts';
import { AnnotationId, ClaimId, ConceptId, DocumentId, StudyId } from './ids.ts';
import { command, query, type Topic } from './kinds.ts';
import { ResultView } from './results.ts';
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
  /** The source that a cited claim rests on, where it is no study of the review: "Brown 2021". */
  citedSource: Line.nullable(),
  /** The result that the reviewer would quote: one for study, tested therapy, outcome and reviewer. */
  key: z.boolean(),
  note: Prose,
};

/** The study that a claim is about: one of the review, or `none` where it is about no study. */
export const ClaimStudy = z.union([StudyId, z.literal('none')]);

/**
 * Fields of a claim that hold one value. `contrast: null` and `study: null` go back to the derived ones. A key claim
 * takes the mark off the one that bore it before.
 */
export const ClaimEdit = z
  .strictObject({ ...fields, contrast: Contrast.nullable(), study: ClaimStudy.nullable() })
  .partial();
export type ClaimEdit = z.infer<typeof ClaimEdit>;

/** What many claims can be given at once. */
export const ManyEdit = ClaimEdit.pick({
  direction: true,
  conclusion: true,
  support: true,
  assertion: true,
  outcome: true,
  key: true,
});
export type ManyEdit = z.infer<typeof ManyEdit>;

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
  /** The study in force: chosen, or the only one of the document; null: none. */
  study: StudyId.nullable(),
  /** A person chose the study, or that there is none; otherwise it follows from the document. */
  studyChosen: z.boolean(),
  /** The expressions of its finding, in the order in which they were added. */
  results: z.array(ResultView),
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

/** What a claim shows, or is sorted by. */
const topics: readonly Topic[] = ['claim', 'annotation', 'study', 'document', 'concept', 'reviewer', 'text'];

export const claims = {
  /** Claims of a document in reading order of their first words. */
  forDocument: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.array(ClaimView),
    topics,
  }),
  get: query({
    input: z.strictObject({ claimId: ClaimId }),
    output: ClaimView,
    topics,
  }),
  /** All claims of documents that are not in the bin, oldest first. */
  list: query({
    input: z.strictObject({
      limit: z.int().min(1).max(100_000).default(1_000),
      offset: z.int().min(0).default(0),
    }),
    output: z.array(ClaimView),
    topics,
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
  /**
   * The same change of many claims of a view, as one step: values, and concepts put in or taken out. It means what the
   * view shows: a claim that stands there with its sides changed round is changed the other way round. Refused as a
   * whole when one of them can't take it, and where two of them would be the key claim of the same (`conflict`).
   */
  editMany: command({
    input: z.strictObject({
      claimIds: z.array(ClaimId).min(1).max(20_000),
      about: AboutTherapies.default({ therapy: [], therapyScope: 'below' }),
      set: ManyEdit.default({}),
      concepts: z
        .array(z.strictObject({ role: ConceptRole, conceptId: ConceptId, present: z.boolean() }))
        .max(20)
        .default([]),
    }),
    output: z.strictObject({ claims: z.int() }),
    label: 'claim.manyEdited',
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
  /** Mirrors the claim: the sides, its direction, and the numbers with their arms. */
  swapSides: command({
    input: z.strictObject({ claimId: ClaimId }),
    output: ClaimView,
    label: 'claim.sidesSwapped',
  }),
  /** A second claim on the same words, for a sentence that says two things: it starts with the same sides and study. */
  split: command({
    input: z.strictObject({ claimId: ClaimId, newClaimId: ClaimId }),
    output: ClaimView,
    label: 'claim.split',
  }),
  /**
   * The same result said again: the other claim's words and numbers go to this one, its entries fill what is empty
   * here, and it is deleted. Refused (`conflict`) for claims of different documents.
   */
  merge: command({
    input: z.strictObject({ claimId: ClaimId, otherId: ClaimId }),
    output: ClaimView,
    label: 'claim.merged',
  }),
  /** Also takes the annotations that came into being with a claim, unless another claim rests on them. */
  delete: command({
    input: z.strictObject({ claimId: ClaimId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'claim.deleted',
  }),
} as const;
