import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { atCell } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { type AnalysisMethod, type Beside, poolsEffects } from '#shared/stats/analysis/request.ts';
import { type Measure, measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { analyseTable, attempt, type TableResult } from '#shared/stats/analysis/table-analysis.ts';
import { hasWay, wayName, waysOf } from './grid/grid-columns.ts';
import { boundOfP } from '#shared/tables/result-in-cell.ts';

/** What is wrong with a cell; without a column with the row as a whole. */
export interface CellProblem {
  readonly rowId: AnalysisRowId;
  readonly column: string | null;
  readonly words: string;
}

/** What an analysis comes to: numbers, nothing yet, or why there are none. */
export type Computed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'refused';
      readonly title: string;
      readonly message: string;
      readonly problems: readonly CellProblem[];
    }
  | { readonly kind: 'result'; readonly analysis: Analysis };

/** Computes an analysis over those of its rows that are used. */
export function compute(analysis: AnalysisSummary, rows: readonly AnalysisRowView[]): Computed {
  const result = analyseTable(analysis, rows);
  const { measure } = analysis;
  if (
    result.kind === 'not-offered' &&
    !rows.some((row) => row.used && waysOf(measure).some((way) => hasWay(row, way)))
  )
    return { ...refused, title: 'Numbers are missing', message: needed(measure) };
  return told(result);
}

function needed(measure: Measure): string {
  const ways = waysOf(measure)
    .map((way) => wayName(measure, way))
    .join('; or ');
  return `${measureInfo(measure).name} is computed of ${ways}. No study that is used has all of them yet.`;
}

/** Studies that are used and still not pooled, by their names: a cell is empty, or they tell nothing of the measure. */
export function notPooled(computed: Computed): string[] {
  if (computed.kind !== 'result') return [];
  const { request, rows } = computed.analysis;
  const pooled = new Set(rows.usedRows);
  return request.studies.flatMap(({ study }, at) => (pooled.has(at + 1) ? [] : [String(study ?? '')]));
}

/** An analysis with more asked for: other figures, another method. */
export function computedWith(
  { request }: Analysis,
  part: { readonly also?: readonly Beside[]; readonly method?: AnalysisMethod; readonly test?: 'z' },
): Computed {
  const tried = attempt({ ...request, ...part });
  if (tried.kind !== 'impossible') return told(tried);
  return told({ kind: 'impossible', message: tried.error.message, problems: [] });
}

/** The same model tested by Wald’s way, to stand beside Hartung-Knapp; null where it is that already. */
export function byWald(analysis: Analysis): Analysis | null {
  const { request } = analysis;
  if (request.test === 'z' || !poolsEffects(request.method)) return null;
  const tried = attempt({ ...request, test: 'z', subgroup: null, also: [] });
  return tried.kind === 'result' ? tried.analysis : null;
}

/** As the screen says it. */
function told(result: TableResult<AnalysisRowView>): Computed {
  switch (result.kind) {
    case 'nothing':
    case 'result':
      return result;
    case 'not-offered':
      return { ...refused, title: 'This choice has no answer', message: result.message };
    case 'not-converged':
      return { ...refused, title: 'No estimate was found', message: result.message };
    case 'impossible':
      return impossible(result);
  }
}

const refused = { kind: 'refused', problems: [] } as const;

function impossible({ message, problems }: TableResult<AnalysisRowView> & { kind: 'impossible' }): Computed {
  const title = 'Some numbers can’t be';
  if (problems.length === 0) return { ...refused, title, message };
  const where = problems.length === 1 ? 'a cell' : `${problems.length} cells`;
  return {
    kind: 'refused',
    title,
    message: `See what is marked in ${where} of the table. Correct it, or leave the study out.`,
    problems: problems.map(({ row, column, words }) => ({
      rowId: row.id,
      column,
      words: (column === 'p' ? boundOfP(String(row.cells['p'] ?? '')) : null) ?? atCell(words, column),
    })),
  };
}
