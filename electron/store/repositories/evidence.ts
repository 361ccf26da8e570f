import type { EvidenceFilter, EvidenceSort } from '#shared/contract/evidence.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';
import { holdsTerm, searchTerms } from './claims-with-words.ts';
import { type FoundClaim, inOrder, orderKeys } from './evidence-order.ts';
import { MIRRORED_DIRECTION, orientation, shownSql } from './orientation.ts';
import { CLAIM_POPULATION, CLAIM_STUDY, CLAIM_YEAR } from './studies.ts';

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

const amongThese = (column: string, values: readonly string[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(?))`,
  values: [JSON.stringify(values)],
});

const inList = (column: string, values: readonly string[]): Condition[] =>
  values.length === 0 ? [] : [amongThese(column, values)];

/** The directions as they are shown, where some claims have their sides changed round. */
function directionCondition(directions: readonly string[], mirrored: ReadonlySet<string>): Condition[] {
  const shown = shownSql('c.direction', MIRRORED_DIRECTION, mirrored);
  return inList(shown.sql, directions).map(({ sql, values }) => ({
    sql,
    values: [...shown.values, ...values],
  }));
}

function outcomeCondition(db: Reader, { outcome, outcomeScope }: EvidenceFilter): Condition[] {
  if (outcomeScope === 'none') return [{ sql: 'c.outcome_id IS NULL', values: [] }];
  const wanted = outcomeScope === 'below' ? [...withDescendants(db, outcome)] : outcome;
  return inList('c.outcome_id', wanted);
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
  const { under, mirrored } = orientation(db, filter, null);
  const conditions = [
    ...(under === null ? [] : [amongThese('c.id', under)]),
    ...outcomeCondition(db, filter),
    ...directionCondition(filter.direction, mirrored),
    ...inList('c.support', filter.support),
    ...inList('c.assertion', filter.assertion),
    ...inList('d.kind', filter.kind),
    ...inList('d.id', filter.document),
    ...studyCondition(filter.study),
    ...inList('c.id', filter.claim),
    ...populationCondition(db, filter),
    ...yearCondition(filter.year),
    ...textCondition(db, filter.text),
    ...(filter.studiesOnly ? [ONLY_STUDIES] : []),
  ];
  const where = [VISIBLE, ...conditions.map((condition) => condition.sql)].join(' AND ');
  const keys = orderKeys(sort, mirrored);
  const found = db.all<FoundClaim>(
    `SELECT c.id, d.id AS document${keys.sql} FROM claim c JOIN document d ON d.id = c.document_id
     WHERE ${where} ORDER BY c.created, c.id`,
    ...keys.values,
    ...conditions.flatMap((condition) => condition.values),
  );
  return inOrder(db, found, sort);
}

function studyCondition(studies: readonly string[]): Condition[] {
  const among = `c.id IN (SELECT claim_id FROM (${CLAIM_STUDY})
    WHERE study_id IN (SELECT value FROM json_each(?)))`;
  return studies.length === 0 ? [] : [{ sql: among, values: [JSON.stringify(studies)] }];
}

function populationCondition(db: Reader, { population, populationScope }: EvidenceFilter): Condition[] {
  if (populationScope === 'none')
    return [{ sql: `c.id NOT IN (SELECT claim_id FROM (${CLAIM_POPULATION}))`, values: [] }];
  if (population.length === 0) return [];
  const wanted = populationScope === 'below' ? [...withDescendants(db, population)] : population;
  const sql = `c.id IN (SELECT claim_id FROM (${CLAIM_POPULATION})
    WHERE concept_id IN (SELECT value FROM json_each(?)))`;
  return [{ sql, values: [JSON.stringify(wanted)] }];
}

function yearCondition(years: readonly (number | null)[]): Condition[] {
  if (years.length === 0) return [];
  const unknown = years.includes(null) ? 'OR year IS NULL' : '';
  const sql = `c.id IN (SELECT claim_id FROM (${CLAIM_YEAR})
    WHERE year IN (SELECT value FROM json_each(?)) ${unknown})`;
  return [{ sql, values: [JSON.stringify(years.filter((year) => year !== null))] }];
}

/** Findings that a study stands behind, from the document's own data; pooled and cited ones are not. */
const ONLY_STUDIES: Condition = {
  sql: `coalesce(c.assertion, 'finding') = 'finding' AND c.support = 'own-data'
    AND c.id IN (SELECT claim_id FROM (${CLAIM_STUDY}))`,
  values: [],
};

/** Evidence takes claims of documents that are not in the bin and not excluded. */
const VISIBLE = `c.deleted = 0 AND d.deleted = 0 AND d.use <> 'excluded' AND c.status <> 'superseded'`;

/** How many claims could be in a view. */
export function countVisible(db: Reader): number {
  const sql = `SELECT count(*) AS count FROM claim c JOIN document d ON d.id = c.document_id WHERE ${VISIBLE}`;
  return db.get<{ count: number }>(sql)?.count ?? 0;
}

/** How many claims are in no view because their papers are excluded or in the bin. */
export function countPutAside(db: Reader): number {
  const sql = `SELECT count(*) AS count FROM claim c JOIN document d ON d.id = c.document_id
    WHERE c.deleted = 0 AND c.status <> 'superseded' AND (d.deleted = 1 OR d.use = 'excluded')`;
  return db.get<{ count: number }>(sql)?.count ?? 0;
}
