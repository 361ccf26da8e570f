import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import { columnHead } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { familyColumns, type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';

/** A column of the table of studies. */
export interface GridColumn {
  readonly key: string;
  readonly kind: 'used' | 'study' | 'number' | 'extra' | 'reason' | 'menu';
  readonly head: string;
  /** The group that it is of; null where columns are of no group. */
  readonly group: string | null;
  /** Of effects as they are entered: they are logarithms of ratios. */
  readonly logarithm?: true;
}

/** Whether something can be written in a column. */
export function isWritten({ kind }: GridColumn): boolean {
  return kind !== 'used' && kind !== 'menu';
}

/** Whether something can be written in a cell. @param row null: the empty row in which a new study begins */
export function takesWriting(column: GridColumn, row: AnalysisRowView | null): boolean {
  // The reason is of a study that is left out.
  return isWritten(column) && (column.kind !== 'reason' || row?.used === false);
}

/** The ways in which the numbers of a measure can be entered. */
export function waysOf(measure: Measure): readonly (readonly string[])[] {
  return familyColumns[measureInfo(measure).family];
}

/** All columns of a measure, with that of the level that intervals are printed at. */
function ownColumns(measure: Measure): readonly string[] {
  const columns = waysOf(measure).flat();
  return columns.includes('lo') ? [...columns, 'level'] : columns;
}

/** What stands above a column of numbers. @param measure of the analysis */
export function numberHead(column: string, measure?: Measure): string {
  if (column === 'level') return 'Level';
  if (column === 'hr') return 'HR';
  return columnHead(column, measure === undefined ? undefined : measureInfo(measure).family);
}

/** The name of a way: “HR, Lower, Upper”. */
export function wayName(measure: Measure, way: readonly string[]): string {
  return way.map((column) => numberHead(column, measure)).join(', ');
}

/** Whether a number says what is taken where nothing stands: intervals are of 95 %. */
function isUsual(column: string, cell: AnalysisRowView['cells'][string] | undefined): boolean {
  return column === 'level' && cell === 0.95;
}

/** The way in which most rows are filled; the first one of a table without numbers. */
export function filledWay(measure: Measure, rows: readonly AnalysisRowView[]): readonly string[] {
  const filled = (way: readonly string[]): number => rows.filter((row) => hasWay(row, way)).length;
  const [first = []] = waysOf(measure).toSorted((a, b) => filled(b) - filled(a));
  return first;
}

/** Whether a row has all numbers of a way. */
export function hasWay({ cells }: AnalysisRowView, way: readonly string[]): boolean {
  return way.every((column) => isFilled(cells[column]));
}

function isFilled(cell: AnalysisRowView['cells'][string] | undefined): boolean {
  return cell !== undefined && cell !== null && cell !== '';
}

/**
 * Columns that are not of the measure: moderators, subgroups, and what else rows hold, in this order.
 * @param added columns that were added and hold nothing yet
 */
export function extraColumns(
  { measure, moderators, subgroup }: AnalysisSummary,
  rows: readonly AnalysisRowView[],
  added: readonly string[],
): string[] {
  const own = new Set(ownColumns(measure));
  const held = rows.flatMap(({ cells }) => Object.keys(cells).filter((key) => isFilled(cells[key])));
  const all = [
    ...moderators.map(({ name }) => name),
    ...(subgroup === null ? [] : [subgroup]),
    ...held,
    ...added,
  ];
  return [...new Set(all)].filter((key) => !own.has(key));
}

const rawColumns: ReadonlySet<string> = new Set(Object.values(familyColumns).flat(2));

/** The columns of the table, from left to right. */
export function gridColumns(
  analysis: AnalysisSummary,
  rows: readonly AnalysisRowView[],
  { way, added }: { readonly way: readonly string[]; readonly added: readonly string[] },
): GridColumn[] {
  // What stands in a column of another way is shown too: nobody’s numbers are hidden.
  const others = ownColumns(analysis.measure).filter(
    (key) =>
      !way.includes(key) && rows.some(({ cells }) => isFilled(cells[key]) && !isUsual(key, cells[key])),
  );
  const numbers = [...way, ...new Set(others)];
  const fixed = (kind: GridColumn['kind'], head: string): GridColumn => ({
    key: `:${kind}`,
    kind,
    head,
    group: null,
  });
  return [
    fixed('used', 'Used'),
    fixed('study', 'Study'),
    ...numbers.map((key): GridColumn => {
      const head = numberHead(key, analysis.measure);
      const log = key === 'yi' && measureInfo(analysis.measure).scale === 'log';
      const group = groupOf(analysis, key);
      return { key, kind: 'number', head, group, ...(log ? { logarithm: true } : {}) };
    }),
    ...extraColumns(analysis, rows, added).map((key): GridColumn => {
      // Numbers of a measure that was chosen before keep the names that they had.
      const known = rawColumns.has(key);
      return {
        ...{ key, kind: 'extra', head: known ? numberHead(key) : key },
        group: known ? groupOf(analysis, key) : null,
      };
    }),
    ...(rows.some(({ used }) => !used) ? [fixed('reason', 'Left out because')] : []),
    fixed('menu', 'Row'),
  ];
}

/** Over how many columns the name of a group stands at its first column; 0: at another one, or of no group. */
export function groupSpan(columns: readonly GridColumn[], at: number): number {
  const group = columns[at]?.group ?? null;
  if (group === null || columns[at - 1]?.group === group) return 0;
  const end = columns.findIndex((column, place) => place > at && column.group !== group);
  return (end === -1 ? columns.length : end) - at;
}

function groupOf({ measure, group1, group2 }: AnalysisSummary, key: string): string | null {
  if (measureInfo(measure).groups === 1) return null;
  if (key.endsWith('1')) return group1;
  return key.endsWith('2') ? group2 : null;
}
