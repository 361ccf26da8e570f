import type { ForestTable } from '#shared/figures/synthesis/forest-table.ts';
import { cellPrinter, columnGroups } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import type { ComputedAnalysis } from './computed-analysis.ts';
import { studyLines } from './study-lines.ts';

/** The heads of the columns of numbers. */
export function columnsBelow({ groups }: ForestTable): readonly string[] {
  return groups.flatMap(({ columns }) => columns);
}

/** The rows that a person left out, with their numbers as the table of the others prints them, and why. */
export function leftOutRows(
  computed: ComputedAnalysis,
): readonly { readonly study: string; readonly cells: readonly string[]; readonly why: string }[] {
  const { analysis, labels } = computed;
  const { measure, studies } = analysis.request;
  const left = studyLines(computed).filter(({ row }) => !row.used);
  const groups = columnGroups(measureInfo(measure).family, studies, labels);
  const print = cellPrinter(groups, [...studies, ...left.map(({ row }) => row.cells)]);
  return left.map(({ study, row, why }) => ({ study, cells: print(row.cells), why }));
}
