import { SearchHit } from '#shared/contract/search.ts';
import type { Reader } from '../database/connection.ts';
import { holdsTerm, namesWith, searchTerms } from './claims-with-words.ts';
import { bracketed, CLOSES, excerptOf, OPENS, placesInPage } from './excerpts.ts';

const SNIPPET = `'${OPENS}', '${CLOSES}', '…', 24`;

const firstPart = (what: string): string =>
  `(SELECT json_extract(a.anchor, '$.parts[0].${what}') FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
    WHERE l.claim_id = c.id AND a.deleted = 0 ORDER BY a.sort LIMIT 1)`;
const CLAIM = `'claim' AS type, c.id, c.document_id AS document, d.title,
  coalesce(${firstPart('page')}, 1) AS page, coalesce(${firstPart('label')}, '1') AS pageLabel`;

type Hit = Readonly<Record<string, unknown>> & { readonly snippet: string };
type PageHit = Hit & { readonly words: string };

/** Pages and claims that hold all the words: the best of each kind first, claims before pages. */
export function searchHits(db: Reader, words: string, limit: number): SearchHit[] {
  const terms = searchTerms(words);
  if (terms.length === 0) return [];
  const pages = db.all<PageHit>(
    `SELECT 'document' AS type, d.id, d.id AS document, d.title, p.page, p.label AS pageLabel, p.text AS words,
       snippet(page_search, 0, ${SNIPPET}) AS snippet
     FROM page_search JOIN page p ON p.id = page_search.rowid JOIN document d ON d.sha256 = p.sha256
     WHERE page_search MATCH ? AND d.deleted = 0 ORDER BY rank LIMIT ?`,
    terms.join(' '),
    limit,
  );
  const claims = claimHits(db, terms, limit).map((row) => SearchHit.parse(withExcerpt(row)));
  return [...claims, ...pages.slice(0, limit - claims.length).map(pageHit)];
}

function withExcerpt({ snippet, ...hit }: Hit) {
  return { ...hit, snippet: bracketed(snippet), excerpt: excerptOf(snippet) };
}

function pageHit({ words, ...row }: PageHit): SearchHit {
  const hit = withExcerpt(row);
  const places = placesInPage(words, hit.excerpt).map(({ start, end }) => [start, end]);
  return SearchHit.parse({ ...hit, places });
}

/** Claims that hold every term, those first whose own words hold one; the others show the concepts that do. */
function claimHits(db: Reader, terms: readonly string[], limit: number): Hit[] {
  const holds = terms.map(holdsTerm);
  const values = holds.flatMap((condition) => condition.values);
  const there = ['c.deleted = 0', 'd.deleted = 0', ...holds.map(({ sql }) => sql)].join(' AND ');
  const any = terms.join(' OR ');
  const inWords = db.all<Hit>(
    `SELECT ${CLAIM}, snippet(claim_search, 0, ${SNIPPET}) AS snippet
     FROM claim_search JOIN claim_words w ON w.id = claim_search.rowid JOIN claim c ON c.id = w.claim_id
     JOIN document d ON d.id = c.document_id
     WHERE claim_search MATCH ? AND ${there} ORDER BY rank LIMIT ?`,
    any,
    ...values,
    limit,
  );
  if (inWords.length === limit) return inWords;
  const inNames = db.all<Hit & { readonly concepts: string }>(
    `SELECT ${CLAIM}, (SELECT json_group_array(concept) FROM
         (SELECT concept_id AS concept FROM claim_concept WHERE claim_id = c.id UNION SELECT c.outcome_id)) AS concepts
     FROM claim c JOIN document d ON d.id = c.document_id
     WHERE ${there} AND c.id NOT IN (SELECT w.claim_id FROM claim_search JOIN claim_words w ON w.id = claim_search.rowid
       WHERE claim_search MATCH ?) ORDER BY c.created, c.id LIMIT ?`,
    ...values,
    any,
    limit - inWords.length,
  );
  const names = namesWith(db, terms, SNIPPET);
  const named = inNames.map(({ concepts, ...hit }) => {
    const ids: (string | null)[] = JSON.parse(concepts);
    return { ...hit, snippet: ids.flatMap((id) => names.get(id ?? '') ?? []).join('; ') };
  });
  return [...inWords, ...named];
}
