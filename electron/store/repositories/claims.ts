import { ClaimView } from '#shared/contract/claims.ts';
import { deriveContrast, deriveSides } from '#shared/domain/sides.ts';
import type { ResultView } from '#shared/contract/results.ts';
import type { Contrast, Direction } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';
import { resultsOf } from './results.ts';
import { CLAIM_STUDY, studiesOfClaims } from './studies.ts';

type ClaimRow = {
  readonly id: string;
  readonly contrast: string | null;
  readonly studyId: string | null;
  readonly [column: string]: string | number | null;
};
type LinkRow = { readonly claim: string; readonly role: string; readonly concept: string };
type QuoteRow = {
  readonly claim: string;
  readonly annotationId: string;
  readonly text: string;
  readonly page: number;
  readonly pageLabel: string;
  readonly state: string;
};

const SELECT = `SELECT c.id, c.document_id AS documentId, c.statement, c.assertion, c.contrast, c.outcome_id AS outcome,
  c.subgroup, c.time_point AS timePoint, c.direction, c.conclusion, c.support, c.study_id AS studyId,
  c.cited_source AS citedSource, c.key_claim AS "key", c.note, c.status, r.name AS reviewer,
  c.created, c.changed FROM claim c JOIN reviewer r ON r.id = c.reviewer_id`;

const GIVEN = '(SELECT value FROM json_each(?))';

/** Claims by id, in the order given; ids that are gone are left out. */
export function claimViews(db: Reader, ids: readonly string[]): ClaimView[] {
  const given = JSON.stringify(ids);
  const rows = db.all<ClaimRow>(`${SELECT} WHERE c.id IN ${GIVEN} AND c.deleted = 0`, given);
  const links = Map.groupBy(linksOf(db, given), (row) => row.claim);
  const quotes = Map.groupBy(quotesOf(db, given), (row) => row.claim);
  const results = Map.groupBy(resultsOf(db, given), (row): string => row.claimId);
  const studies = studiesOfClaims(db, given);
  const views = new Map(
    rows.map((row) => {
      const parts = {
        links: links.get(row.id) ?? [],
        quotes: quotes.get(row.id) ?? [],
        results: results.get(row.id) ?? [],
        study: studies.get(row.id) ?? null,
      };
      return [row.id, toView(row, parts)];
    }),
  );
  return ids.flatMap((id) => views.get(id) ?? []);
}

function linksOf(db: Reader, given: string): LinkRow[] {
  return db.all<LinkRow>(
    `SELECT l.claim_id AS claim, l.role, l.concept_id AS concept FROM claim_concept l JOIN concept k ON k.id = l.concept_id
     WHERE l.claim_id IN ${GIVEN} ORDER BY k.place, lower(k.name), k.id`,
    given,
  );
}

function quotesOf(db: Reader, given: string): QuoteRow[] {
  return db.all<QuoteRow>(
    `SELECT l.claim_id AS claim, a.id AS annotationId, a.quote AS text,
       coalesce(json_extract(p.parts, '$[0].page'), json_extract(a.anchor, '$.parts[0].page')) AS page,
       coalesce(json_extract(p.parts, '$[0].label'), json_extract(a.anchor, '$.parts[0].label')) AS pageLabel,
       coalesce(p.state, 'exact') AS state
     FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
     LEFT JOIN derived.place p ON p.annotation_id = a.id
     WHERE l.claim_id IN ${GIVEN} AND a.deleted = 0 ORDER BY a.sort, a.id`,
    given,
  );
}

type Parts = {
  readonly links: readonly LinkRow[];
  readonly quotes: readonly QuoteRow[];
  readonly results: readonly ResultView[];
  readonly study: string | null;
};

function toView({ studyId, ...row }: ClaimRow, { links, quotes, results, study }: Parts): ClaimView {
  const inRole = (role: string): string[] =>
    links.filter((link) => link.role === role).map((link) => link.concept);
  const therapy = inRole('therapy');
  const comparator = inRole('comparator');
  return ClaimView.parse({
    ...row,
    key: row['key'] === 1,
    study,
    studyChosen: studyId !== null,
    results,
    quotes: quotes.map(({ claim: _claim, ...quote }) => quote),
    contrast: row.contrast ?? deriveContrast(therapy, comparator),
    contrastChosen: row.contrast !== null,
    therapy,
    comparator,
    population: inRole('population'),
    ...deriveSides(therapy, comparator),
  });
}

/** One claim that is not deleted. */
export function claimView(db: Reader, id: string): ClaimView | null {
  return claimViews(db, [id])[0] ?? null;
}

/** Ids of a document's claims in reading order of their first words. */
export function claimIdsOfDocument(db: Reader, documentId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT c.id FROM claim c WHERE c.document_id = ? AND c.deleted = 0
     ORDER BY (SELECT min(a.sort) FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
       WHERE l.claim_id = c.id AND a.deleted = 0), c.created, c.id`,
    documentId,
  );
  return rows.map((row) => row.id);
}

/** How many claims there are, those of documents in the bin included. */
export function countClaims(db: Reader): number {
  return db.get<{ count: number }>('SELECT count(*) AS count FROM claim WHERE deleted = 0')?.count ?? 0;
}

/** Ids of all claims, those of documents in the bin included, oldest first. */
export function allClaimIds(db: Reader): string[] {
  const rows = db.all<{ id: string }>('SELECT id FROM claim WHERE deleted = 0 ORDER BY created, id');
  return rows.map((row) => row.id);
}

/** Ids of the claims of documents that are not in the bin, oldest first. */
export function claimIds(db: Reader, limit: number, offset: number): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT c.id FROM claim c JOIN document d ON d.id = c.document_id
     WHERE c.deleted = 0 AND d.deleted = 0 ORDER BY c.created, c.id LIMIT ? OFFSET ?`,
    limit,
    offset,
  );
  return rows.map((row) => row.id);
}

