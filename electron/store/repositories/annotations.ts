import { isRegion } from '#shared/text/region.ts';
import { Anchor } from '#shared/contract/anchor.ts';
import { AnnotationView } from '#shared/contract/annotations.ts';
import type { AnchorState } from '#shared/domain/values.ts';
import type { Reader } from '../database/connection.ts';

type AnnotationRow = {
  readonly id: string;
  readonly documentId: string;
  readonly type: string;
  readonly anchor: string;
  readonly colour: number | null;
  readonly note: string;
  readonly origin: string | null;
  readonly reviewer: string;
  readonly created: string;
  readonly state: string | null;
  readonly parts: string | null;
  readonly claims: string;
};

const SELECT = `SELECT a.id, a.document_id AS documentId, a.type, a.anchor, a.colour, a.note, a.origin, r.name AS reviewer, a.created,
  p.state, p.parts,
  (SELECT json_group_array(c.id) FROM claim_annotation l JOIN claim c ON c.id = l.claim_id
    WHERE l.annotation_id = a.id AND c.deleted = 0) AS claims
  FROM annotation a JOIN reviewer r ON r.id = a.reviewer_id
  LEFT JOIN derived.place p ON p.annotation_id = a.id`;

function toView(row: AnnotationRow): AnnotationView {
  const { anchor: anchorText, state, parts, claims, origin, ...plain } = row;
  const anchor: { parts: unknown } = JSON.parse(anchorText);
  // Until derived.db has caught up, the recorded place serves.
  const place =
    state === null || parts === null
      ? { state: 'exact', parts: anchor.parts }
      : { state, parts: JSON.parse(parts) };
  const from: unknown = origin === null ? null : JSON.parse(origin);
  return AnnotationView.parse({ ...plain, origin: from, anchor, place, claims: JSON.parse(claims) });
}

/** Annotations of a document in reading order. */
export function annotationsOfDocument(db: Reader, documentId: string): AnnotationView[] {
  const rows = db.all<AnnotationRow>(
    `${SELECT} WHERE a.document_id = ? AND a.deleted = 0 ORDER BY a.sort, a.id`,
    documentId,
  );
  return rows.map(toView);
}

/** Annotations of all documents that are not in the bin. */
export function annotationViews(db: Reader, limit: number, offset: number): AnnotationView[] {
  const rows = db.all<AnnotationRow>(
    `${SELECT} JOIN document d ON d.id = a.document_id WHERE a.deleted = 0 AND d.deleted = 0
     ORDER BY a.document_id, a.sort, a.id LIMIT ? OFFSET ?`,
    limit,
    offset,
  );
  return rows.map(toView);
}

/** Annotations of all documents that are not in the bin, whose words moved, need a look or are lost. */
export function unsettledAnnotations(db: Reader): AnnotationView[] {
  const rows = db.all<AnnotationRow>(
    `${SELECT} JOIN document d ON d.id = a.document_id
     WHERE a.deleted = 0 AND d.deleted = 0 AND p.state <> 'exact'
     ORDER BY lower(d.title), d.id, a.sort, a.id`,
  );
  return rows.map(toView);
}

