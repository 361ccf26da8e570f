import type { AnalysisId, AnalysisRowId } from '#shared/contract/ids.ts';
import type { NewRow, RowEdit } from '#shared/contract/analyses.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { FieldValue, OperationDraft } from '#shared/changes/operations.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Plan } from '../changes/writer.ts';
import type { Reader } from '../database/connection.ts';
import {
  analysisSummary,
  type KeptRow,
  keptRows,
  missingSource,
  missingStudy,
} from '../repositories/analyses.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';

type Cells = NonNullable<RowEdit['cells']>;
type Sources = KeptRow['sources'];

/** Why rows can't name what they name, or say themselves twice; null: they can. */
function problemOf(db: Reader, rows: readonly NewRow[]): AppError | null {
  if (new Set(rows.map(({ rowId }) => rowId)).size < rows.length)
    return appError('invalid-input', 'The same row was sent twice. Nothing was changed.', { field: 'rows' });
  const study = missingStudy(
    db,
    rows.flatMap(({ set }) => set.studyId ?? []),
  );
  if (study !== null) return notFound('study', study);
  const result = missingSource(
    db,
    rows.flatMap(({ set }) => Object.values(set.sources ?? {})),
  );
  return result === null ? null : notFound('result of this claim', result);
}

/**
 * What makes new rows, one behind the other.
 * @param first the place of the first one
 */
export function planNewRows(
  db: Reader,
  of: { readonly analysisId: AnalysisId; readonly rows: readonly NewRow[]; readonly first: number },
): Result<OperationDraft[], AppError> {
  const problem = problemOf(db, of.rows);
  if (problem) return err(problem);
  return ok(
    of.rows.map(({ rowId, set: { cells = {}, sources = {}, ...set } }, at): OperationDraft => {
      const table = merged({ cells: {}, sources: {} }, cells, sources);
      const fields = { analysisId: of.analysisId, place: of.first + at, ...fieldsOf(set), ...table };
      return { kind: 'analysisRow.created', id: rowId, set: fields };
    }),
  );
}

/** What changes rows of an analysis; of cells and sources only the columns that are named. */
export function planEdits(
  db: Reader,
  { analysisId, rows }: { readonly analysisId: AnalysisId; readonly rows: readonly NewRow[] },
): Result<Plan, AppError> {
  const known = rowsById(db, analysisId);
  if (!known.ok) return known;
  const operations: OperationDraft[] = [];
  for (const { rowId, set } of rows) {
    const row = known.value.get(rowId);
    if (row === undefined) return err(notFound('row of this analysis', rowId));
    operations.push({ kind: 'analysisRow.edited', id: rowId, set: edited(row, set) });
  }
  const problem = problemOf(db, rows);
  return problem ? err(problem) : ok({ operations });
}

/** What takes rows out of an analysis. */
export function planRemoval(
  db: Reader,
  { analysisId, rowIds }: { readonly analysisId: AnalysisId; readonly rowIds: readonly AnalysisRowId[] },
): Result<Plan, AppError> {
  const known = rowsById(db, analysisId);
  if (!known.ok) return known;
  const ids = [...new Set(rowIds)];
  const unknown = ids.find((id) => !known.value.has(id));
  if (unknown !== undefined) return err(notFound('row of this analysis', unknown));
  return ok({
    operations: ids.map((id) => ({ kind: 'analysisRow.deleted', id, set: { deleted: true } })),
  });
}

function rowsById(db: Reader, analysisId: AnalysisId): Result<ReadonlyMap<string, KeptRow>, AppError> {
  if (analysisSummary(db, analysisId) === null) return err(notFound('analysis', analysisId));
  return ok(new Map(keptRows(db, analysisId).map((row) => [row.id, row])));
}

function edited(row: KeptRow, { cells, sources, ...set }: RowEdit): Record<string, FieldValue> {
  const plain = fieldsOf(set);
  if (cells === undefined && sources === undefined) return plain;
  return { ...plain, ...merged(row, cells ?? {}, sources ?? {}) };
}

/**
 * Cells and sources once some columns got others. Empty cells are not kept; a cell of another value than before comes
 * from the source that is given with it, or was typed; a cell that is not there comes from nowhere.
 */
function merged(
  before: { readonly cells: Cells; readonly sources: Sources },
  cells: Cells,
  sources: Sources,
): { readonly cells: Cells; readonly sources: Sources } {
  const after = Object.fromEntries(
    Object.entries({ ...before.cells, ...cells }).filter(([, cell]) => cell !== null && cell !== ''),
  );
  const still = Object.entries(before.sources).filter(
    ([column]) => !Object.hasOwn(cells, column) || cells[column] === before.cells[column],
  );
  const from = Object.entries({ ...Object.fromEntries(still), ...sources }).filter(([column]) =>
    Object.hasOwn(after, column),
  );
  return { cells: after, sources: Object.fromEntries(from) };
}
