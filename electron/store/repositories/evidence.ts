import type { EvidenceFilter, EvidenceSort } from '#shared/contract/evidence.ts';
import { standing } from '#shared/domain/sides.ts';
import { contrasts } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';
import { holdsTerm, searchTerms } from './claims-with-words.ts';
import { type FoundClaim, inOrder, orderKeys } from './evidence-order.ts';

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

const inList = (column: string, values: readonly string[]): Condition[] =>
  values.length === 0
    ? []
    : [{ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }];

/** The claims that stand under one of the therapies or what lies below it, as `standing` rules. */
function therapyCondition(db: Reader, therapy: readonly string[]): Condition[] {
  if (therapy.length === 0) return [];
  const wanted = withDescendants(db, therapy);
  const asked = withDescendants(db, askedConcepts(db));
  const isAsked = (concept: string): boolean => asked.has(concept);
  const isWanted = (concept: string): boolean => wanted.has(concept);
  const standingThere = claimsNaming(db, wanted).filter((sides) => {
    const { asCoded, mirrored } = standing(sides, isAsked);
    return asCoded.some(isWanted) || mirrored.some(isWanted);
  });
  const ids = standingThere.map(({ id }) => id);
  return [{ sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }];
}

type ClaimSides = Parameters<typeof standing>[0] & { readonly id: string };

/** The sides of every claim that names one of these concepts on either side. */
function claimsNaming(db: Reader, concepts: ReadonlySet<string>): ClaimSides[] {
  const rows = db.all<{ id: string; contrast: string | null; therapy: string; comparator: string }>(
    `SELECT c.id, c.contrast,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'therapy') AS therapy,
       json_group_array(l.concept_id) FILTER (WHERE l.role = 'comparator') AS comparator
     FROM claim c JOIN claim_concept l ON l.claim_id = c.id AND l.role IN ('therapy', 'comparator')
     WHERE c.id IN (SELECT claim_id FROM claim_concept
       WHERE role IN ('therapy', 'comparator') AND concept_id IN (SELECT value FROM json_each(?)))
     GROUP BY c.id`,
    JSON.stringify([...concepts]),
  );
  return rows.map(({ id, contrast, ...sides }) => ({
    id,
    contrast: contrasts.find((known) => known === contrast) ?? null,
    therapy: JSON.parse(sides.therapy),
    comparator: JSON.parse(sides.comparator),
  }));
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
  ];
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
