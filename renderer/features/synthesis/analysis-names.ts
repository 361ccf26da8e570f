import type { AnalysisSummary } from '#shared/contract/analyses.ts';

/** Analyses of one outcome of a comparison. */
export interface OutcomeGroup {
  readonly key: string;
  /** “Blinatumomab against chemotherapy › relapse”. */
  readonly name: string;
  readonly analyses: readonly AnalysisSummary[];
}

const unnamed = 'Main analysis';

/** What an analysis is called among those of its outcome. */
export function analysisName({ name }: Pick<AnalysisSummary, 'name'>): string {
  return name === '' ? unnamed : name;
}

/** “relapse: Main analysis”. */
export function wholeName(analysis: AnalysisSummary): string {
  return `${analysis.outcome === '' ? 'Outcome not said' : analysis.outcome}: ${analysisName(analysis)}`;
}

/** Comparison → outcome → analysis, each in the order in which the list has it. */
export function byOutcome(all: readonly AnalysisSummary[]): OutcomeGroup[] {
  const groups = Map.groupBy(all, ({ comparison, outcome }) => `${comparison}\n${outcome}`);
  return [...groups].map(([key, analyses]) => {
    const [comparison = '', outcome = ''] = key.split('\n');
    const parts = [
      comparison === '' ? 'Comparison not said' : comparison,
      outcome === '' ? 'Outcome not said' : outcome,
    ];
    return { key, name: parts.join(' › '), analyses };
  });
}
