import type { Reader, SqlValue } from '../database/connection.ts';

/** Typed words as FTS5 terms: each one quoted, nothing taken as syntax. */
export function searchTerms(words: string): string[] {
  const terms = words.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return terms.map((term) => `"${term}"`);
}

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

/** Which claims (`c`) hold a term of FTS5: in their own words, or in the name of a concept that they use. */
export function holdsTerm(term: string): Condition {
  const sql = `(c.id IN (SELECT w.claim_id FROM claim_search JOIN claim_words w ON w.id = claim_search.rowid
      WHERE claim_search MATCH ?)
    OR c.outcome_id IN (${NAMED})
    OR c.id IN (SELECT l.claim_id FROM claim_concept l WHERE l.concept_id IN (${NAMED})))`;
  return { sql, values: [term, term, term] };
}

const NAMED = `SELECT n.concept_id FROM concept_search JOIN concept_words n ON n.id = concept_search.rowid
  WHERE concept_search MATCH ?`;

/** Names of concepts that hold one of the terms, by id, the words found marked as `snippet` does. */
export function namesWith(
  db: Reader,
  terms: readonly string[],
  snippet: string,
): ReadonlyMap<string, string> {
  const rows = db.all<{ id: string; name: string }>(
    `SELECT n.concept_id AS id, snippet(concept_search, 0, ${snippet}) AS name FROM concept_search
     JOIN concept_words n ON n.id = concept_search.rowid WHERE concept_search MATCH ?`,
    terms.join(' OR '),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
