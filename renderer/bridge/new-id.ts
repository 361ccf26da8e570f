import { v7 } from 'uuid';
import * as ids from '#shared/contract/ids.ts';

/** Makes ids for new things: UUID version 7, so that they sort by the time of their making. */
export const newId = {
  annotation: () => ids.AnnotationId.parse(v7()),
  claim: () => ids.ClaimId.parse(v7()),
  study: () => ids.StudyId.parse(v7()),
  result: () => ids.ResultId.parse(v7()),
  savedView: () => ids.SavedViewId.parse(v7()),
  analysis: () => ids.AnalysisId.parse(v7()),
  analysisRow: () => ids.AnalysisRowId.parse(v7()),
  concept: () => ids.ConceptId.parse(v7()),
  change: () => ids.ChangeId.parse(v7()),
  group: () => ids.GroupId.parse(v7()),
  job: () => ids.JobId.parse(v7()),
} as const;
