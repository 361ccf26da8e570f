import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { withGiven } from '#shared/contract/meta-request.ts';
import { columnHead } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { type Analysis, analyse } from '#shared/stats/analysis/analyse.ts';
import {
  type AnalysisMethod,
  type AnalysisRequest,
  type Beside,
  newAnalysis,
  poolsEffects,
} from '#shared/stats/analysis/request.ts';
import { effectSizes } from '#shared/stats/effect-sizes/effect-sizes.ts';
import { ImpossibleData, NotConverged, NotOffered } from '#shared/stats/impossible-data.ts';

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

/** The request of an analysis over some of its rows; what was not chosen is as a new analysis has it. */
export function requestOf(
  { measure, method, test, moderators, subgroup, settings }: AnalysisSummary,
  rows: readonly AnalysisRowView[],
): AnalysisRequest {
  const studies = rows.map(({ study, cells }) => ({ ...cells, study }));
  const usual = newAnalysis(measure, studies);
  return {
    ...{ ...usual, method, test, moderators, subgroup },
    settings: withGiven(usual.settings, settings),
  };
}

/** Computes an analysis over those of its rows that are used. */
export function compute(analysis: AnalysisSummary, rows: readonly AnalysisRowView[]): Computed {
  const used = rows.filter((row) => row.used);
  if (!used.some(hasNumbers)) return { kind: 'nothing' };
  const request = requestOf(analysis, used);
  const problems = problemsOf(request, used);
  if (problems.length > 0) return impossible(problems);
  return attempt(request, used);
}

function hasNumbers({ cells }: AnalysisRowView): boolean {
  return Object.values(cells).some((cell) => cell !== null && cell !== '');
}

/** An analysis with more asked for: other figures, another method. */
export function computedWith(
  { request }: Analysis,
  part: { readonly also?: readonly Beside[]; readonly method?: AnalysisMethod; readonly test?: 'z' },
): Computed {
  return attempt({ ...request, ...part }, []);
}

/** The same model tested by Wald’s way, to stand beside Hartung-Knapp; null where it is that already. */
export function byWald(analysis: Analysis): Analysis | null {
  const { request } = analysis;
  if (request.test === 'z' || !poolsEffects(request.method)) return null;
  const computed = attempt({ ...request, test: 'z', subgroup: null, also: [] }, []);
  return computed.kind === 'result' ? computed.analysis : null;
}

function attempt(request: AnalysisRequest, used: readonly AnalysisRowView[]): Computed {
  try {
    return { kind: 'result', analysis: analyse(request) };
  } catch (error) {
    if (error instanceof ImpossibleData) {
      const problem = problemOf(error, used[(error.place.row ?? 0) - 1]);
      return problem === null ? { ...impossible([]), message: error.message } : impossible([problem]);
    }
    if (error instanceof NotOffered) return refused('This choice has no answer', error.message);
    if (error instanceof NotConverged) return refused('No estimate was found', error.message);
    throw error;
  }
}

function refused(title: string, message: string): Computed & { kind: 'refused' } {
  return { kind: 'refused', title, message, problems: [] };
}

function impossible(problems: readonly CellProblem[]): Computed & { kind: 'refused' } {
  const many = problems.length;
  const where = many === 1 ? 'a cell' : `${many} cells`;
  return {
    kind: 'refused',
    title: 'Some numbers can’t be',
    message: `See what is marked in ${where} of the table. Correct it, or leave the study out.`,
    problems,
  };
}

/** All rows with numbers that cannot be, each told by itself. */
function problemsOf(
  { measure, studies, settings }: AnalysisRequest,
  rows: readonly AnalysisRowView[],
): CellProblem[] {
  return rows.flatMap((row, at) => {
    const study = studies[at];
    if (study === undefined) return [];
    try {
      effectSizes(measure, [study], settings);
      return [];
    } catch (error) {
      // A row that has not all its numbers yet is told of elsewhere, as incomplete.
      if (error instanceof NotOffered) return [];
      if (!(error instanceof ImpossibleData)) throw error;
      return problemOf(error, row) ?? [];
    }
  });
}

function problemOf(error: ImpossibleData, row: AnalysisRowView | undefined): CellProblem | null {
  if (row === undefined) return null;
  const { column = null } = error.place;
  return { rowId: row.id, column, words: atCell(error.message, column) };
}

/** A message as it stands at its cell, which needs no name of study and row, and no letters for the column. */
function atCell(message: string, column: string | null): string {
  const words = message.replace(/^.*? \(row \d+\): /su, '');
  if (column === null || !words.startsWith(`${column} `)) return words;
  return `${columnHead(column)}${words.slice(column.length)}`;
}
