import { SearchHit } from '#shared/contract/search.ts';
import type { Reader } from '../database/connection.ts';

/** Typed words as an FTS5 query: each one a quoted term, all of them wanted, nothing taken as syntax. */
export function searchTerms(words: string): string {
  const terms = words.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return terms.map((term) => `"${term}"`).join(' ');
}

const SNIPPET = `'[', ']', '…', 24`;

/** Pages and claims that hold all the words: the best of each kind first, claims before pages. */
export function searchHits(db: Reader, words: string, limit: number): SearchHit[] {
  const terms = searchTerms(words);
  if (terms === '') return [];
  const claims = db.all(
    `SELECT 'claim' AS type, c.id, c.document_id AS document, d.title,
       coalesce((SELECT json_extract(a.anchor, '$.parts[0].page') FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
         WHERE l.claim_id = c.id AND a.deleted = 0 ORDER BY a.sort LIMIT 1), 1) AS page,
       coalesce((SELECT json_extract(a.anchor, '$.parts[0].label') FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
         WHERE l.claim_id = c.id AND a.deleted = 0 ORDER BY a.sort LIMIT 1), '1') AS pageLabel,
       snippet(claim_search, 0, ${SNIPPET}) AS snippet
     FROM claim_search JOIN claim_words w ON w.id = claim_search.rowid JOIN claim c ON c.id = w.claim_id
     JOIN document d ON d.id = c.document_id
     WHERE claim_search MATCH ? AND c.deleted = 0 AND d.deleted = 0 ORDER BY rank LIMIT ?`,
    terms,
    limit,
  );
  const pages = db.all(
    `SELECT 'document' AS type, d.id, d.id AS document, d.title, p.page, p.label AS pageLabel,
       snippet(page_search, 0, ${SNIPPET}) AS snippet
     FROM page_search JOIN page p ON p.id = page_search.rowid JOIN document d ON d.sha256 = p.sha256
     WHERE page_search MATCH ? AND d.deleted = 0 ORDER BY rank LIMIT ?`,
    terms,
    limit,
  );
  return [...claims, ...pages].slice(0, limit).map((row) => SearchHit.parse(row));
}
