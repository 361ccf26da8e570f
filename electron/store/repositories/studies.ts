import { StudyView } from '#shared/contract/studies.ts';
import { kindsWithoutStudy } from '#shared/domain/claim-study.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { compareWords } from './compare-words.ts';

const Facts = StudyView.pick({ id: true, label: true, design: true, registration: true, population: true });

type StudyRow = Record<string, SqlValue> & { readonly id: string; readonly label: string };

/** The kinds of documents whose claims are about no study by themselves, as a list of SQL. */
const TELLING = kindsWithoutStudy.map((kind) => `'${kind}'`).join(', ');

/** Of each document that reports just one study: that one. */
const ONLY_STUDY = `SELECT l.document_id, min(s.id) AS study_id FROM study_document l
  JOIN study s ON s.id = l.study_id AND s.deleted = 0 JOIN document d ON d.id = l.document_id
  WHERE coalesce(d.kind, '') NOT IN (${TELLING}) GROUP BY l.document_id HAVING count(*) = 1`;

/** The study in force of every claim, by the rule of `studyInForce`: rows of claim_id and study_id, where there is one. */
export const CLAIM_STUDY = `SELECT c.id AS claim_id, s.id AS study_id FROM claim c
  LEFT JOIN (${ONLY_STUDY}) o ON o.document_id = c.document_id
  JOIN study s ON s.id = coalesce(c.study_id, o.study_id) AND s.deleted = 0`;

/** Whether a claim `c` has a study in force, without making the rows of all: `IN` reads each of these lists once. */
export const HAS_STUDY = `CASE WHEN c.study_id IS NULL THEN c.document_id IN (SELECT document_id FROM (${ONLY_STUDY}))
  ELSE c.study_id IN (SELECT id FROM study WHERE deleted = 0) END`;

/** The year of every claim: of the first paper of its study, else of its own. Rows of claim_id and year, which may be null. */
export const CLAIM_YEAR = `SELECT c.id AS claim_id, coalesce(y.year, d.year) AS year
  FROM claim c JOIN document d ON d.id = c.document_id
  LEFT JOIN (SELECT f.claim_id, min(p.year) AS year FROM (${CLAIM_STUDY}) f
    JOIN study_document l ON l.study_id = f.study_id JOIN document p ON p.id = l.document_id AND p.deleted = 0
    GROUP BY f.claim_id) y ON y.claim_id = c.id`;

/** The populations of every claim: its own, else those of its study. Rows of claim_id and concept_id, where there are some. */
export const CLAIM_POPULATION = `SELECT claim_id, concept_id FROM claim_concept WHERE role = 'population'
  UNION SELECT f.claim_id, p.concept_id FROM (${CLAIM_STUDY}) f JOIN study_concept p ON p.study_id = f.study_id
    WHERE NOT EXISTS (SELECT 1 FROM claim_concept o WHERE o.claim_id = f.claim_id AND o.role = 'population')`;

/** How many claims each study has, counted in one go: for each study anew it would be all claims times all studies. */
const CLAIMS_OF_STUDIES = `SELECT f.study_id, count(*) AS claims FROM (${CLAIM_STUDY}) f
  JOIN claim c ON c.id = f.claim_id JOIN document d ON d.id = c.document_id
  WHERE c.deleted = 0 AND d.deleted = 0 GROUP BY f.study_id`;

const SELECT = `SELECT s.id, s.label, s.design, s.registration, s.note, s.fields,
  (SELECT json_group_array(document_id) FROM (SELECT l.document_id FROM study_document l
    JOIN document d ON d.id = l.document_id WHERE l.study_id = s.id AND d.deleted = 0 ORDER BY d.imported, d.id)) AS documents,
  (SELECT json_group_array(concept_id) FROM (SELECT l.concept_id FROM study_concept l
    JOIN concept k ON k.id = l.concept_id WHERE l.study_id = s.id ORDER BY k.place, k.id)) AS population,
  coalesce(n.claims, 0) AS claims
  FROM study s LEFT JOIN (${CLAIMS_OF_STUDIES}) n ON n.study_id = s.id WHERE s.deleted = 0`;

function toView(row: StudyRow): StudyView {
  const { documents, population, fields, ...plain } = row;
  return StudyView.parse({
    ...plain,
    fields: JSON.parse(String(fields)),
    documents: JSON.parse(String(documents)),
    population: JSON.parse(String(population)),
  });
}

