import type { Question } from './question.ts';
import {
  type ColumnRole,
  cellsOf,
  meaning,
  type Meaning,
  type StudyTable,
  type TableColumn,
} from './study-table.ts';

/**
 * What the columns of a table without headings are, by their numbers: names first, years, then two counts and totals, two means
 * with SD and n, an estimate between its limits, or a count and its total. Columns that are none of these are moderators.
 */
export function rolesByValues(table: StudyTable): ReadonlyMap<TableColumn, Meaning> {
  const found = new Map<TableColumn, Meaning>();
  const numeric: TableColumn[] = [];
  for (const column of table.columns) {
    if (column.known !== null || column.split !== null) continue;
    const cells = cellsOf(table, column).filter(({ kind }) => kind !== 'empty');
    const texts = cells.filter(({ kind }) => kind === 'text').length;
    if (texts * 2 > cells.length || cells.length === 0)
      found.set(
        column,
        meaning([...found.values()].some(({ role }) => role === 'study') ? 'moderator' : 'study'),
      );
    else if (numeric.length === 0 && isYear(values(table, column))) found.set(column, meaning('year'));
    else numeric.push(column);
  }
  const roles = layoutOf(numeric.map((column) => values(table, column)));
  for (const [place, column] of numeric.entries()) {
    found.set(column, meaning(roles[place] ?? (isYear(values(table, column)) ? 'year' : 'moderator')));
  }
  return found;
}

/** A number beside an effect is its standard error or its variance: no number shows which. */
export function errorQuestion(roles: ReadonlyMap<TableColumn, Meaning>): Question | null {
  const error = [...roles].find(([, { role }]) => role === 'sei')?.[0];
  if (error === undefined) return null;
  const choices = [
    { value: 'sei', label: 'Its standard error' },
    { value: 'vi', label: 'Its variance' },
  ];
  return { id: `column:${error.id}`, words: 'What stands beside the effect?', choices, proposed: 'sei' };
}

function values(table: StudyTable, column: TableColumn): (number | null)[] {
  return cellsOf(table, column).map(({ number }) => number);
}

type Values = readonly (number | null)[];

function isYear(column: Values): boolean {
  const years = column.filter((value) => value !== null);
  return years.length > 0 && years.every((year) => Number.isInteger(year) && year >= 1900 && year <= 2100);
}

type Layout = readonly ColumnRole[];

/** Layouts with what their columns have to be; the first that fits is taken. */
const layouts: readonly {
  readonly roles: Layout;
  readonly exact?: true;
  fits(columns: readonly Values[]): boolean;
}[] = [
  {
    roles: ['mean', 'sd', 'total', 'mean', 'sd', 'total'],
    fits: ([, , n1 = [], , , n2 = []]) => areCounts(n1) && areCounts(n2),
  },
  {
    roles: ['events', 'total', 'events', 'total'],
    fits: ([e1 = [], n1 = [], e2 = [], n2 = []]) => areEvents(e1, n1) && areEvents(e2, n2),
  },
  {
    roles: ['estimate', 'lower', 'upper'],
    fits: ([e = [], lower = [], upper = []]) => areMostlyWithin(e, lower, upper),
  },
  { roles: ['events', 'total'], exact: true, fits: ([x = [], n = []]) => areEvents(x, n) },
  {
    roles: ['yi', 'sei'],
    exact: true,
    fits: ([, error = []]) => error.every((value) => value === null || value > 0),
  },
];

function layoutOf(columns: readonly Values[]): Layout {
  const { length } = columns;
  const fitting = layouts.find(
    ({ roles, exact, fits }) => (exact ? length === roles.length : length >= roles.length) && fits(columns),
  );
  return fitting?.roles ?? [];
}

function areEvents(events: Values, totals: Values): boolean {
  return areCounts(events) && areCounts(totals) && below(events, totals);
}

function areCounts(column: Values): boolean {
  return column.every((value) => value === null || (Number.isInteger(value) && value >= 0));
}

/** Whether estimates lie between their limits; a slip in one row of four or more changes nothing: what effects are is asked. */
function areMostlyWithin(estimates: Values, lower: Values, upper: Values): boolean {
  const within = estimates.filter((value, row) => {
    const [from, to] = [lower[row] ?? -Infinity, upper[row] ?? Infinity];
    return value === null ? from <= to : from <= value && value <= to;
  });
  return within.length >= estimates.length * 0.75;
}

function below(column: Values, other: Values): boolean {
  return column.every((value, row) => value === null || value <= (other[row] ?? Infinity));
}