/** What the rules on a claim look at: its sides, and the contrast and direction that were chosen. */
export type ClaimRoles = {
  readonly id: string;
  readonly documentId: string;
  readonly reviewerId: string;
  readonly outcome: string | null;
  /** What a person chose: a study, `none`, or null. */
  readonly chosenStudy: string | null;
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly contrast: Contrast | null;
  readonly direction: Direction | null;
};

/** The sides of a claim that is not deleted, read from review.db alone; null when it is gone. */
export function claimRoles(db: Reader, id: string): ClaimRoles | null {
  const row = db.get<Omit<ClaimRoles, 'therapy' | 'comparator'>>(
    `SELECT id, document_id AS documentId, reviewer_id AS reviewerId, outcome_id AS outcome, study_id AS chosenStudy,
       contrast, direction FROM claim WHERE id = ? AND deleted = 0`,
    id,
  );
  if (!row) return null;
  const links = linksOf(db, JSON.stringify([id]));
  const inRole = (role: string): string[] =>
    links.filter((link) => link.role === role).map((link) => link.concept);
  return { ...row, therapy: inRole('therapy'), comparator: inRole('comparator') };
}

/** What a claim states, else the words that it rests on first; empty where it has neither. */
export function statementOrQuote(db: Reader, id: string): string {
  const row = db.get<{ words: string | null }>(
    `SELECT coalesce(nullif(trim(c.statement), ''), (SELECT a.quote FROM claim_annotation l
       JOIN annotation a ON a.id = l.annotation_id
       WHERE l.claim_id = c.id AND a.deleted = 0 ORDER BY a.sort, a.id LIMIT 1)) AS words
     FROM claim c WHERE c.id = ?`,
    id,
  );
  return row?.words ?? '';
}

/** A claim whether it is deleted or not, with the concepts that it is coded with; null: there was never one of that id. */
export function claimOnce(
  db: Reader,
  id: string,
): {
  readonly deleted: boolean;
  readonly concepts: readonly { readonly role: string; readonly concept: string }[];
} | null {
  const sql = 'SELECT outcome_id AS outcome, deleted FROM claim WHERE id = ?';
  const row = db.get<{ outcome: string | null; deleted: 0 | 1 }>(sql, id);
  if (!row) return null;
  const outcome = row.outcome === null ? [] : [{ role: 'outcome', concept: row.outcome }];
  return { deleted: row.deleted === 1, concepts: [...linksOf(db, JSON.stringify([id])), ...outcome] };
}

/** The document of a claim that is not deleted. */
export function documentOfClaim(db: Reader, id: string): string | null {
  const sql = 'SELECT document_id AS document FROM claim WHERE id = ? AND deleted = 0';
  return db.get<{ document: string }>(sql, id)?.document ?? null;
}

/** Ids of the annotations that a claim rests on. */
export function wordsOfClaim(db: Reader, id: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT a.id FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
     WHERE l.claim_id = ? AND a.deleted = 0 ORDER BY a.sort, a.id`,
    id,
  );
  return rows.map((row) => row.id);
}

/** Where a key claim stands: there is one for each such place and tested therapy. */
export type KeyPlace = {
  /** The claim that looks for others. */
  readonly id: string;
  readonly reviewerId: string;
  readonly documentId: string;
  readonly outcome: string | null;
  /** The study in force; null: about no study, then of the same document. */
  readonly study: string | null;
};

/** The other key claims at a place. */
export function keyClaims(db: Reader, place: KeyPlace): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT k.id FROM claim k LEFT JOIN (${CLAIM_STUDY}) f ON f.claim_id = k.id
     WHERE k.id <> ? AND k.reviewer_id = ? AND k.deleted = 0 AND k.key_claim = 1 AND k.outcome_id IS ?
       AND f.study_id IS ? AND (f.study_id IS NOT NULL OR k.document_id = ?)`,
    place.id,
    place.reviewerId,
    place.outcome,
    place.study,
    place.documentId,
  );
  return rows.map((row) => row.id);
}

/** The fields and links of a claim, as splitting and merging copy them. */
export type ClaimParts = {
  readonly documentId: string;
  readonly reviewerId: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
  readonly concepts: readonly { readonly role: string; readonly concept: string }[];
};

/** The parts of a claim that is not deleted, under the names that the log has for them. */
export function claimParts(db: Reader, id: string): ClaimParts | null {
  const row = db.get<Record<string, string | number | null>>(
    `SELECT document_id AS documentId, reviewer_id AS reviewerId, statement, assertion, study_id AS study,
       cited_source AS citedSource, contrast, outcome_id AS outcome, subgroup, time_point AS timePoint, direction,
       conclusion, support, key_claim AS "key", note FROM claim WHERE id = ? AND deleted = 0`,
    id,
  );
  if (!row) return null;
  const { documentId, reviewerId, ...fields } = row;
  const concepts = linksOf(db, JSON.stringify([id])).map(({ role, concept }) => ({ role, concept }));
  return { documentId: String(documentId), reviewerId: String(reviewerId), fields, concepts };
}
