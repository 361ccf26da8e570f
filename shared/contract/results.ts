import { z } from 'zod';
import { AnnotationId, ClaimId, ResultId } from './ids.ts';
import { command } from './kinds.ts';
import { AnalysisSet, ArmSide, Line, Moment, POperator, Prose, ResultMeasure } from './values.ts';

/** A number, or `not-reached` as of a median survival; null: not said. */
const Reached = z.union([z.number(), z.literal('not-reached')]).nullable();
const Span = z.strictObject({ lower: Reached, upper: Reached });
const Count = z.number().min(0).nullable();

/** What one arm showed, as `ReportedArm` of shared/domain. */
export const ResultArm = z.strictObject({
  label: Line.default(''),
  side: ArmSide.nullable().default(null),
  nRandomised: Count.default(null),
  nAnalysed: Count.default(null),
  events: Count.default(null),
  personTime: Count.default(null),
  percent: z.number().nullable().default(null),
  mean: z.number().nullable().default(null),
  sd: z.number().nullable().default(null),
  se: z.number().nullable().default(null),
  median: Reached.default(null),
  interval: Span.nullable().default(null),
  iqr: Span.nullable().default(null),
  range: Span.nullable().default(null),
});

const fields = {
  /** The words as printed. */
  asReported: Prose,
  measure: ResultMeasure.nullable(),
  value: Reached,
  interval: Span.nullable(),
  /** Level of the intervals, above 0 and below 1. */
  level: z.number().gt(0).lt(1).nullable(),
  p: z.number().min(0).max(1).nullable(),
  pOperator: POperator.nullable(),
  unit: Line.nullable(),
  adjusted: z.boolean().nullable(),
  adjustedFor: Line.nullable(),
  analysisSet: AnalysisSet.nullable(),
  eventCounted: Line.nullable(),
  endpointDefinition: Prose.nullable(),
  mrdThreshold: Line.nullable(),
  mrdMethod: Line.nullable(),
  gradingSystem: Line.nullable(),
  arms: z.array(ResultArm).max(20),
};

/** The fields of a result that a person may set; what is left out stays as it is, or empty in a new one. */
export const ResultEdit = z.strictObject(fields).partial();
export type ResultEdit = z.infer<typeof ResultEdit>;

/** One expression of a claim's finding. */
export const ResultView = z.strictObject({
  id: ResultId,
  claimId: ClaimId,
  /** The words that the numbers were read from; null where they came by other means. */
  annotationId: AnnotationId.nullable(),
  ...fields,
  created: Moment,
});
export type ResultView = z.infer<typeof ResultView>;

export const results = {
  /** `annotationId`: the words of the claim that hold the numbers. */
  create: command({
    input: z.strictObject({
      resultId: ResultId,
      claimId: ClaimId,
      annotationId: AnnotationId.nullable().default(null),
      set: ResultEdit,
    }),
    output: ResultView,
    label: 'result.created',
  }),
  edit: command({
    input: z.strictObject({ resultId: ResultId, set: ResultEdit }),
    output: ResultView,
    label: 'result.edited',
  }),
  delete: command({
    input: z.strictObject({ resultId: ResultId }),
    output: z.strictObject({ deleted: z.literal(true) }),
    label: 'result.deleted',
  }),
} as const;
