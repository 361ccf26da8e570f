import type { EvidenceFilter, EvidenceSort } from '#shared/contract/evidence.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';
import { holdsTerm, searchTerms } from './claims-with-words.ts';
import { type FoundClaim, inOrder, orderKeys } from './evidence-order.ts';

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

const inList = (column: string, values: readonly string[]): Condition[] =>
  values.length === 0
    ? []
    : [{ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }];

/**
 * A claim stands under the therapies that it tests (given to one side only); where both sides are alike, under what
 * both received. A head-to-head comparison also stands under the other side when the review asks about both or
 * neither.
 */
function therapyCondition(db: Reader, therapy: readonly string[]): Condition[] {
  if (therapy.length === 0) return [];
  const wanted = JSON.stringify([...withDescendants(db, therapy)]);
  const asked = JSON.stringify([...withDescendants(db, askedConcepts(db))]);
  const side = (role: string, other: string, among: string): string =>
    `EXISTS (SELECT 1 FROM claim_concept t WHERE t.claim_id = c.id AND t.role = '${role}'
      AND t.concept_id IN (SELECT value FROM json_each(${among}))
      AND NOT EXISTS (SELECT 1 FROM claim_concept o WHERE o.claim_id = c.id AND o.role = '${other}' AND o.concept_id = t.concept_id))`;
  const alike = `(SELECT count(DISTINCT concept_id || role) FROM claim_concept x WHERE x.claim_id = c.id AND x.role IN ('therapy', 'comparator'))
    = 2 * (SELECT count(*) FROM claim_concept x JOIN claim_concept y USING (claim_id, concept_id)
      WHERE x.claim_id = c.id AND x.role = 'therapy' AND y.role = 'comparator')`;
  const received = `EXISTS (SELECT 1 FROM claim_concept t WHERE t.claim_id = c.id AND t.role = 'therapy'
    AND t.concept_id IN (SELECT value FROM json_each(?1)))`;
  const headToHead = `(${side('therapy', 'comparator', '?2')}) = (${side('comparator', 'therapy', '?2')})
    AND coalesce(c.contrast, 'between-therapies') = 'between-therapies'`;
  const sql = `(${side('therapy', 'comparator', '?1')} OR (${alike} AND ${received})
    OR (${headToHead} AND ${side('comparator', 'therapy', '?1')}))`;
  return [{ sql, values: [wanted, asked] }];
}

function askedConcepts(db: Reader): string[] {
  return db
    .all<{ id: string }>('SELECT id FROM concept WHERE asked = 1 AND deleted = 0')
    .map((row) => row.id);
}

/** Each word begins a word of the claim or of its concepts, or stands in the title, whatever its case and accents. */
function textCondition(db: Reader, text: string): Condition[] {
  const terms = searchTerms(text);
  if (terms.length === 0) return [];
  const titles = db
    .all<{ id: string; title: string }>('SELECT id, title FROM document WHERE deleted = 0')
    .map(({ id, title }) => ({ id, title: plain(title) }));
  return terms.map((term) => {
    const word = plain(term.slice(1, -1));
    const titled = titles.filter(({ title }) => title.includes(word)).map(({ id }) => id);
    const { sql, values } = holdsTerm(`${term}*`);
    return {
      sql: `(${sql} OR d.id IN (SELECT value FROM json_each(?)))`,
      values: [...values, JSON.stringify(titled)],
    };
  });
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}

/** Numbered parameters of one condition become plain ones, in the order in which the SQL names them. */
function flatten(condition: Condition): Condition {
  const values: SqlValue[] = [];
  let next = 0;
  const sql = condition.sql.replace(/\?(\d)?/gu, (_mark, number: string | undefined) => {
    const index = number === undefined ? next++ : Number(number) - 1;
    values.push(condition.values[index] ?? null);
    return '?';
  });
  return { sql, values };
}

/** Ids of the claims of a view, in order, and the documents that they come from. */
export function viewIds(
  db: Reader,
  filter: EvidenceFilter,
  sort: readonly EvidenceSort[],
): readonly FoundClaim[] {
  const outcome = filter.outcome.length === 0 ? [] : [...withDescendants(db, filter.outcome)];
  const conditions = [
    ...therapyCondition(db, filter.therapy),
    ...inList('c.outcome_id', outcome),
    ...inList('c.direction', filter.direction),
    ...inList('c.support', filter.support),
    ...inList('c.assertion', filter.assertion),
    ...inList('d.kind', filter.kind),
    ...inList('d.id', filter.document),
    ...textCondition(db, filter.text),
  ].map(flatten);
  const where = [VISIBLE, ...conditions.map((condition) => condition.sql)].join(' AND ');
  const found = db.all<FoundClaim>(
    `SELECT c.id, d.id AS document${orderKeys(sort)} FROM claim c JOIN document d ON d.id = c.document_id
     WHERE ${where} ORDER BY c.created, c.id`,
    ...conditions.flatMap((condition) => condition.values),
  );
  return inOrder(db, found, sort);
}

/** Evidence takes claims of documents that are not in the bin and not excluded. */
const VISIBLE = `c.deleted = 0 AND d.deleted = 0 AND d.use <> 'excluded' AND c.status <> 'superseded'`;

/** How many claims could be in a view. */
export function countVisible(db: Reader): number {
  const sql = `SELECT count(*) AS count FROM claim c JOIN document d ON d.id = c.document_id WHERE ${VISIBLE}`;
  return db.get<{ count: number }>(sql)?.count ?? 0;
}
