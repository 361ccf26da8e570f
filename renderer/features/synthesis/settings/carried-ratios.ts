import type { AnalysisRowView, NewRow } from '#shared/contract/analyses.ts';
import { type Measure, printedColumn } from '#shared/stats/effect-sizes/measures.ts';

/**
 * What becomes of ratios that stand there as printed when they are hazard ratios after all, or other ones: they go into the
 * column of the new measure, with where they came from. Nothing that stands in that column is written over.
 */
export function carriedRatios(rows: readonly AnalysisRowView[], from: Measure, to: Measure): NewRow[] {
  const [before, after] = [printedColumn(from), printedColumn(to)];
  if (before === null || after === null || before === after) return [];
  return rows.flatMap(({ id, cells, sources }): NewRow[] => {
    const value = cells[before] ?? null;
    if (value === null || (cells[after] ?? null) !== null) return [];
    const source = sources[before];
    const moved = source === undefined ? {} : { sources: { [after]: source } };
    return [{ rowId: id, set: { cells: { [before]: null, [after]: value }, ...moved } }];
  });
}
