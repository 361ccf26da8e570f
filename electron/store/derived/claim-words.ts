import type { Reader, Writer } from '../database/connection.ts';
import { readable } from '#shared/text/readable.ts';

type Stale = {
  readonly claims: readonly string[];
  readonly annotations: readonly string[];
  readonly concepts: readonly string[];
};

/**
 * Indexes again the words of the claims that changed, or whose annotations did, and the names of concepts. A name is
 * indexed once, not with each claim that uses it: renaming costs the same however many claims there are.
 */
export function refreshClaimWords(review: Reader, derived: Writer, stale: Stale): void {
  const claims = new Set(stale.claims);
  for (const id of stale.annotations) {
    const rows = review.all<{ id: string }>(
      'SELECT claim_id AS id FROM claim_annotation WHERE annotation_id = ?',
      id,
    );
    for (const row of rows) claims.add(row.id);
  }
  for (const id of claims) refreshClaim(review, derived, id);
  for (const id of stale.concepts) refreshConcept(review, derived, id);
}

function refreshConcept(review: Reader, derived: Writer, id: string): void {
  derived.run(
    'DELETE FROM concept_search WHERE rowid = (SELECT id FROM concept_words WHERE concept_id = ?)',
    id,
  );
  derived.run('DELETE FROM concept_words WHERE concept_id = ?', id);
  const concept = review.get<{ name: string }>('SELECT name FROM concept WHERE id = ? AND deleted = 0', id);
  if (!concept) return;
  derived.run('INSERT INTO concept_words (concept_id) VALUES (?)', id);
  derived.run(
    'INSERT INTO concept_search (rowid, words) SELECT id, ? FROM concept_words WHERE concept_id = ?',
    concept.name,
    id,
  );
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
  const words = [claim.statement, ...quotes.map((row) => readable(row.quote)), claim.note];
  derived.run('INSERT INTO claim_words (claim_id) VALUES (?)', id);
  derived.run(
    'INSERT INTO claim_search (rowid, words) SELECT id, ? FROM claim_words WHERE claim_id = ?',
    words.filter(Boolean).join('\n'),
    id,
  );
}
