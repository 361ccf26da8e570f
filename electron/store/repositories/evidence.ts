import type { EvidenceFilter, EvidenceGrouping, EvidenceSort } from '#shared/contract/evidence.ts';
import type { Direction } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { withDescendants } from './concepts.ts';
import { holdsTerm, searchTerms } from './claims-with-words.ts';
import { type FoundClaim, inOrder, minds, orderKeys, otherKeys } from './evidence-order.ts';
import { keptBetweenChanges } from './kept-facts.ts';
import { MIRRORED_DIRECTION, orientation, shownSql } from './orientation.ts';
import { CLAIM_POPULATION, CLAIM_STUDY, CLAIM_YEAR, HAS_STUDY } from './studies.ts';

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
  return viewClaims<FoundClaim>(db, filter, sort, { minds: false, columns: () => nothingMore });
}

/** A claim of a view with what it may be grouped by. */
export type GroupedClaim = FoundClaim & {
  /** A value of the claim or its document, by what the view is grouped by. */
  readonly value: string | number | null;
  /** Its direction the way round that the view has it; only where that was asked for. */
  readonly shown: Direction | null;
  /** When it was made, where its order depends on the group that it stands in. */
  readonly created?: string;
};

/**
 * What a grouping needs to know of each claim itself; what is not here has its rows elsewhere. Concepts of a role are
 * told in one text by blanks.
 */
const groupValues: Readonly<Partial<Record<EvidenceGrouping['by'], string>>> = {
  outcome: 'c.outcome_id',
  population: `(SELECT group_concat(l.concept_id, ' ') FROM claim_concept l
    WHERE l.claim_id = c.id AND l.role = 'population')`,
  direction: 'c.direction',
  year: 'd.year',
};

/**
 * The same as `viewIds` with what the claims are grouped by. A direction is the way round that the row has it.
 * @param asked withDirection: whether the direction of each claim is wanted besides
 */
export function viewToGroup(
  db: Reader,
  filter: EvidenceFilter,
  sort: readonly EvidenceSort[],
  { by, withDirection }: { readonly by: EvidenceGrouping['by']; readonly withDirection: boolean },
): readonly GroupedClaim[] {
  const isByDirection = by === 'direction';
  return viewClaims<GroupedClaim>(db, filter, sort, {
    minds: withDirection || isByDirection,
    columns: (mirrored) => {
      const coded = groupValues[by] ?? 'NULL';
      const value = isByDirection
        ? shownSql(coded, MIRRORED_DIRECTION, mirrored)
        : { sql: coded, values: [] };
      const others = by === 'therapy' && minds(sort) ? otherKeys(sort, mirrored) : nothingMore;
      const created = others.sql === '' ? '' : ', c.created';
      const direction = withDirection
        ? shownSql('c.direction', MIRRORED_DIRECTION, mirrored)
        : { sql: 'NULL', values: [] };
      return {
        sql: `, ${value.sql} AS value, ${direction.sql} AS shown${created}${others.sql}`,
        values: [...value.values, ...direction.values, ...others.values],
      };
    },
  });
}

const nothingMore: Condition = { sql: '', values: [] };

/** Further columns of a view, as SQL that goes on after others. */
type Further = {
  /** Whether they depend on which claims are shown mirrored. */
  readonly minds: boolean;
  readonly columns: (mirrored: ReadonlySet<string>) => Condition;
};

function viewClaims<Found extends FoundClaim>(
  db: Reader,
  filter: EvidenceFilter,
  sort: readonly EvidenceSort[],
  further: Further,
): readonly Found[] {
  const { where, mirrored } = fitting(db, filter, further.minds || minds(sort));
  const keys = orderKeys(sort, mirrored);
  const more = further.columns(mirrored);
  const found = db.all<Found>(
    `SELECT c.id, d.id AS document, c.study_id AS chosenStudy${keys.sql}${more.sql}
     FROM claim c JOIN document d ON d.id = c.document_id WHERE ${where.sql} ORDER BY c.created, c.id`,
    ...keys.values,
    ...more.values,
    ...where.values,
  );
  return inOrder(db, found, sort);
}

/**
 * The condition on a claim `c` of a document `d` that a filter amounts to, and the claims that are shown mirrored.
 * @param mindsSides whether somebody wants to know these; else they are looked for only where the filter depends on them
 */
function fitting(
  db: Reader,
  filter: EvidenceFilter,
  mindsSides: boolean,
): { readonly where: Condition; readonly mirrored: ReadonlySet<string> } {
  const isAbout = filter.therapy.length > 0 || filter.therapyScope === 'none';
  const { under, mirrored } =
    mindsSides || isAbout || filter.direction.length > 0 ? orientation(db, filter, null) : asCoded;
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
  const where = {
    sql: [VISIBLE, ...conditions.map((condition) => condition.sql)].join(' AND '),
    values: conditions.flatMap((condition) => condition.values),
  };
  return { where, mirrored };
}

const asCoded: ReturnType<typeof orientation> = { under: null, mirrored: new Set() };

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
    AND ${HAS_STUDY}`,
  values: [],
};

/** Evidence takes claims of documents that are not in the bin and not excluded. */
const VISIBLE = `c.deleted = 0 AND d.deleted = 0 AND d.use <> 'excluded' AND c.status <> 'superseded'`;

type AllClaims = { readonly allClaims: number; readonly putAside: number };

/** Claims that could be in a view, and those that can't because their papers are excluded or in the bin. */
export const countAll = keptBetweenChanges((db): AllClaims => {
  const row = db.get<{ visible: number; of: number }>(
    `SELECT count(*) FILTER (WHERE d.deleted = 0 AND d.use <> 'excluded') AS visible, count(*) AS "of"
     FROM claim c JOIN document d ON d.id = c.document_id WHERE c.deleted = 0 AND c.status <> 'superseded'`,
  );
  const { visible, of } = row ?? { visible: 0, of: 0 };
  return { allClaims: visible, putAside: of - visible };
});

/** Pooled findings that fit all conditions but “studies only”, beside which they are counted; null: it is not on. */
export function pooledBeside(db: Reader, filter: EvidenceFilter): number | null {
  if (!filter.studiesOnly) return null;
  const { where } = fitting(db, { ...filter, studiesOnly: false }, false);
  const row = db.get<{ pooled: number }>(
    `SELECT count(*) AS pooled FROM claim c JOIN document d ON d.id = c.document_id
     WHERE ${where.sql} AND c.support = 'pooled' AND coalesce(c.assertion, 'finding') = 'finding'`,
    ...where.values,
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
