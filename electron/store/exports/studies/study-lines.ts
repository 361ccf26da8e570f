import { referenceRuns } from '#shared/citations/format-reference.ts';
import type { Runs } from '#shared/citations/runs.ts';
import { EvidenceFilter, type EvidenceRow } from '#shared/contract/evidence.ts';
import type { StudyId } from '#shared/contract/ids.ts';
import { StudyRow, type StudyValueColumn, type StudyView } from '#shared/contract/studies.ts';
import { freeFieldNames } from '#shared/domain/study-fields.ts';
import type { Reader } from '../../database/connection.ts';
import { placesOfWords } from '../../repositories/annotations.ts';
import { documentView, workOf } from '../../repositories/documents.ts';
import { evidenceRows } from '../../repositories/evidence-rows.ts';
import { allTherapies } from '../../repositories/orientation.ts';
import { viewIds } from '../../repositories/evidence.ts';
import { reviewRow } from '../../repositories/reviews.ts';
import { studiesOfClaims, studyViews } from '../../repositories/studies.ts';
import { type Telling, toldIn, valuesTold } from './study-values.ts';

export type StudyLines = {
  readonly studies: readonly StudyRow[];
  /** The names of all free fields in order of first use. */
  readonly fieldNames: readonly string[];
  /** Distinct documents of these studies. */
  readonly documents: number;
  readonly claims: number;
  /** Studies whose documents are all excluded or in the bin. */
  readonly leftOut: number;
};

/** The studies of a review by label, with what the claims that evidence takes tell of them. */
export function studyLines(db: Reader): StudyLines {
  const ids = viewIds(db, EvidenceFilter.parse({}), []).map(({ id }) => id);
  const studyOf = studiesOfClaims(db, JSON.stringify(ids));
  const claims = Map.groupBy(
    evidenceRows(db, ids, allTherapies),
    ({ claimId }) => studyOf.get(claimId) ?? null,
  );
  const citations = citationsOf(db);
  const populations = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM concept').map(({ id, name }) => [id, name]),
  );
  const all = studyViews(db);
  // A study that no paper reports yet stays; one whose papers were all put aside goes with them.
  const shown = all.filter(
    ({ documents, id }) =>
      claims.has(id) || documents.some((document) => citations.has(document)) || !hadPapers(db, id),
  );
  const places = placesOfWords(
    db,
    shown.flatMap(({ fields }) => fields.flatMap(({ annotationId }) => annotationId ?? [])),
  );
  const studies = shown.map((study) =>
    lineOf(study, claims.get(study.id) ?? [], {
      citations,
      places,
      population: study.population.flatMap((id) => populations.get(id) ?? []),
    }),
  );
  const documents = new Set(shown.flatMap((study) => study.documents.filter((id) => citations.has(id))));
  return {
    studies,
    // Ids grow with time: in their order studies stand as they were made.
    fieldNames: freeFieldNames(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))),
    documents: documents.size,
    claims: shown.reduce((sum, { id }) => sum + (claims.get(id)?.length ?? 0), 0),
    leftOut: all.length - shown.length,
  };
}

/** The claims that tell a value of the table, in the order in which they were made. */
export function claimsBehind(
  db: Reader,
  {
    studyId,
    column,
    text,
  }: { readonly studyId: StudyId; readonly column: StudyValueColumn; readonly text: string },
): readonly Telling[] {
  const ids = viewIds(db, EvidenceFilter.parse({ study: [studyId] }), []).map(({ id }) => id);
  return toldIn(column, evidenceRows(db, ids, allTherapies)).get(text) ?? [];
}

/** The references of the documents that evidence takes, by id. */
function citationsOf(db: Reader): ReadonlyMap<string, Runs> {
  const { citationStyle } = reviewRow(db);
  const rows = db.all<{ id: string }>(`SELECT id FROM document WHERE deleted = 0 AND use <> 'excluded'`);
  return new Map(
    rows.flatMap(({ id }) => {
      const document = documentView(db, id);
      return document === null ? [] : [[id, referenceRuns(workOf(document), citationStyle)]];
    }),
  );
}

/** Whether papers report a study, wherever they are now. */
function hadPapers(db: Reader, studyId: string): boolean {
  return db.get('SELECT 1 FROM study_document WHERE study_id = ? LIMIT 1', studyId) !== undefined;
}

function lineOf(
  study: StudyView,
  claims: readonly EvidenceRow[],
  known: {
    readonly citations: ReadonlyMap<string, Runs>;
    readonly places: ReadonlyMap<string, string>;
    readonly population: readonly string[];
  },
): StudyRow {
  const population = toldIn('population', claims);
  return StudyRow.parse({
    study: study.label,
    design: study.design,
    registration: study.registration,
    population: known.population.map((text) => ({ text, claims: population.get(text)?.length ?? 0 })),
    therapy: valuesTold('therapy', claims),
    comparator: valuesTold('comparator', claims),
    arms: valuesTold('arms', claims),
    outcomes: valuesTold('outcomes', claims),
    documents: study.documents.flatMap((documentId) => {
      const reference = known.citations.get(documentId);
      return reference === undefined ? [] : [{ documentId, reference }];
    }),
    claims: claims.length,
    note: study.note,
    fields: study.fields.map((field) => ({
      ...field,
      documentId: field.annotationId === null ? null : (known.places.get(field.annotationId) ?? null),
    })),
    studyId: study.id,
  });
}
