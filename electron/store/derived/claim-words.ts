import type { Reader, Writer } from '../database/connection.ts';
import { readable } from '#shared/text/readable.ts';

type Stale = {
  readonly claims: readonly string[];
  readonly annotations: readonly string[];
  readonly concepts: readonly string[];
};

/** Indexes again the words of the claims that changed, or whose annotations or concepts did. */
export function refreshClaimWords(review: Reader, derived: Writer, stale: Stale): void {
  const claims = new Set(stale.claims);
  for (const id of stale.annotations) {
    const rows = review.all<{ id: string }>(
      'SELECT claim_id AS id FROM claim_annotation WHERE annotation_id = ?',
      id,
    );
    for (const row of rows) claims.add(row.id);
  }
  for (const id of stale.concepts) {
    const rows = review.all<{ id: string }>(
      `SELECT claim_id AS id FROM claim_concept WHERE concept_id = ? UNION SELECT id FROM claim WHERE outcome_id = ?`,
      id,
      id,
    );
    for (const row of rows) claims.add(row.id);
  }
  for (const id of claims) refreshClaim(review, derived, id);
}

function refreshClaim(review: Reader, derived: Writer, id: string): void {
  derived.run('DELETE FROM claim_search WHERE rowid = (SELECT id FROM claim_words WHERE claim_id = ?)', id);
  derived.run('DELETE FROM claim_words WHERE claim_id = ?', id);
  const claim = review.get<{ statement: string; note: string }>(
    'SELECT statement, note FROM claim WHERE id = ? AND deleted = 0',
    id,
  );
  if (!claim) return;
  const quotes = review.all<{ quote: string }>(
    'SELECT quote FROM annotation a JOIN claim_annotation l ON l.annotation_id = a.id WHERE l.claim_id = ? ORDER BY a.sort',
    id,
  );
  const concepts = review.all<{ name: string }>(
    `SELECT name FROM concept WHERE id IN (
       SELECT concept_id FROM claim_concept WHERE claim_id = ? UNION SELECT outcome_id FROM claim WHERE id = ?)`,
    id,
    id,
  );
  const words = [
    claim.statement,
    ...quotes.map((row) => readable(row.quote)),
    claim.note,
    ...concepts.map((concept) => concept.name),
  ];
  derived.run('INSERT INTO claim_words (claim_id) VALUES (?)', id);
  derived.run(
    'INSERT INTO claim_search (rowid, words) SELECT id, ? FROM claim_words WHERE claim_id = ?',
    words.filter(Boolean).join('\n'),
    id,
  );
}
