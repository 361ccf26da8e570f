import { normalQuantile } from '#shared/stats/distributions.ts';
import { checkRow } from './check-row.ts';
import { columnsOf, type MappedModerator, type Mapping, type Recipe } from './mapping.ts';
import { boundOfP } from './result-in-cell.ts';
import type { StudyTable, TableCell } from './study-table.ts';

/** A row of an analysis. */
export interface StudyRowOut {
  readonly study: string;
  /** By the columns of the measure and the moderators. A cell that is no number where one is needed keeps its words. */
  readonly cells: Readonly<Record<string, number | string | null>>;
  /** The words of each cell as printed; of a computed one those that it was computed from. */
  readonly printed: Readonly<Record<string, string>>;
  /** The line of the table that it is of. */
  readonly line: number;
}

/** What is wrong with a cell. */
export interface CellProblem {
  /** Row of the answer, counted from 1. */
  readonly row: number;
  /** Line of the table that was pasted. */
  readonly line: number;
  readonly study: string;
  /** The column of the measure, or a moderator. */
  readonly column: string;
  /** What was read. */
  readonly text: string;
  readonly message: string;
}

export interface RowsOfTable {
  readonly rows: readonly StudyRowOut[];
  readonly problems: readonly CellProblem[];
}

/**
 * The rows that a table makes by its mapping (of `recogniseShape`, which the answers have made). Every study of the table is a
 * row; what is wrong with its cells is said beside it. Never throws.
 */
export function rowsOf(table: StudyTable, mapping: Mapping): RowsOfTable {
  const places = new Map(table.columns.map(({ id }, place) => [id, place]));
  const problems: CellProblem[] = [];
  const rows = table.rows.map((row, index) => {
    const cell = (id: string): TableCell => row.cells[places.get(id) ?? -1] ?? blank;
    const name = mapping.study === null ? '' : cell(mapping.study).text.replaceAll(/\s+/gu, ' ').trim();
    const study = name === '' ? `Study ${index + 1}` : name;
    const made = makeRow(mapping, cell);
    const cells = Object.fromEntries(made.map(({ column, value }) => [column, value]));
    const printed = Object.fromEntries(made.map(({ column, text }) => [column, text]));
    const found = [
      ...(name === '' ? [{ column: 'study', message: 'The study has no name.' }] : []),
      ...made.flatMap(({ column, message }) => (message === null ? [] : [{ column, message }])),
      ...checkRow(cells),
    ];
    for (const { column, message } of found) {
      const text = made.find((one) => one.column === column)?.text ?? '';
      problems.push({ row: index + 1, line: row.line, study, column, text, message });
    }
    return { study, cells, printed, line: row.line };
  });
  return { rows, problems };
}

const blank: TableCell = { text: '', kind: 'empty', number: null };

interface MadeCell {
  readonly column: string;
  readonly value: number | string | null;
  readonly text: string;
  /** What is wrong with it; null: nothing. */
  readonly message: string | null;
}

type CellOf = (id: string) => TableCell;

function makeRow({ cells, moderators }: Mapping, cell: CellOf): MadeCell[] {
  return [
    ...Object.entries(cells).map(([column, recipe]) => numberCell(column, recipe, cell)),
    ...moderators.map((moderator) => moderatorCell(moderator, cell)),
  ];
}

function numberCell(column: string, recipe: Recipe, cell: CellOf): MadeCell {
  const text = [...new Set(columnsOf(recipe).map((id) => cell(id).text))].join(' · ');
  const { value, message } = cook(recipe, cell);
  const why = column === 'p' && message !== null ? (boundOfP(text) ?? message) : message;
  return { column, value: value ?? (message === null ? null : text), text, message: why };
}

function moderatorCell({ name, column, factor }: MappedModerator, cell: CellOf): MadeCell {
  const { text, kind, number } = cell(column);
  if (kind === 'empty') return { column: name, value: null, text, message: null };
  if (factor) return { column: name, value: text, text, message: null };
  if (number === null || kind === 'bound')
    return { column: name, value: text, text, message: `“${text}” is no number.` };
  return { column: name, value: number, text, message: null };
}

interface Cooked {
  readonly value: number | null;
  readonly message: string | null;
}

const nothing: Cooked = { value: null, message: null };

function cook(recipe: Recipe, cell: CellOf): Cooked {
  if (recipe.kind === 'constant') return { value: recipe.value, message: null };
  const read = columnsOf(recipe).map((id) => numberOf(cell(id)));
  const wrong = read.find(({ message }) => message !== null);
  if (wrong !== undefined) return wrong;
  const numbers = read.flatMap(({ value }) => value ?? []);
  if (numbers.length < read.length) return nothing;
  const value = compute(recipe, numbers);
  return Number.isFinite(value)
    ? { value, message: null }
    : { value: null, message: whyNot(recipe, numbers) };
}

function numberOf({ text, kind, number }: TableCell): Cooked {
  if (kind === 'empty') return nothing;
  if (kind === 'bound') return { value: null, message: `“${text}” is a bound, not a number.` };
  return number === null
    ? { value: null, message: `“${text}” can’t be read as this column’s other cells are.` }
    : { value: number, message: null };
}

/** Why a cell can’t be computed from numbers that are there. */
function whyNot(
  { kind }: Recipe,
  [value = Number.NaN, lower = Number.NaN, upper = Number.NaN]: readonly number[],
): string {
  if (kind === 'log') return `${value} has no logarithm: a ratio is above 0.`;
  if (kind !== 'se-of-interval') return 'It can’t be computed from these numbers.';
  const wrong = lower < upper ? 'the estimate lies outside of it' : 'its limits do not stand in order';
  return `${value} with an interval from ${lower} to ${upper}: ${wrong}. No standard error follows from it.`;
}

/** NaN where there is no answer. */
function compute(recipe: Recipe, numbers: readonly number[]): number {
  const [a = Number.NaN, b = Number.NaN] = numbers;
  switch (recipe.kind) {
    case 'sum':
      return a + b;
    case 'share':
      return Math.round((a / 100) * b);
    case 'sd-of-se':
      return a * Math.sqrt(b);
    case 'log':
      return a > 0 ? Math.log(a) : Number.NaN;
    case 'se-of-interval':
      return errorOf(recipe, numbers);
    default:
      return a;
  }
}

/** The standard error of an interval, above 0; NaN where its limits do not stand in order around their estimate. */
function errorOf(
  { log, level }: Recipe & { kind: 'se-of-interval' },
  [value = Number.NaN, lower = Number.NaN, upper = Number.NaN]: readonly number[],
): number {
  if (!(lower < upper && lower <= value && value <= upper)) return Number.NaN;
  const scale = log ? Math.log : (one: number): number => one;
  return (scale(upper) - scale(lower)) / 2 / normalQuantile((1 + level) / 2);
}
