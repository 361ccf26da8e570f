import type { EvidenceSort } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { citationOf } from '#shared/citations/source-line.ts';
import { assertions, conclusions, directions, documentKinds, supports } from '#shared/domain/values.ts';
import type { Reader, SqlValue } from '../database/connection.ts';
import { compareWords } from './compare-words.ts';
import { MIRRORED_DIRECTION, shownSql } from './orientation.ts';

/** A claim of a view, with what it is sorted by (`key0`, `key1`, …). */
export type FoundClaim = {
  readonly id: ClaimId;
  readonly document: string;
  /** The study that a person has chosen for it; the one in force follows from it and the document. */
  readonly chosenStudy: string | null;
  readonly [key: `key${number}` | `other${number}`]: string | number | null;
};

/** The characters of a long text that its place is found by. */
const enough = 200;

const firstAnnotation = (what: string): string =>
  `(SELECT ${what} FROM claim_annotation l JOIN annotation a ON a.id = l.annotation_id
    WHERE l.claim_id = c.id AND a.deleted = 0 ORDER BY a.sort, a.id LIMIT 1)`;
/** The names of a side as its cell shows them. */
const namesOf = (role: string): string =>
  `(SELECT group_concat(name, '; ') FROM (SELECT k.name FROM claim_concept l JOIN concept k ON k.id = l.concept_id
    WHERE l.claim_id = c.id AND l.role = '${role}' ORDER BY k.place, lower(k.name), k.id))`;

type Key = {
  readonly sql: string;
  /** The same where the claim is shown with its sides changed round, when that differs. */
  readonly mirrored?: string;
  /** The values of a closed list are sorted as the list is. */
  readonly list?: readonly string[];
  /** Sorted as it is, not as words are: moments, places in a text. */
  readonly exact?: true;
  /** The words that ids stand for: looked up once here, not for each claim by SQL. */
  readonly words?: (db: Reader) => ReadonlyMap<string, string>;
};

const keys: Readonly<Record<EvidenceSort['column'], Key>> = {
  citation: { sql: 'd.id' },
  year: { sql: 'd.year' },
  sourceKind: { sql: 'd.kind', list: documentKinds },
  therapy: { sql: namesOf('therapy'), mirrored: namesOf('comparator') },
  comparator: { sql: namesOf('comparator'), mirrored: namesOf('therapy') },
  outcome: { sql: 'c.outcome_id', words: namesOfConcepts },
  direction: { sql: 'c.direction', mirrored: MIRRORED_DIRECTION, list: directions },
  conclusion: { sql: 'c.conclusion', list: conclusions },
  support: { sql: 'c.support', list: supports },
  assertion: { sql: 'c.assertion', list: assertions },
  statement: { sql: `trim(substr(c.statement, 1, ${enough}))` },
  quote: { sql: firstAnnotation(`trim(substr(a.quote, 1, ${enough}))`) },
  page: { sql: firstAnnotation('a.sort'), exact: true },
  reviewer: { sql: 'c.reviewer_id', words: namesOfReviewers },
  created: { sql: 'c.created', exact: true },
  changed: { sql: 'c.changed', exact: true },
};

/**
 * The columns to select for an order, as SQL that goes on after other columns, with its values.
 * @param mirroredClaims ids of the claims that are shown with their sides changed round
 */
export function orderKeys(
  sort: readonly EvidenceSort[],
  mirroredClaims: ReadonlySet<string>,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const columns = sort.map(({ column }) => {
    const { sql, mirrored } = keys[column];
    return mirrored === undefined ? { sql, values: [] } : shownSql(sql, mirrored, mirroredClaims);
  });
  return {
    sql: columns.map(({ sql }, place) => `, ${sql} AS key${place}`).join(''),
    values: columns.flatMap(({ values }) => values),
  };
}

/** Whether an order depends on which way round claims are shown. */
export function minds(sort: readonly EvidenceSort[]): boolean {
  return sort.some(({ column }) => keys[column].mirrored !== undefined);
}

