import type { AnalysisRowView, AnalysisView } from '#shared/contract/analyses.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { type AnalysisLabels, labelsOf } from '#shared/figures/synthesis/of-analysis/labels.ts';
import { atCell } from '#shared/figures/synthesis/of-analysis/study-columns.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { analyseTable, type RowProblem } from '#shared/stats/analysis/table-analysis.ts';
import { analysisView } from '../../repositories/analyses.ts';
import { reviewRow } from '../../repositories/reviews.ts';
import type { Session } from '../../session.ts';

/** An analysis as it is kept with what it comes to, for files. */
export type ComputedAnalysis = {
  readonly view: AnalysisView;
  readonly analysis: Analysis;
  readonly labels: AnalysisLabels;
  /** The title of the review. */
  readonly review: string;
  readonly appVersion: string;
  /** When it was computed, ISO 8601. */
  readonly made: string;
};

const nothingWritten = 'No file was written.';

/**
 * Computes an analysis from its rows, by the functions that the window computes it by.
 * @returns `not-found`; `impossible-data` with study, row and column; `not-converged`; `invalid-input` where there is nothing to pool
 */
export function computedAnalysis(session: Session, analysisId: string): Result<ComputedAnalysis, AppError> {
  const { reader } = session;
  const view = analysisView(reader, analysisId);
  if (view === null)
    return err(appError('not-found', `The analysis is not there any more. ${nothingWritten}`));
  const result = analyseTable(view.analysis, view.rows);
  switch (result.kind) {
    case 'result': {
      const labels = labelsOf(view.analysis);
      const about = { review: reviewRow(reader).title, appVersion: session.author().appVersion };
      return ok({ view, analysis: result.analysis, labels, ...about, made: new Date().toISOString() });
    }
    case 'nothing': {
      const out = view.rows.length > 0 && view.rows.every(({ used }) => !used);
      const message = out
        ? `All studies of the analysis are left out. ${nothingWritten} Take one in again first.`
        : `The analysis has no numbers yet. ${nothingWritten} Type or paste the studies into its table first.`;
      return err(appError('invalid-input', message));
    }
    case 'not-offered':
      return err(appError('invalid-input', `${result.message} ${nothingWritten}`));
    case 'not-converged':
      return err(appError('not-converged', `${result.message} ${nothingWritten}`));
    case 'impossible':
      return err(impossible(view, result.message, result.problems));
  }
}

/** Which numbers cannot be: the first by its study, row and column, the others counted. */
function impossible(
  { rows }: AnalysisView,
  message: string,
  [first, ...others]: readonly RowProblem<AnalysisRowView>[],
): AppError {
  if (first === undefined) return appError('impossible-data', `${message} ${nothingWritten}`);
  const { row, column, words } = first;
  const at = rows.indexOf(row) + 1;
  const study = row.study === '' ? `Study ${at}` : row.study;
  const place = { study, row: at, ...(column === null ? {} : { column }) };
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'cell is' : 'cells are'} impossible.`;
  const told = `${study} (row ${at}): ${atCell(words, column)}${more}`;
  const next = 'Correct it, or leave the study out.';
  return appError('impossible-data', `${told} ${nothingWritten} ${next}`, place);
}
