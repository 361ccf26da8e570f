import { useMemo, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import type { AnalysisRowView, AnalysisView, NewRow, RowEdit } from '#shared/contract/analyses.ts';
import type { AnalysisRowId, GroupId } from '#shared/contract/ids.ts';
import { type Pending, withPending } from './pending-rows.ts';

/** A change of the row at a place; behind the last one it makes a row. */
export interface PlacedEdit {
  readonly at: number;
  readonly set: RowEdit;
}

/** The rows of an analysis, and what can be done with them. Each deed is one step of undo; what answers false was refused, and is told. */
export interface StudyTable {
  readonly rows: readonly AnalysisRowView[];
  /** @param group the step of undo that it is part of; without one it is a step of its own */
  readonly write: (edits: readonly PlacedEdit[], group?: GroupId) => Promise<boolean>;
  /** Changes rows by their ids. */
  readonly writeRows: (edits: readonly NewRow[]) => Promise<boolean>;
  readonly remove: (rowId: AnalysisRowId) => Promise<void>;
}

/** Rows as the person has left them: they stand as typed before the store has answered. */
export function useTable(view: AnalysisView): StudyTable {
  const analysisId = view.analysis.id;
  const addRows = useCommand(methods.analyses.addRows);
  const editRows = useCommand(methods.analyses.editRows);
  const deleteRows = useCommand(methods.analyses.deleteRows);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [seen, setSeen] = useState(view);
  if (seen !== view) {
    setSeen(view);
    setPending(seen.analysis.id === analysisId ? pending.filter(({ done }) => !done) : []);
  }
  const rows = useMemo(() => withPending(view.rows, pending, analysisId), [view.rows, pending, analysisId]);
  /** Shows a change until the store’s answer holds it, or has refused it. */
  const meanwhile = async (change: Omit<Pending, 'done'>, answers: readonly Promise<{ ok: boolean }>[]) => {
    setPending((all) => [...all, { ...change, done: false }]);
    const refused = (await Promise.all(answers)).some(({ ok }) => !ok);
    setPending((all) =>
      refused
        ? all.filter(({ key }) => key !== change.key)
        : all.map((one) => (one.key === change.key ? { ...one, done: true } : one)),
    );
    return !refused;
  };
  const write = async (edits: readonly PlacedEdit[], group = newId.group()) => {
    const { added, changed } = sorted(edits, rows);
    // Both at once: the port keeps their order, and nothing that is typed next falls between.
    return meanwhile({ key: group, added, changed, removed: [] }, [
      ...(changed.length === 0 ? [] : [editRows({ analysisId, rows: changed }, { group })]),
      ...(added.length === 0 ? [] : [addRows({ analysisId, rows: added }, { group })]),
    ]);
  };
  const writeRows = (edits: readonly NewRow[]) =>
    write(edits.map(({ rowId, set }) => ({ at: rows.findIndex(({ id }) => id === rowId), set })));
  const remove = async (rowId: AnalysisRowId) => {
    const group = newId.group();
    await meanwhile({ key: group, added: [], changed: [], removed: [rowId] }, [
      deleteRows({ analysisId, rowIds: [rowId] }, { group }),
    ]);
  };
  return { rows, write, writeRows, remove };
}

function sorted(
  edits: readonly PlacedEdit[],
  rows: readonly AnalysisRowView[],
): { added: NewRow[]; changed: NewRow[] } {
  const changed = edits.flatMap(({ at, set }) => {
    const row = rows[at];
    return row === undefined ? [] : [{ rowId: row.id, set }];
  });
  const added = edits
    .filter(({ at }) => at >= rows.length)
    .toSorted((a, b) => a.at - b.at)
    .map(({ set }) => ({ rowId: newId.analysisRow(), set }));
  return { added, changed };
}