/** The columns to select for the order of claims the other way round than the view shows them (`other0`, `other1`, …). */
export function otherKeys(
  sort: readonly EvidenceSort[],
  mirroredClaims: ReadonlySet<string>,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const columns = sort.map(({ column }) => {
    const { sql, mirrored = sql } = keys[column];
    return shownSql(mirrored, sql, mirroredClaims);
  });
  return {
    sql: columns.map(({ sql }, place) => `, ${sql} AS other${place}`).join(''),
    values: columns.flatMap(({ values }) => values),
  };
}

/** A claim with the keys of the other way round, from `otherKeys`. */
export function otherWay<Found extends FoundClaim>(claim: Found, sort: readonly EvidenceSort[]): Found {
  const turned = sort.map((_, place) => [`key${place}`, claim[`other${place}`] ?? null] as const);
  return { ...claim, ...Object.fromEntries(turned) };
}

/**
 * Claims in the order that a reader expects: words without regard to case and with accents beside their letter,
 * numbers by their size, values as their menus list them; empty ones last, whichever the direction. What is alike
 * keeps its order.
 */
export function inOrder<Found extends FoundClaim>(
  db: Reader,
  found: readonly Found[],
  sort: readonly EvidenceSort[],
): readonly Found[] {
  if (sort.length === 0) return found;
  // From the last column to the first, each time keeping the order of what is alike.
  const order = sort
    .map(({ column, descending }, place) => ({ ...ranksOf(db, found, { column, place }), descending }))
    .reduceRight(byRank, [...found.keys()]);
  const sorted: Found[] = [];
  for (const at of order) {
    const row = found[at];
    if (row !== undefined) sorted.push(row);
  }
  return sorted;
}

type Value = string | number | null;

/** Rows, told by their places, by the rank of each; those without one last. */
function byRank(
  rows: readonly number[],
  { ranks, count, descending }: Ranks & { readonly descending: boolean },
): number[] {
  const ranked: number[][] = Array.from({ length: count }, () => []);
  const empty: number[] = [];
  for (const row of rows) (ranked[ranks[row] ?? -1] ?? empty).push(row);
  return [...(descending ? ranked.reverse() : ranked), empty].flat();
}

/** The place of each row's value in the ascending order (−1: it is empty), and how many there are. */
type Ranks = { readonly ranks: readonly number[]; readonly count: number };

function ranksOf(
  db: Reader,
  rows: readonly FoundClaim[],
  { column, place }: { readonly column: EvidenceSort['column']; readonly place: number },
): Ranks {
  const { list, exact, words } = keys[column];
  const key = `key${place}` as const;
  const known = words?.(db);
  const values = rows.map((row): Value => {
    const value = row[key] ?? null;
    return known === undefined || value === null ? value : (known.get(String(value)) ?? null);
  });
  const distinct = [...new Set(values)].filter((value) => value !== null && value !== '');
  const shown = column === 'citation' ? citations(db) : null;
  const text = (value: Value): string => shown?.get(String(value)) ?? String(value);
  const ordered = distinct.toSorted((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (list !== undefined) return list.indexOf(String(a)) - list.indexOf(String(b));
    if (exact === true) return String(a) < String(b) ? -1 : 1;
    return compareWords(text(a), text(b));
  });
  const rankOf = new Map(ordered.map((value, rank) => [value, rank]));
  return { ranks: values.map((value) => rankOf.get(value) ?? -1), count: ordered.length };
}

function namesOfConcepts(db: Reader): ReadonlyMap<string, string> {
  return namesBy(db, 'SELECT id, name FROM concept');
}

function namesOfReviewers(db: Reader): ReadonlyMap<string, string> {
  return namesBy(db, 'SELECT id, name FROM reviewer');
}

function namesBy(db: Reader, sql: string): ReadonlyMap<string, string> {
  return new Map(db.all<{ id: string; name: string }>(sql).map(({ id, name }) => [id, name]));
}

/** The citation of each document that is not in the bin, as its cell shows it. */
export function citations(db: Reader): ReadonlyMap<string, string> {
  const rows = db.all<{
    id: string;
    title: string;
    authors: string;
    year: number | null;
    journal: string | null;
  }>('SELECT id, title, authors, year, journal FROM document WHERE deleted = 0');
  return new Map(
    rows.map(({ id, authors, ...row }) => [id, citationOf({ ...row, authors: JSON.parse(authors) })]),
  );
}
