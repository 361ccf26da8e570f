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

/** The raw columns that studies of a family have: those of the first way in which most rows are filled. */
export function columnGroups(
  family: RawFamily,
  studies: readonly StudyRow[],
  { group1, group2 }: AnalysisLabels,
): ColumnGroup[] {
  const ways = familyColumns[family];
  const filled = (way: readonly string[]): number =>
    studies.filter((study) => way.every((column) => isFilled(study[column]))).length;
  const [way = []] = ways.toSorted((a, b) => filled(b) - filled(a));
  const first = way.filter((column) => column.endsWith('1')).map((column) => columnOf(column));
  const second = way.filter((column) => column.endsWith('2')).map((column) => columnOf(column));
  if (first.length > 0)
    return [
      { name: group1, columns: first },
      { name: group2, columns: second },
    ];
  return [{ name: '', columns: way.map((column) => columnOf(column, family)) }];
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
