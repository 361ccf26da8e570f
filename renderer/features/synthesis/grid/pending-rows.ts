import type { AnalysisRowView, NewRow, RowEdit } from '#shared/contract/analyses.ts';
import type { AnalysisId, AnalysisRowId } from '#shared/contract/ids.ts';

/** Changes of rows that the store may not have told of yet. */
export interface Pending {
  readonly key: string;
  readonly added: readonly NewRow[];
  readonly changed: readonly NewRow[];
  readonly removed: readonly AnalysisRowId[];
  /** The store has taken them: its next answer holds them. */
  readonly done: boolean;
}

/** Rows as they will be: what is typed stands at once, and a row that is being added is a row. */
export function withPending(
  rows: readonly AnalysisRowView[],
  pending: readonly Pending[],
  analysisId: AnalysisId,
): readonly AnalysisRowView[] {
  return pending.reduce((all, { added, changed, removed }) => {
    const known = new Set(all.map(({ id }) => id));
    const fresh = added.filter(({ rowId }) => !known.has(rowId));
    const edits = new Map(changed.map(({ rowId, set }) => [rowId, set]));
    return [
      ...all
        .filter(({ id }) => !removed.includes(id))
        .map((row) => {
          const set = edits.get(row.id);
          return set === undefined ? row : edited(row, set);
        }),
      ...fresh.map(({ rowId, set }, at) => edited(emptyRow(rowId, analysisId, all.length + at), set)),
    ];
  }, rows);
}

function edited(row: AnalysisRowView, set: RowEdit): AnalysisRowView {
  return {
    ...row,
    study: set.study ?? row.study,
    cells: { ...row.cells, ...set.cells },
    sources: sourcesOf(row, set),
    used: set.used ?? row.used,
    reason: set.reason === undefined ? row.reason : set.reason,
  };
}

/** A cell of another value comes from where the edit says, or was typed. */
function sourcesOf(row: AnalysisRowView, { cells = {}, sources = {} }: RowEdit): AnalysisRowView['sources'] {
  const still = Object.entries(row.sources).filter(
    ([column]) => !Object.hasOwn(cells, column) || cells[column] === row.cells[column],
  );
  return { ...Object.fromEntries(still), ...sources };
}

function emptyRow(id: NewRow['rowId'], analysisId: AnalysisId, place: number): AnalysisRowView {
  return {
    id,
    analysisId,
    study: '',
    studyId: null,
    cells: {},
    sources: {},
    used: true,
    reason: null,
    place,
  };
}
