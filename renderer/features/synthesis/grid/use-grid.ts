import { useLayoutEffect, useRef, useState } from 'react';
import { editOf, textOf } from './cell-values.ts';
import { type GridColumn, takesWriting } from './grid-columns.ts';
import { clipboardEvents, keyEvents } from './grid-events.ts';
import { type Cell, inside } from './grid-keys.ts';
import type { GridState, TakeTable, Writing } from './grid-state.ts';
import type { StudyTable } from './use-table.ts';

/** How the table is walked and typed in. */
interface GridOptions {
  readonly writable: boolean;
  /** It gets the focus when it appears. */
  readonly takesFocus: boolean;
  /** Takes tables that are pasted. */
  readonly takeTable: TakeTable;
  /** The cell where somebody left it. */
  readonly start?: Cell | null;
}

/**
 * The table of studies as something that is walked and typed in.
 */
export function useGrid(
  table: StudyTable,
  columns: readonly GridColumn[],
  { writable, takesFocus, takeTable, start = null }: GridOptions,
) {
  const grid = useRef<HTMLTableElement>(null);
  const catcher = useRef<HTMLTextAreaElement>(null);
  const [wanted, setWanted] = useState<Cell>(start ?? { row: 0, column: 1 });
  const [writing, setWriting] = useState<Writing | null>(null);
  const [menuAt, setMenuAt] = useState<number | null>(null);
  const size = { row: table.rows.length + (writable ? 1 : 0), column: columns.length };
  const current = inside(wanted, size);
  const walked = useRef(takesFocus || start !== null);
  // At once: a later effect could belong to a rendering from before the step, and take the focus back.
  useLayoutEffect(() => {
    if (!walked.current || writing !== null) return;
    walked.current = false;
    focusCell(grid.current, current);
  });
  const goTo = (cell: Cell) => {
    walked.current = true;
    setWanted(cell);
  };
  const heldAt = ({ row, column }: Cell) => {
    const [study, of] = [table.rows[row], columns[column]];
    return of === undefined ? null : { column: of, text: study === undefined ? '' : textOf(study, of) };
  };
  const canWrite = (cell: Cell): boolean => {
    const column = columns[cell.column];
    return writable && column !== undefined && takesWriting(column, table.rows[cell.row] ?? null);
  };
  const write = (cell: Cell, text: string | null) => {
    const held = heldAt(cell);
    if (!canWrite(cell) || held === null) return;
    setWanted(cell);
    setWriting({ cell, text: text ?? held.text });
  };
  const put = (cell: Cell, text: string) => {
    const held = heldAt(cell);
    if (held === null || text.trim() === held.text) return;
    void table.write([{ at: cell.row, set: editOf(held.column, text) }]);
  };
  const finish = (text: string | null, to: Cell | null) => {
    if (writing === null) return;
    if (text !== null) put(writing.cell, text);
    setWriting(null);
    if (to !== null) goTo(to);
  };
  const state: GridState = {
    ...{ table, columns, writable, size, current, writing },
    ...{ goTo, canWrite, write, put, finish, takeTable },
    catchPaste: () => catcher.current?.focus({ preventScroll: true }),
    openMenu: setMenuAt,
  };
  const onFocus = (cell: Cell) => setWanted(cell);
  return { ...state, ...keyEvents(state), ...clipboardEvents(state), grid, catcher, menuAt, onFocus };
}

export type Grid = ReturnType<typeof useGrid>;

function focusCell(grid: HTMLElement | null, { row, column }: Cell): void {
  const cell = grid?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
}
