import { useKept } from '#renderer/ui/use-kept.ts';
import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';

/** An analysis with its rows. */
interface Held {
  readonly analysis: AnalysisSummary;
  readonly rows: readonly AnalysisRowView[];
}

/**
 * An analysis with its rows as the numbers have them: the same object until something changes of what numbers and figures
 * come from. The store's answer to what was typed says nothing new, and nothing is computed for it again.
 */
export function useAsComputed(analysis: AnalysisSummary, rows: readonly AnalysisRowView[]): Held {
  return useKept({ analysis, rows }, contentOf(analysis, rows));
}

function contentOf({ rows: _count, used: _used, ...analysis }: AnalysisSummary, rows: Held['rows']): string {
  const told = rows.map(({ id, study, cells, used, reason }) => [
    ...[id, study, used, reason],
    Object.entries(cells)
      .filter(([, cell]) => cell !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);
  return JSON.stringify([analysis, told]);
}
