import type { EvidenceFilter, EvidenceGrouping, EvidenceSort } from '#shared/contract/evidence.ts';
import type { Direction } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';
import { holdsTerm, searchTerms } from './claims-with-words.ts';
import { type FoundClaim, inOrder, minds, orderKeys, otherKeys } from './evidence-order.ts';
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

/**
 * Each word begins a word of the claim or of its concepts, or stands in the title, the authors or the label of the
 * study, whatever its case and accents. Signs alone are no words: nothing holds them.
 */
function textCondition(db: Reader, text: string): Condition[] {
  const terms = searchTerms(text);
  if (terms.length === 0) return text.trim() === '' ? [] : [{ sql: 'FALSE', values: [] }];
  const documents = named(
    db,
    `SELECT id, title || ' ' || ${AUTHORS} AS name FROM document WHERE deleted = 0`,
  );
  const studies = named(db, 'SELECT id, label AS name FROM study WHERE deleted = 0');
  return terms.map((term) => {
    const word = plain(term.slice(1, -1));
    const holding = (things: readonly Named[]): string[] =>
      things.filter(({ name }) => name.includes(word)).map(({ id }) => id);
    const ways = [
      holdsTerm(`${term}*`),
      ...inList('d.id', holding(documents)),
      ...studyCondition('study_id', holding(studies)),
    ];
    return {
      sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`,
      values: ways.flatMap(({ values }) => values),
    };
  });
}

/** The authors of a document, one after the other. */
const AUTHORS = `coalesce((SELECT group_concat(value, ' ') FROM json_each(document.authors)), '')`;

type Named = { readonly id: string; readonly name: string };

function named(db: Reader, sql: string): Named[] {
  return db.all<Named>(sql).map(({ id, name }) => ({ id, name: plain(name) }));
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
  return viewClaims<FoundClaim>(db, filter, sort, () => ({ sql: '', values: [] }));
}

/** A claim of a view with what it may be grouped by. */
export type GroupedClaim = FoundClaim & {
  /** The study that a person has chosen for it; the one in force follows from it and the document. */
  readonly chosenStudy: string | null;
  /** A value of the claim or its document, by what the view is grouped by. */
  readonly value: string | number | null;
  /** Its direction the way round that the view has it; only where it is grouped by therapy. */
  readonly shown: Direction | null;
  /** When it was made, where its order depends on the group that it stands in. */
  readonly created?: string;
};

/** The concepts of a claim by blanks, each as its role and id with a colon between. */
const conceptsIn = (roles: string): string => `(SELECT group_concat(l.role || ':' || l.concept_id, ' ')
  FROM claim_concept l WHERE l.claim_id = c.id AND l.role IN (${roles}))`;

/**
 * What a grouping needs to know of each claim itself; what is not here has its rows elsewhere. Sides are told in one
 * text with the contrast first: many claims have the same, and rows of links would take longer to read.
 */
const groupValues: Readonly<Partial<Record<EvidenceGrouping['by'], string>>> = {
  therapy: `coalesce(c.contrast, '') || ' ' || coalesce(${conceptsIn("'therapy', 'comparator'")}, '')`,
  outcome: 'c.outcome_id',
  population: conceptsIn("'population'"),
  direction: 'c.direction',
  year: 'd.year',
};

/** The same as `viewIds` with what the claims are grouped by. The direction is the way round that the row has it. */
export function viewToGroup(
  db: Reader,
  filter: EvidenceFilter,
  sort: readonly EvidenceSort[],
  by: EvidenceGrouping['by'],
): readonly GroupedClaim[] {
  return viewClaims<GroupedClaim>(db, filter, sort, (mirrored) => {
    const coded = groupValues[by] ?? 'NULL';
    const value =
      by === 'direction' ? shownSql(coded, MIRRORED_DIRECTION, mirrored) : { sql: coded, values: [] };
    const others = by === 'therapy' && minds(sort) ? otherKeys(sort, mirrored) : { sql: '', values: [] };
    const created = others.sql === '' ? '' : ', c.created';
    const direction =
      by === 'therapy' ? shownSql('c.direction', MIRRORED_DIRECTION, mirrored) : { sql: 'NULL', values: [] };
    return {
      sql: `, c.study_id AS chosenStudy, ${value.sql} AS value, ${direction.sql} AS shown${created}${others.sql}`,
      values: [...value.values, ...direction.values, ...others.values],
    };
  });
}

/** @param more further columns to select, as SQL that goes on after others, by the claims that are shown mirrored */
function viewClaims<Found extends FoundClaim>(
  db: Reader,
  filter: EvidenceFilter,
  sort: readonly EvidenceSort[],
  more: (mirrored: ReadonlySet<string>) => Condition,
): readonly Found[] {
  const { under, mirrored } = orientation(db, filter, null);
  const conditions = [
    ...(under === null ? [] : [amongThese('c.id', under)]),
    ...outcomeCondition(db, filter),
    ...directionCondition(filter.direction, mirrored),
    ...inList('c.conclusion', filter.conclusion),
    ...inList('c.support', filter.support),
    ...inList('c.assertion', filter.assertion),
    ...inList(CONTRAST, filter.contrast),
    ...inList('d.kind', filter.kind),
    ...inList('d.id', filter.document),
    ...inList('c.reviewer_id', filter.reviewer),
    ...studyCondition('study_id', filter.study),
    ...studyCondition('design', filter.design),
    ...inList('c.id', filter.claim),
    ...populationCondition(db, filter),
    ...yearCondition(filter.year),
    ...textCondition(db, filter.text),
    ...(filter.studiesOnly ? [ONLY_STUDIES] : []),
    ...(filter.keyOnly ? [{ sql: 'c.key_claim = 1', values: [] }] : []),
  ];
  const where = [VISIBLE, ...conditions.map((condition) => condition.sql)].join(' AND ');
  const keys = orderKeys(sort, mirrored);
  const further = more(mirrored);
  const found = db.all<Found>(
    `SELECT c.id, d.id AS document${keys.sql}${further.sql} FROM claim c JOIN document d ON d.id = c.document_id
     WHERE ${where} ORDER BY c.created, c.id`,
    ...keys.values,
    ...further.values,
    ...conditions.flatMap((condition) => condition.values),
  );
  return inOrder(db, found, sort);
}

/** The study in force of a claim, or its design, is one of these. */
function studyCondition(field: 'study_id' | 'design', values: readonly string[]): Condition[] {
  if (values.length === 0) return [];
  const { sql, values: bound } = amongThese(field, values);
  const studies = `SELECT f.claim_id FROM (${CLAIM_STUDY}) f JOIN study s ON s.id = f.study_id WHERE ${sql}`;
  return [{ sql: `c.id IN (${studies})`, values: bound }];
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

/** The contrast in force of a claim `c`, as `deriveContrast` has it where none was chosen. */
const CONTRAST = `coalesce(c.contrast, CASE
  WHEN NOT EXISTS (SELECT 1 FROM claim_concept WHERE claim_id = c.id AND role = 'comparator') THEN 'not-stated'
  WHEN NOT EXISTS (SELECT 1 FROM claim_concept WHERE claim_id = c.id AND role IN ('therapy', 'comparator')
    GROUP BY concept_id HAVING count(*) = 1) THEN 'dose-or-schedule'
  ELSE 'between-therapies' END)`;

/** Findings that a study stands behind, from the document's own data; pooled and cited ones are not. */
const ONLY_STUDIES: Condition = {
  sql: `coalesce(c.assertion, 'finding') = 'finding' AND c.support = 'own-data'
    AND c.id IN (SELECT claim_id FROM (${CLAIM_STUDY}))`,
  values: [],
};

/** Evidence takes claims of documents that are not in the bin and not excluded. */
const VISIBLE = `c.deleted = 0 AND d.deleted = 0 AND d.use <> 'excluded' AND c.status <> 'superseded'`;

/** Claims that could be in a view, and those that can't because their papers are excluded or in the bin. */
export function countAll(db: Reader): { readonly allClaims: number; readonly putAside: number } {
  const row = db.get<{ visible: number; of: number }>(
    `SELECT count(*) FILTER (WHERE d.deleted = 0 AND d.use <> 'excluded') AS visible, count(*) AS "of"
     FROM claim c JOIN document d ON d.id = c.document_id WHERE c.deleted = 0 AND c.status <> 'superseded'`,
  );
  const { visible, of } = row ?? { visible: 0, of: 0 };
  return { allClaims: visible, putAside: of - visible };
}

/** Pooled findings that fit all conditions but “studies only”, beside which they are counted; null: it is not on. */
export function pooledBeside(db: Reader, filter: EvidenceFilter): number | null {
  if (!filter.studiesOnly) return null;
  const fit = viewIds(db, { ...filter, studiesOnly: false }, []).map(({ id }) => id);
  const row = db.get<{ pooled: number }>(
    `SELECT count(*) AS pooled FROM claim WHERE id IN (SELECT value FROM json_each(?))
       AND support = 'pooled' AND coalesce(assertion, 'finding') = 'finding'`,
    JSON.stringify(fit),
  );
  return row?.pooled ?? 0;
}

/** The years of the claims that could be in a view, each once; null: not known. */
export function yearsOfClaims(db: Reader): (number | null)[] {
  const rows = db.all<{ year: number | null }>(
    `SELECT DISTINCT y.year FROM (${CLAIM_YEAR}) y JOIN claim c ON c.id = y.claim_id
     JOIN document d ON d.id = c.document_id WHERE ${VISIBLE} ORDER BY y.year`,
  );
  return rows.map(({ year }) => year);
}
