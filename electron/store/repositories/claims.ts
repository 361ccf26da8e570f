import { ClaimView } from '#shared/contract/claims.ts';
import { deriveContrast, deriveSides } from '#shared/domain/sides.ts';
import type { Contrast, Direction } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';

type ClaimRow = {
  readonly id: string;
  readonly contrast: string | null;
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
  c.subgroup, c.time_point AS timePoint, c.direction, c.conclusion, c.support, c.note, c.status, r.name AS reviewer,
  c.created, c.changed FROM claim c JOIN reviewer r ON r.id = c.reviewer_id`;

const GIVEN = '(SELECT value FROM json_each(?))';

/** Claims by id, in the order given; ids that are gone are left out. */
export function claimViews(db: Reader, ids: readonly string[]): ClaimView[] {
  const given = JSON.stringify(ids);
  const rows = db.all<ClaimRow>(`${SELECT} WHERE c.id IN ${GIVEN} AND c.deleted = 0`, given);
  const links = Map.groupBy(linksOf(db, given), (row) => row.claim);
  const quotes = Map.groupBy(quotesOf(db, given), (row) => row.claim);
  const views = new Map(
    rows.map((row) => [row.id, toView(row, links.get(row.id) ?? [], quotes.get(row.id) ?? [])]),
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
       json_extract(a.anchor, '$.parts[0].page') AS page, json_extract(a.anchor, '$.parts[0].label') AS pageLabel,
       coalesce(p.state, 'exact') AS state
     FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
     LEFT JOIN derived.place p ON p.annotation_id = a.id
     WHERE l.claim_id IN ${GIVEN} AND a.deleted = 0 ORDER BY a.sort, a.id`,
    given,
  );
}

function toView(row: ClaimRow, links: readonly LinkRow[], quotes: readonly QuoteRow[]): ClaimView {
  const inRole = (role: string): string[] =>
    links.filter((link) => link.role === role).map((link) => link.concept);
  const therapy = inRole('therapy');
  const comparator = inRole('comparator');
  return ClaimView.parse({
    ...row,
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
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly contrast: Contrast | null;
  readonly direction: Direction | null;
};

/** The sides of a claim that is not deleted, read from review.db alone; null when it is gone. */
export function claimRoles(db: Reader, id: string): ClaimRoles | null {
  const row = db.get<{ contrast: Contrast | null; direction: Direction | null }>(
    'SELECT contrast, direction FROM claim WHERE id = ? AND deleted = 0',
    id,
  );
  if (!row) return null;
  const links = linksOf(db, JSON.stringify([id]));
  const inRole = (role: string): string[] =>
    links.filter((link) => link.role === role).map((link) => link.concept);
  return { ...row, therapy: inRole('therapy'), comparator: inRole('comparator') };
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
