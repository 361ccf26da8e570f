import type { AnalysisRowView, AnalysisView } from '#shared/contract/analyses.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { type AnalysisLabels, labelsOf } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { atCell } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { unlikeRatios } from '#shared/figures/synthesis/of-analysis/unlike-ratios.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { AnalysisRequest } from '#shared/stats/analysis/request.ts';
import {
  analyseTable,
  requestOfTable,
  type RowProblem,
  studyName,
  type TableResult,
} from '#shared/stats/analysis/table-analysis.ts';
import { analysisView, keptRows } from '../../repositories/analyses.ts';
import { rowSources } from '../../repositories/row-sources.ts';
import { reviewRow } from '../../repositories/reviews.ts';
import type { Session } from '../../session.ts';

/** An analysis as it is kept, for files. */
type KeptAnalysis = {
  readonly view: AnalysisView;
  /** What was asked for: settings as they were chosen, or as they are usual. */
  readonly request: AnalysisRequest;
  readonly labels: AnalysisLabels;
  /** The title of the review. */
  readonly review: string;
  readonly appVersion: string;
  /** When it was computed, ISO 8601. */
  readonly made: string;
};

/** An analysis with what it comes to. */
export type ComputedAnalysis = KeptAnalysis & { readonly analysis: Analysis };

/** An analysis that comes to nothing: its studies as they were typed, and why there is no result. */
export type TypedAnalysis = KeptAnalysis & {
  readonly analysis: null;
  readonly refusal: Refusal;
};

type Refusal = {
  readonly code: 'impossible-data' | 'not-converged' | 'invalid-input';
  /** Sentences: “Brown 2021 (row 1): Events is 120 of 100: more events than people.” */
  readonly reason: string;
  /** What can be done about it; empty: nothing more than the reason says. */
  readonly next: string;
  /** Study, row and column where one is at fault. */
  readonly place: Readonly<Record<string, string | number>>;
  /** Rows with numbers that cannot be, by their ids, each with what is wrong. */
  readonly problems: ReadonlyMap<string, string>;
};

const nothingWritten = 'No file was written.';

/** An analysis with what its rows come to, by the functions that the window computes it by, or with why that is nothing. @returns `not-found` */
export function analysisForFiles(
  session: Session,
  analysisId: string,
): Result<ComputedAnalysis | TypedAnalysis, AppError> {
  const { reader } = session;
  const view = analysisView(reader, analysisId);
  if (view === null)
    return err(appError('not-found', `The analysis is not there any more. ${nothingWritten}`));
  const about = { review: reviewRow(reader).title, appVersion: session.author().appVersion };
  const unlike = unlikeRatios(view.analysis, view.rows, rowSources(reader, keptRows(reader, analysisId)));
  const labels = labelsOf(view.analysis, unlike?.words ?? null);
  const kept = { view, labels, ...about, made: new Date().toISOString() };
  const result = analyseTable(view.analysis, view.rows);
  if (result.kind === 'result') {
    const { analysis } = result;
    return ok({ ...kept, request: analysis.request, analysis });
  }
  const request = requestOfTable(view.analysis, view.rows);
  return ok({ ...kept, request, analysis: null, refusal: refusalOf(view, result) });
}

/** Why there is no file that needs a result: `impossible-data` with study, row and column; `not-converged`; `invalid-input`. */
export function refusedFile({ refusal }: TypedAnalysis): AppError {
  const { code, reason, next, place } = refusal;
  return appError(code, `${reason} ${nothingWritten} ${next}`.trimEnd(), place);
}

type NoResult = Exclude<TableResult<AnalysisRowView>, { kind: 'result' }>;

function refusalOf(view: AnalysisView, result: NoResult): Refusal {
  const refusal = {
    code: 'invalid-input',
    next: '',
    place: {},
    problems: new Map<string, string>(),
  } as const;
  switch (result.kind) {
    case 'nothing':
      return { ...refusal, ...nothingYet(view) };
    case 'not-offered':
      return { ...refusal, reason: result.message };
    case 'not-converged':
      return { ...refusal, code: 'not-converged', reason: result.message };
    case 'impossible':
      return { ...refusal, code: 'impossible-data', ...impossible(view, result) };
  }
}

function nothingYet({ rows }: AnalysisView): Pick<Refusal, 'reason' | 'next'> {
  return rows.length > 0 && rows.every(({ used }) => !used)
    ? { reason: 'All studies of the analysis are left out.', next: 'Take one in again first.' }
    : {
        reason: 'The analysis has no numbers yet.',
        next: 'Type or paste the studies into its table first.',
      };
}

/** Which numbers cannot be: the first by its study, row and column, the others counted. */
function impossible(
  { rows }: AnalysisView,
  {
    message,
    problems,
  }: { readonly message: string; readonly problems: readonly RowProblem<AnalysisRowView>[] },
): Omit<Refusal, 'code'> {
  const [first, ...others] = problems;
  const byRow = new Map(problems.map(({ row, column, words }) => [row.id, atCell(words, column)]));
  if (first === undefined) return { reason: message, next: '', place: {}, problems: byRow };
  const { row, column, words } = first;
  const at = rows.indexOf(row);
  const study = studyName(row.study, at);
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'cell is' : 'cells are'} impossible.`;
  return {
    reason: `${study} (row ${at + 1}): ${atCell(words, column)}${more}`,
    next: 'Correct it, or leave the study out.',
    place: { study, row: at + 1, ...(column === null ? {} : { column }) },
    problems: byRow,
  };
}
