import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { columnHead } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { measureName } from '#shared/figures/synthesis/of-analysis/measure-name.ts';
import { percentOf } from '#shared/figures/synthesis/of-analysis/printed.ts';
import { familyColumns, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { CellWords } from './cell-sources.ts';
import type { ComputedAnalysis, TypedAnalysis } from './computed-analysis.ts';
import { type StudyLine, studyLines } from './study-lines.ts';

type Cell = string | number | boolean | null | readonly string[];

/** The studies as a table: a column by its heading and key, a record of cells by key for each row. */
export type StudyTable = {
  readonly columns: readonly (readonly [heading: string, key: string])[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
};

type Column = {
  readonly heading: string;
  readonly of: (line: StudyLine, words: readonly CellWords[]) => Cell;
};

/**
 * Numbers as numbers: what was entered, what of it cannot be, effects and weights in full precision, why a row was not
 * pooled, and words behind cells.
 */
export function studyTable(
  kept: ComputedAnalysis | TypedAnalysis,
  sources: ReadonlyMap<string, readonly CellWords[]>,
): StudyTable {
  const lines = studyLines(kept);
  const head = headOf(kept);
  const entered = (column: string): Column => ({
    heading: head(column),
    of: ({ row }) => row.cells[column] ?? null,
  });
  const { own, others } = enteredColumns(kept);
  const columns = named([
    { heading: 'Study', of: ({ study }) => study },
    ...own.map(entered),
    ...(lines.some(({ problem }) => problem !== '') ? [problemColumn] : []),
    ...effectColumns(kept),
    ...others.map(entered),
    ...([...sources.values()].some((words) => words.length > 0) ? sourceColumns(head) : []),
  ]);
  return {
    columns: columns.map(({ heading }, at) => [heading, String(at)]),
    rows: lines.map((line) =>
      Object.fromEntries(columns.map(({ of }, at) => [String(at), of(line, sources.get(line.row.id) ?? [])])),
    ),
  };
}

/** The columns with a cell: those of the measure's numbers in their order, then all others by name. */
export function enteredColumns({ view, request }: ComputedAnalysis | TypedAnalysis): {
  readonly own: readonly string[];
  readonly others: readonly string[];
} {
  const filled = new Set(view.rows.flatMap(({ cells }) => Object.keys(cells)));
  const known = new Set(familyColumns[measureInfo(request.measure).family].flat());
  return {
    own: [...known].filter((column) => filled.has(column)),
    others: [...filled].filter((column) => !known.has(column)).toSorted(),
  };
}

/** What stands above a column: “Blinatumomab Events” for `e1`. */
export function headOf({ request, labels }: ComputedAnalysis | TypedAnalysis): (column: string) => string {
  const { family, groups } = measureInfo(request.measure);
  const known = new Set(familyColumns[family].flat());
  return (column) => {
    const group = groups === 2 ? /[12]$/u.exec(column)?.[0] : undefined;
    if (!known.has(column)) return column;
    const name = group === '1' ? labels.group1 : group === '2' ? labels.group2 : '';
    return `${name} ${columnHead(column, family)}`.trim();
  };
}

const problemColumn: Column = { heading: 'Problem', of: ({ problem }) => problem };

function effectColumns({ request, labels }: ComputedAnalysis | TypedAnalysis): Column[] {
  const { measure, settings } = request;
  const level = percentOf(settings.level);
  return [
    { heading: measureName(measure, labels.unit), of: ({ effect }) => effect?.natural.estimate ?? null },
    { heading: `${level} CI lower`, of: ({ effect }) => effect?.natural.lower ?? null },
    { heading: `${level} CI upper`, of: ({ effect }) => effect?.natural.upper ?? null },
    { heading: 'Weight (%)', of: ({ weight }) => weight },
    { heading: 'yi (scale of analysis)', of: ({ effect }) => effect?.yi ?? null },
    { heading: 'vi (its variance)', of: ({ effect }) => effect?.vi ?? null },
    { heading: 'Pooled', of: ({ pooled }) => (pooled ? 'yes' : 'no') },
    { heading: 'Why not', of: ({ why }) => why },
  ];
}

function sourceColumns(head: (column: string) => string): Column[] {
  const of =
    (words: (one: CellWords) => readonly string[]): Column['of'] =>
    (_line, sources) => [...new Set(sources.flatMap(words))];
  return [
    { heading: 'Cells with a source', of: of(({ columns }) => columns.map(head)) },
    { heading: 'As reported', of: of(({ asReported }) => [asReported]) },
    { heading: 'Quote', of: of(({ quotes }) => quotes) },
    { heading: 'Page', of: of(({ pages }) => pages) },
    { heading: 'Document', of: of(({ document }) => [document]) },
  ];
}

/** Columns of like names (two groups that are called the same) are told apart by a number. */
function named(columns: readonly Column[]): Column[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const count = (seen.get(column.heading) ?? 0) + 1;
    seen.set(column.heading, count);
    return count === 1 ? column : { ...column, heading: `${column.heading} (${count})` };
  });
}

/** How many of the rows were pooled. */
export function pooledRows({ analysis }: ComputedAnalysis | TypedAnalysis): number {
  return analysis === null ? 0 : analysis.pooled.usedRows.length;
}

/** The rows that were not pooled, each with why: “Kim 2019: Left out: Not randomised”. */
export function notPooled(computed: ComputedAnalysis): readonly StudyLine[] {
  return studyLines(computed).filter(({ pooled }) => !pooled);
}

/** What was entered of a row, as a text: “e1 = 3, n1 = 50”. */
export function enteredWords({ cells }: AnalysisRowView): string {
  return Object.entries(cells)
    .filter(([, cell]) => cell !== null && cell !== '')
    .map(([column, cell]) => `${column} = ${cell}`)
    .join(', ');
}
