import { ClaimRegion } from '#shared/contract/claim-region.ts';
import { AnchorPart } from '#shared/contract/anchor.ts';
import type { Reader } from '../database/connection.ts';

type Row = {
  readonly claimId: string;
  readonly annotationId: string;
  readonly sha256: string;
  readonly decision: string | null;
  readonly parts: string;
};

/** The regions behind claims, where they stand today, by claim and reading order; what has no place is left out. */
export function claimRegions(db: Reader, claimIds: readonly string[]): ClaimRegion[] {
  const rows = db.all<Row>(
    `SELECT l.claim_id AS claimId, a.id AS annotationId, d.sha256, d.file_notes AS decision,
       coalesce(p.parts, json_extract(a.anchor, '$.parts')) AS parts
     FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
     JOIN document d ON d.id = a.document_id LEFT JOIN derived.place p ON p.annotation_id = a.id
     WHERE a.type = 'region' AND a.deleted = 0 AND l.claim_id IN (SELECT value FROM json_each(?))
     ORDER BY l.claim_id, a.sort, a.id`,
    JSON.stringify(claimIds),
  );
  return rows.flatMap(({ parts, decision, ...row }) => {
    const [part] = AnchorPart.array().parse(JSON.parse(parts));
    const [rect] = part?.rects ?? [];
    if (part === undefined || rect === undefined) return [];
    const { page, label } = part;
    return [ClaimRegion.parse({ ...row, page, label, rect, bare: decision === 'taken' })];
  });
}