/** How many annotations of a document stand how. */
export function anchorStates(db: Reader, documentId: string): Record<AnchorState, number> {
  const counts = { exact: 0, moved: 0, 'needs-check': 0, lost: 0 };
  const rows = db.all<{ state: AnchorState; count: number }>(
    `SELECT coalesce(p.state, 'exact') AS state, count(*) AS count FROM annotation a
     LEFT JOIN derived.place p ON p.annotation_id = a.id
     WHERE a.document_id = ? AND a.deleted = 0 GROUP BY 1`,
    documentId,
  );
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** One annotation that is not deleted. */
export function annotationView(db: Reader, id: string): AnnotationView | null {
  const row = db.get<AnnotationRow>(`${SELECT} WHERE a.id = ? AND a.deleted = 0`, id);
  return row ? toView(row) : null;
}

/** Where an annotation of this id is, and whether it was deleted; null when the review never had one. */
export function annotationOnce(
  db: Reader,
  id: string,
): { readonly documentId: string; readonly deleted: boolean } | null {
  const sql = 'SELECT document_id AS documentId, deleted FROM annotation WHERE id = ?';
  const row = db.get<{ documentId: string; deleted: 0 | 1 }>(sql, id);
  return row ? { documentId: row.documentId, deleted: row.deleted === 1 } : null;
}

/** The document of an annotation that is not deleted. */
export function documentOfAnnotation(db: Reader, id: string): string | null {
  const sql = 'SELECT document_id AS document FROM annotation WHERE id = ? AND deleted = 0';
  return db.get<{ document: string }>(sql, id)?.document ?? null;
}

/** Of annotations that can be seen: the documents in which they stand, by annotation. */
export function placesOfWords(db: Reader, ids: readonly string[]): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; document: string }>(
    `SELECT a.id, a.document_id AS document FROM annotation a JOIN document d ON d.id = a.document_id
     WHERE a.deleted = 0 AND d.deleted = 0 AND a.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** The labels of studies with a free field that was read from an annotation. */
export function studiesReadFrom(db: Reader, id: string): string[] {
  const rows = db.all<{ label: string }>(
    `SELECT DISTINCT s.label FROM study s, json_each(s.fields) f
     WHERE s.deleted = 0 AND s.fields <> '[]' AND f.value ->> '$.annotationId' = ? ORDER BY s.label`,
    id,
  );
  return rows.map(({ label }) => label);
}

/** Live claims that rest on an annotation. */
export function claimsOnAnnotation(db: Reader, id: string): string[] {
  const rows = db.all<{ id: string }>(
    'SELECT c.id FROM claim_annotation l JOIN claim c ON c.id = l.claim_id WHERE l.annotation_id = ? AND c.deleted = 0',
    id,
  );
  return rows.map((row) => row.id);
}

/** Annotations of a claim that came into being with it or with another claim: made by a change to a claim. */
export function annotationsMadeForClaims(db: Reader, claimId: string): string[] {
  const rows = db.all<{ id: string }>(
    `SELECT a.id FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
     WHERE l.claim_id = ? AND a.deleted = 0
       AND EXISTS (SELECT 1 FROM operation o WHERE o.change_id = a.created_by AND o.entity = 'claim')`,
    claimId,
  );
  return rows.map((row) => row.id);
}

/** The oldest annotation of a document on exactly these words under the same recipe, or on exactly this region. */
export function annotationAt(db: Reader, documentId: string, anchor: Anchor): string | null {
  return annotationsAt(db, documentId, anchor)[0]?.id ?? null;
}

/** The highlight that somebody made of exactly these words on its own, not with a claim; null where none is. */
export function ownHighlightAt(db: Reader, documentId: string, anchor: Anchor): string | null {
  return annotationsAt(db, documentId, anchor).find((row) => row.claimed === 0)?.id ?? null;
}

function annotationsAt(db: Reader, documentId: string, anchor: Anchor) {
  const type = isRegion(anchor.parts) ? 'region' : 'text';
  const rows = db.all<{ id: string; anchor: string; claimed: 0 | 1 }>(
    `SELECT id, anchor,
       EXISTS (SELECT 1 FROM operation o WHERE o.change_id = a.created_by AND o.entity = 'claim') AS claimed
     FROM annotation a WHERE document_id = ? AND deleted = 0 AND type = ? AND sort = ? ORDER BY created, id`,
    documentId,
    type,
    anchor.sort,
  );
  const place = placeOf(anchor);
  return rows.filter((row) => placeOf(Anchor.parse(JSON.parse(row.anchor))) === place);
}

function placeOf({ sha256, recipe, parts }: Anchor): string {
  // A region is where its rectangle is, whatever text the recipe of that day made.
  if (isRegion(parts)) return JSON.stringify([sha256, parts.map(({ page, rects }) => [page, rects])]);
  return JSON.stringify([sha256, recipe, parts.map(({ page, start, end }) => [page, start, end])]);
}
