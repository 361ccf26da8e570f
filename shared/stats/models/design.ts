import { NotOffered } from '../impossible-data.ts';
import { at } from '../numbers.ts';
import { dependentColumn } from './dependent-column.ts';

/** Columns of numbers, one number a study. */
export interface Design {
  readonly names: readonly string[];
  readonly columns: readonly (readonly number[])[];
  /** Whether the first column is 1 everywhere. */
  readonly intercept: boolean;
}

/** A column of the table that effects may depend on: numbers are continuous, a factor has levels. Null is an empty cell. */
export type Moderator =
  | { readonly kind: 'number'; readonly name: string; readonly values: readonly (number | null)[] }
  | { readonly kind: 'factor'; readonly name: string; readonly values: readonly (string | number | null)[] };

/** Squares of greater numbers leave the numbers that there are. */
const GREATEST = 1e50;

/** How one moderator became columns, so that new values become the same columns. */
type Coding =
  | { readonly kind: 'number'; readonly name: string }
  | { readonly kind: 'factor'; readonly name: string; readonly levels: readonly string[] };

export interface ModeratorDesign extends Design {
  /** Places (from 0) of the studies that have a value of every moderator: these are in the columns. */
  readonly rows: readonly number[];
  readonly codings: readonly Coding[];
}

/** Name of the column of ones, as metafor names it. */
export const interceptName = 'intrcpt';

/** The design without moderators. */
export function interceptOnly(k: number): Design {
  return { names: [interceptName], columns: [Array.from({ length: k }, () => 1)], intercept: true };
}

export function isInterceptOnly(design: Design): boolean {
  return design.intercept && design.columns.length === 1;
}

/** The same columns for some of the studies, in the order of `rows` (places from 0). */
export function designOf(design: Design, rows: readonly number[]): Design {
  return { ...design, columns: design.columns.map((column) => rows.map((row) => at(column, row))) };
}

/** Levels in the order in which they are coded: numbers by size, words by the alphabet; the first is the reference. */
export function levelsOf(values: readonly (string | number | null)[]): string[] {
  const filled = values.filter((value) => value !== null);
  if (filled.every((value) => typeof value === 'number')) {
    return [...new Set(filled)].toSorted((a, b) => a - b).map(String);
  }
  return [...new Set(filled.map(String))].toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** One column for each level, 1 for its studies: each level has its own mean and there is no intercept. */
export function meansOfLevels(values: readonly (string | number)[]): Design {
  const levels = levelsOf(values);
  const columns = levels.map((level) => values.map((value) => (String(value) === level ? 1 : 0)));
  return { names: levels, columns, intercept: false };
}

/**
 * An intercept and the columns of each moderator: a number is its own column, a factor has one column for each level
 * but the first (treatment coding), named by the factor and the level. Studies without a value are left out.
 *
 * @throws NotOffered naming the column that says nothing new: one value for all, a single level, the same as others
 */
export function designFor(moderators: readonly Moderator[]): ModeratorDesign {
  const k = moderators[0]?.values.length ?? 0;
  const rows = Array.from({ length: k }, (_, row) => row).filter((row) =>
    moderators.every((moderator) => at<string | number | null>(moderator.values, row) !== null),
  );
  const codings = moderators.map((moderator) => codingOf(moderator, rows));
  const coded = rows.map((row) =>
    codings.flatMap((coding, place) =>
      codedValue(coding, at<string | number | null>(at(moderators, place).values, row)),
    ),
  );
  const names = [interceptName, ...codings.flatMap(namesOf)];
  const columns = names.map((_, column) => coded.map((row) => (column === 0 ? 1 : at(row, column - 1))));
  const dependent = dependentColumn(columns);
  if (dependent !== null && rows.length > 0) throw sayingNothing(names, columns, dependent);
  return { names, columns, intercept: true, rows, codings };
}

/**
 * The row of numbers of new values of the moderators, the intercept first; values by the moderators' names.
 *
 * @throws NotOffered where a value is missing, no number, or a level that no study has
 */
export function rowFor(
  design: ModeratorDesign,
  values: Readonly<Record<string, string | number>>,
): readonly number[] {
  return [1, ...design.codings.flatMap((coding) => codedValue(coding, values[coding.name] ?? null))];
}

function codingOf(moderator: Moderator, rows: readonly number[]): Coding {
  if (moderator.kind === 'number') return { kind: 'number', name: moderator.name };
  const levels = levelsOf(rows.map((row) => at(moderator.values, row)));
  if (levels.length === 1) {
    throw new NotOffered(
      `${moderator.name} is “${at(levels, 0)}” in every study, so effects cannot be compared by it. Take it out.`,
    );
  }
  return { kind: 'factor', name: moderator.name, levels };
}

function namesOf(coding: Coding): string[] {
  if (coding.kind === 'number') return [coding.name];
  return coding.levels.slice(1).map((level) => `${coding.name}${level}`);
}

function codedValue(coding: Coding, value: string | number | null): number[] {
  if (coding.kind === 'number') {
    if (typeof value === 'number' && Math.abs(value) <= GREATEST) return [value];
    if (typeof value === 'number')
      throw new NotOffered(`${coding.name} is ${value} in a study, too far off to calculate with. Check it.`);
    throw new NotOffered(`${coding.name} needs a number, not ${value === null ? 'nothing' : `“${value}”`}.`);
  }
  if (value === null || !coding.levels.includes(String(value))) {
    throw new NotOffered(`${coding.name} is one of ${coding.levels.join(', ')}, not “${value ?? ''}”.`);
  }
  return coding.levels.slice(1).map((level) => (String(value) === level ? 1 : 0));
}

function sayingNothing(
  names: readonly string[],
  columns: readonly (readonly number[])[],
  dependent: number,
): NotOffered {
  const name = at(names, dependent);
  const column = at(columns, dependent);
  const reason = column.every((value) => value === column[0])
    ? 'is the same in every study'
    : `follows from ${names.slice(1, dependent).join(', ')}`;
  return new NotOffered(`${name} ${reason}, so it has no effect of its own. Take it out of the model.`);
}
