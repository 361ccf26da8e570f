import type { StudyRow } from '#shared/stats/effect-sizes/cells.ts';
import { familyColumns, type RawFamily } from '#shared/stats/effect-sizes/measures.ts';
import { brief, fixed } from './printed.ts';
import type { AnalysisLabels } from './labels.ts';

/** A column of numbers of a forest plot. */
interface StudyColumn {
  readonly column: string;
  readonly head: string;
  /** Its sum stands in the totals: events, people, time. */
  readonly summed: boolean;
}

/** Columns below the name of a group. */
interface ColumnGroup {
  readonly name: string;
  readonly columns: readonly StudyColumn[];
}

const heads: Readonly<Record<string, readonly [head: string, summed: boolean]>> = {
  e: ['Events', true],
  n: ['Total', true],
  m: ['Mean', false],
  sd: ['SD', false],
  x: ['Events', true],
  t: ['Time', true],
  r: ['r', false],
  hr: ['Ratio', false],
  ratio: ['Ratio', false],
  lo: ['Lower', false],
  hi: ['Upper', false],
  p: ['P', false],
  oe: ['O − E', true],
  v: ['Variance', true],
  yi: ['Effect', false],
  vi: ['Variance', false],
  sei: ['SE', false],
  tp: ['TP', true],
  fp: ['FP', true],
  fn: ['FN', true],
  tn: ['TN', true],
};

/** What stands above a column of a measure: “Events” for `e1`; a column of another name is its own head. @param family of the measure */
export function columnHead(column: string, family?: RawFamily): string {
  return columnOf(column, family).head;
}

/** Families of which an effect that is entered as such is a logarithm. */
const logarithms: readonly (RawFamily | undefined)[] = ['hazard-ratio', 'ratio'];

/** A message about a column, “e1 is 120”, with the head of the column for its letters. */
export function atCell(words: string, column: string | null): string {
  if (column === null || !words.startsWith(`${column} `)) return words;
  return `${columnHead(column)}${words.slice(column.length)}`;
}

function columnOf(column: string, family?: RawFamily): StudyColumn {
  if (column === 'yi' && logarithms.includes(family)) return { column, head: 'Log ratio', summed: false };
  const [head, summed] = heads[column.replace(/[12]$/u, '')] ?? [column, false];
  return { column, head, summed };
}

/**
 * The raw columns that studies of a family have: those of the way in which most rows are filled, and behind them what rows
 * are filled in that do not have these, such as P beside the limits of others.
 */
export function columnGroups(
  family: RawFamily,
  studies: readonly StudyRow[],
  { group1, group2 }: Pick<AnalysisLabels, 'group1' | 'group2'>,
): ColumnGroup[] {
  const [way = [], ...others] = waysOf(family, studies);
  const first = way.filter((column) => column.endsWith('1')).map((column) => columnOf(column));
  const second = way.filter((column) => column.endsWith('2')).map((column) => columnOf(column));
  if (first.length > 0)
    return [
      { name: group1, columns: first },
      { name: group2, columns: second },
    ];
  // What only some studies have adds up to nothing.
  const more = others.flat().map((column) => ({ ...columnOf(column, family), summed: false }));
  const columns = [...way.map((column) => columnOf(column, family)), ...more];
  return [{ name: '', columns: columns.filter((one, at) => at === placeOf(columns, one)) }];
}

function placeOf(columns: readonly StudyColumn[], { column }: StudyColumn): number {
  return columns.findIndex((one) => one.column === column);
}

/** The way in which most studies are filled, and the first of those that hold what the others have. */
function waysOf(family: RawFamily, studies: readonly StudyRow[]): (readonly string[])[] {
  const ways = familyColumns[family];
  const fills = (study: StudyRow) => (way: readonly string[]) =>
    way.every((column) => isFilled(study[column]));
  const count = (way: readonly string[]) => studies.filter((study) => fills(study)(way)).length;
  const [main = []] = ways.toSorted((a, b) => count(b) - count(a));
  const others = studies.flatMap((study) => (fills(study)(main) ? [] : (ways.find(fills(study)) ?? [])));
  return [main, others];
}

function isFilled(cell: StudyRow[string]): boolean {
  return cell !== null && cell !== undefined && cell !== '';
}

/** What prints the cells of studies below these groups: each column with as many decimals as its longest number. */
export function cellPrinter(
  groups: readonly ColumnGroup[],
  studies: readonly StudyRow[],
): (study: StudyRow) => string[] {
  const columns = groups.flatMap((group) => group.columns);
  const decimals = columns.map(({ column }) =>
    Math.max(0, ...studies.map((study) => decimalsOf(study[column]))),
  );
  return (study) =>
    columns.map(({ column }, at) => {
      const cell = study[column];
      if (!isFilled(cell)) return '';
      return typeof cell === 'number' ? fixed(cell, Math.min(decimals[at] ?? 0, 6)) : String(cell);
    });
}

function decimalsOf(cell: StudyRow[string]): number {
  const [, decimals = ''] = typeof cell === 'number' ? String(cell).split('.') : [];
  return /^\d+$/u.test(decimals) ? decimals.length : 0;
}

/** The sums of some studies below these groups; nothing where a column has none. */
export function sumCells(groups: readonly ColumnGroup[], studies: readonly StudyRow[]): string[] {
  return groups
    .flatMap(({ columns }) => columns)
    .map(({ column, summed }) => {
      if (!summed) return '';
      const total = studies.reduce((sum, study) => sum + (Number(study[column]) || 0), 0);
      return brief(total, 12);
    });
}
