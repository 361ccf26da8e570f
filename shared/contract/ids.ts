import { z } from 'zod';

/** Ids are UUIDs made by whoever makes the thing; each kind is its own type, so that one can't be given for another. */
export const ReviewId = z.uuid().brand<'ReviewId', 'inout'>();
export const ReviewerId = z.uuid().brand<'ReviewerId', 'inout'>();
export const DocumentId = z.uuid().brand<'DocumentId', 'inout'>();
export const AnnotationId = z.uuid().brand<'AnnotationId', 'inout'>();
export const ClaimId = z.uuid().brand<'ClaimId', 'inout'>();
export const StudyId = z.uuid().brand<'StudyId', 'inout'>();
export const ResultId = z.uuid().brand<'ResultId', 'inout'>();
export const SavedViewId = z.uuid().brand<'SavedViewId', 'inout'>();
export const AnalysisId = z.uuid().brand<'AnalysisId', 'inout'>();
export const AnalysisRowId = z.uuid().brand<'AnalysisRowId', 'inout'>();
export const FacetId = z.uuid().brand<'FacetId', 'inout'>();
export const ConceptId = z.uuid().brand<'ConceptId', 'inout'>();
export const ChangeId = z.uuid().brand<'ChangeId', 'inout'>();
export const GroupId = z.uuid().brand<'GroupId', 'inout'>();
export const JobId = z.uuid().brand<'JobId', 'inout'>();
export const GrantId = z.uuid().brand<'GrantId', 'inout'>();
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Sha256', 'inout'>();

export type ReviewId = z.infer<typeof ReviewId>;
export type ReviewerId = z.infer<typeof ReviewerId>;
export type DocumentId = z.infer<typeof DocumentId>;
export type AnnotationId = z.infer<typeof AnnotationId>;
export type ClaimId = z.infer<typeof ClaimId>;
export type StudyId = z.infer<typeof StudyId>;
export type ResultId = z.infer<typeof ResultId>;
export type SavedViewId = z.infer<typeof SavedViewId>;
export type AnalysisId = z.infer<typeof AnalysisId>;
export type AnalysisRowId = z.infer<typeof AnalysisRowId>;
export type FacetId = z.infer<typeof FacetId>;
export type ConceptId = z.infer<typeof ConceptId>;
export type ChangeId = z.infer<typeof ChangeId>;
export type GroupId = z.infer<typeof GroupId>;
export type JobId = z.infer<typeof JobId>;
export type GrantId = z.infer<typeof GrantId>;
export type Sha256 = z.infer<typeof Sha256>;
