import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { methodName } from '#shared/figures/synthesis/of-analysis/words-of.ts';
import type { AnalysisMethod } from '#shared/stats/analysis/request.ts';
import { compute, type Computed } from '../computed.ts';
import { withMethod } from '../settings/choices.ts';

/** What is tried beside an analysis, which stays as it is. */
export interface Tries {
  readonly without: ReadonlySet<AnalysisRowId>;
  /** Another model; null: that of the analysis. */
  readonly method: AnalysisMethod | null;
}

export const noTries: Tries = { without: new Set(), method: null };

/** Whether anything is tried. */
export function isTrying({ without, method }: Tries): boolean {
  return without.size > 0 || method !== null;
}

/** With a study left out, or taken in again. */
export function toggled(tries: Tries, id: AnalysisRowId): Tries {
  const without = new Set(tries.without);
  if (!without.delete(id)) without.add(id);
  return { ...tries, without };
}

/** What the analysis would come to. */
export function tried(analysis: AnalysisSummary, rows: readonly AnalysisRowView[], tries: Tries): Computed {
  // Another model has the test that it has when it is chosen.
  const set = tries.method === null ? {} : withMethod(analysis.method, tries.method);
  return compute(
    { ...analysis, ...set },
    rows.filter(({ id }) => !tries.without.has(id)),
  );
}

/** “Without Brown 2021; Inverse variance, common effect”. */
export function triesWords({ without, method }: Tries, rows: readonly AnalysisRowView[]): string {
  const names = rows.filter(({ id }) => without.has(id)).map(({ study }) => study);
  const left =
    names.length === 0
      ? null
      : names.length > 3
        ? `without ${names.length} studies`
        : `without ${names.join(', ')}`;
  const words = [left, method === null ? null : methodName(method)]
    .filter((part) => part !== null)
    .join('; ');
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** Without the rows that are gone. */
export function amongThese(tries: Tries, rows: readonly AnalysisRowView[]): Tries {
  const left = new Set(rows.flatMap(({ id }) => (tries.without.has(id) ? [id] : [])));
  return left.size === tries.without.size ? tries : { ...tries, without: left };
}
