import { type Entity, entities } from '#shared/changes/operations.ts';
import type { Reader } from '../database/connection.ts';

/**
 * The claims that a change of an entity bears upon: none, all, the claim itself, the claim that a result has or had, or
 * those of a document.
 */
type Claims = 'none' | 'all' | 'itself' | 'of-result' | 'of-document';

/** By entity: one that is new does not compile before it is said here. */
export type Bearing = Readonly<Record<Entity, Claims>>;

/** Beyond so many operations everything is read again, which is no slower. */
const mostOperations = 500;

type Touched = { readonly entity: string; readonly id: string };

/**
 * The claims that changes since a position of the log bear upon; `all` where they are many, or cannot be told.
 * @param since the position of the last change that is known already
 */
export function touchedSince(db: Reader, since: number, bearing: Bearing): ReadonlySet<string> | 'all' {
  const operations = db.all<Touched>(
    `SELECT DISTINCT o.entity, o.entity_id AS id FROM change c JOIN operation o ON o.change_id = c.id
     WHERE c.position > ? LIMIT ?`,
    since,
    mostOperations + 1,
  );
  if (operations.length > mostOperations) return 'all';
  const touched = new Set<string>();
  const idsOf: Record<Exclude<Claims, 'none' | 'all'>, string[]> = {
    itself: [],
    'of-result': [],
    'of-document': [],
  };
  for (const { entity, id } of operations) {
    const known = entities.find((one) => one === entity);
    const claims = known === undefined ? 'all' : bearing[known];
    if (claims === 'all') return 'all';
    if (claims !== 'none') idsOf[claims].push(id);
  }
  for (const id of idsOf.itself) touched.add(id);
  for (const id of claimsOfResults(db, idsOf['of-result'], since)) touched.add(id);
  for (const id of claimsOfDocuments(db, idsOf['of-document'])) touched.add(id);
  return touched;
}

/** The claims that results have now, and those that they had before they came to another one. */
function claimsOfResults(db: Reader, results: readonly string[], since: number): string[] {
  if (results.length === 0) return [];
  const now = db.all<{ id: string }>(
    'SELECT claim_id AS id FROM result WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(results),
  );
  const before = db.all<{ id: string | null }>(
    `SELECT json_extract(f.before, '$') AS id FROM change c JOIN operation o ON o.change_id = c.id
       JOIN operation_field f ON f.change_id = o.change_id AND f.number = o.number
     WHERE c.position > ? AND o.entity = 'result' AND f.field = 'claimId'`,
    since,
  );
  return [...now, ...before].flatMap(({ id }) => id ?? []);
}

function claimsOfDocuments(db: Reader, documents: readonly string[]): string[] {
  if (documents.length === 0) return [];
  return db
    .all<{ id: string }>(
      'SELECT id FROM claim WHERE document_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(documents),
    )
    .map(({ id }) => id);
}