/** All studies by label. */
export function studyViews(db: Reader): StudyView[] {
  return db
    .all<StudyRow>(`${SELECT} ORDER BY s.id`)
    .map(toView)
    .toSorted((a, b) => compareWords(a.label, b.label));
}

/** What rows of evidence say of a study. */
export type StudyFacts = Pick<StudyView, 'id' | 'label' | 'design' | 'registration' | 'population'>;

/** The same of all studies, without counting anything: rows are made by the hundred. */
export function studyFacts(db: Reader): StudyFacts[] {
  const rows = db.all<StudyRow>(
    `SELECT s.id, s.label, s.design, s.registration,
       (SELECT json_group_array(concept_id) FROM (SELECT l.concept_id FROM study_concept l
         JOIN concept k ON k.id = l.concept_id WHERE l.study_id = s.id ORDER BY k.place, k.id)) AS population
     FROM study s WHERE s.deleted = 0`,
  );
  return rows.map(({ population, ...plain }) =>
    Facts.parse({ ...plain, population: JSON.parse(String(population)) }),
  );
}

/** One study that is not deleted. */
export function studyView(db: Reader, id: string): StudyView | null {
  const row = db.get<StudyRow>(`${SELECT} AND s.id = ?`, id);
  return row ? toView(row) : null;
}

/** The claims for which a person said that they are about a study. */
export function claimsSaidAbout(db: Reader, studyId: string): string[] {
  const rows = db.all<{ id: string }>('SELECT id FROM claim WHERE study_id = ? AND deleted = 0', studyId);
  return rows.map((row) => row.id);
}

/** The claims of documents for which nobody chose a study, with the one that they have by their document. */
export function claimsFollowing(
  db: Reader,
  documents: readonly string[],
): readonly { readonly claim: string; readonly study: string }[] {
  return db.all<{ claim: string; study: string }>(
    `SELECT f.claim_id AS claim, f.study_id AS study FROM (${CLAIM_STUDY}) f JOIN claim c ON c.id = f.claim_id
     WHERE c.study_id IS NULL AND c.deleted = 0 AND c.document_id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
    JSON.stringify(documents),
  );
}

/** The study in force of claims, by claim. @param claims ids as a JSON array */
export function studiesOfClaims(db: Reader, claims: string): ReadonlyMap<string, string> {
  const rows = db.all<{ claim: string; study: string }>(
    `SELECT claim_id AS claim, study_id AS study FROM (${CLAIM_STUDY}) WHERE claim_id IN (SELECT value FROM json_each(?))`,
    claims,
  );
  return new Map(rows.map(({ claim, study }) => [claim, study]));
}

/**
 * The study in force of a claim by what a person has chosen for it and its document: the rule of `studyInForce` for many
 * claims, whose documents and studies are read once.
 */
export function studyRule(db: Reader): (chosen: string | null, document: string) => string | null {
  const studies = db.all<{ id: string }>('SELECT id FROM study WHERE deleted = 0');
  const alive = new Map(studies.map(({ id }) => [id, id]));
  const ofDocument = new Map(
    db
      .all<{ document: string; study: string }>(
        `SELECT document_id AS document, study_id AS study FROM (${ONLY_STUDY})`,
      )
      .map(({ document, study }) => [document, study]),
  );
  return (chosen, document) => {
    if (chosen === null) return ofDocument.get(document) ?? null;
    return alive.get(chosen) ?? null;
  };
}

/** How many studies are in force of claims. @param claimIds those of the claims */
export function countStudies(db: Reader, claimIds: readonly string[]): number {
  const row = db.get<{ studies: number }>(
    `SELECT count(DISTINCT study_id) AS studies FROM (${CLAIM_STUDY}) WHERE claim_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(claimIds),
  );
  return row?.studies ?? 0;
}

/** The studies that a document reports. */
export function studiesOfDocument(db: Reader, documentId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT s.id FROM study_document l JOIN study s ON s.id = l.study_id
     WHERE l.document_id = ? AND s.deleted = 0 ORDER BY s.id`,
    documentId,
  );
  return rows.map((row) => row.id);
}

/** The studies that documents report, by document. */
export function studiesOfDocuments(db: Reader): ReadonlyMap<string, readonly string[]> {
  const rows = db.all<{ document: string; study: string }>(
    `SELECT l.document_id AS document, s.id AS study FROM study_document l JOIN study s ON s.id = l.study_id
     WHERE s.deleted = 0 ORDER BY s.label, s.id`,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.document)].map(([document, of]) => [
      document,
      of.map(({ study }) => study),
    ]),
  );
}
