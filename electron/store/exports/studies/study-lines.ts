import { formatReference } from '#shared/citations/format-reference.ts';
import { EvidenceFilter, type EvidenceRow } from '#shared/contract/evidence.ts';
import type { StudyView } from '#shared/contract/studies.ts';
import { armWords } from '#shared/domain/study-arms.ts';
import type { StudyColumn } from '#shared/domain/study-columns.ts';
import type { Reader } from '../../database/connection.ts';
import { documentView, workOf } from '../../repositories/documents.ts';
import { evidenceRows } from '../../repositories/evidence-rows.ts';
import { allTherapies } from '../../repositories/orientation.ts';
import { viewIds } from '../../repositories/evidence.ts';
import { reviewRow } from '../../repositories/reviews.ts';
import { studiesOfClaims, studyViews } from '../../repositories/studies.ts';

/** A study as a row, by column. */
export type StudyLine = Readonly<Record<StudyColumn, string | number | null | readonly string[]>>;

export type StudyLines = {
  readonly lines: readonly StudyLine[];
  /** Distinct documents of these studies. */
  readonly documents: number;
  readonly claims: number;
  /** Studies whose papers are all excluded or in the bin. */
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
  const lines = shown.map((study) =>
    lineOf(study, claims.get(study.id) ?? [], {
      citations: study.documents.flatMap((id) => citations.get(id) ?? []),
      population: study.population.flatMap((id) => populations.get(id) ?? []),
    }),
  );
  const documents = new Set(shown.flatMap((study) => study.documents.filter((id) => citations.has(id))));
  return {
    lines,
    documents: documents.size,
    claims: shown.reduce((sum, { id }) => sum + (claims.get(id)?.length ?? 0), 0),
    leftOut: all.length - shown.length,
  };
}

/** The references of the documents that evidence takes, by id. */
function citationsOf(db: Reader): ReadonlyMap<string, string> {
  const { citationStyle } = reviewRow(db);
  const rows = db.all<{ id: string }>(`SELECT id FROM document WHERE deleted = 0 AND use <> 'excluded'`);
  return new Map(
    rows.flatMap(({ id }) => {
      const document = documentView(db, id);
      return document === null ? [] : [[id, formatReference(workOf(document), citationStyle)]];
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
  named: { readonly citations: readonly string[]; readonly population: readonly string[] },
): StudyLine {
  const distinct = (values: readonly string[]): string[] => [...new Set(values)];
  return {
    study: study.label,
    design: study.design,
    registration: study.registration,
    population: named.population,
    therapy: distinct(claims.flatMap(({ therapy }) => therapy)),
    comparator: distinct(claims.flatMap(({ comparator }) => comparator)),
    arms: armWords(claims.flatMap(({ results }) => results.flatMap(({ arms }) => arms))),
    outcomes: distinct(claims.flatMap(({ outcome }) => outcome ?? [])),
    documents: named.citations.length,
    citations: named.citations,
    claims: claims.length,
    note: study.note,
    studyId: study.id,
  };
}
