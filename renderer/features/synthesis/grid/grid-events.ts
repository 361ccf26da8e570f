import { notifications } from '@mantine/notifications';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { pastedAs } from '../paste/pasted-as.ts';
import { blockOf, editOf, joined, textOf } from './cell-values.ts';
import { type GridColumn, isWritten } from './grid-columns.ts';
import { afterWriting, type Cell, type GridStep, gridStep } from './grid-keys.ts';
import type { GridState } from './grid-state.ts';
import type { PlacedEdit } from './use-table.ts';

/** What keys do in the table, and in the field of a cell that is written in. */
export function keyEvents(state: GridState) {
  const { current, size, writing } = state;
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (writing !== null || event.defaultPrevented || isElsewhere(event)) return;
      // The window itself then pastes there, which the table is told of.
      if (state.writable && isPaste(event)) return state.catchPaste();
      const step = gridStep(event, current, size);
      if (step !== null && take(step, state, event.target)) event.preventDefault();
    },
    onWritingKey: (event: KeyboardEvent<HTMLInputElement>) => {
      if (writing === null || event.nativeEvent.isComposing) return;
      const escaped = event.key === 'Escape';
      const to = escaped ? writing.cell : afterWriting(event, writing.cell, room(state, writing.cell));
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      state.finish(escaped ? null : event.currentTarget.value, to);
    },
  };
}

function isPaste({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent<HTMLElement>): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLocaleLowerCase('en') === 'v';
}

/** What is opened from a cell lies elsewhere in the page, but its keys come to the table too. */
function isElsewhere({ target, currentTarget, nativeEvent }: KeyboardEvent<HTMLElement>): boolean {
  return nativeEvent.isComposing || !(target instanceof Node) || !currentTarget.contains(target);
}

/** Opens the menu of the row with the focus, at its button: where that is out of sight, its menu would be too. */
function openMenu({ current, table, size, goTo, openMenu: open }: GridState): void {
  if (current.row >= table.rows.length) return;
  goTo({ row: current.row, column: size.column - 1 });
  open(current.row);
}

/** Does what a key means; false where it means nothing in this cell. */
function take(step: GridStep, state: GridState, target: EventTarget): boolean {
  const { current } = state;
  if (step.kind === 'go') state.goTo(step.to);
  else if (step.kind === 'menu') openMenu(state);
  // Buttons and boxes have Enter for themselves.
  else if (target instanceof HTMLButtonElement || target instanceof HTMLInputElement) return false;
  else if (!state.canWrite(current)) return false;
  else if (step.kind === 'write') state.write(current, step.text);
  else state.put(current, '');
  return true;
}

function room({ size, columns }: GridState, { row }: Cell) {
  const written = columns.flatMap((column, at) => (takesPaste(column) ? [at] : []));
  // The row that is being made has one more behind it by the time the focus goes there.
  return { size: { ...size, row: Math.max(size.row, row + 2) }, written };
}

/** Reasons are written one by one, where a study is left out. */
function takesPaste(column: GridColumn): boolean {
  return isWritten(column) && column.kind !== 'reason';
}

/** Copying a cell, and pasting a block from the cell with the focus on. */
export function clipboardEvents(state: GridState) {
  const { writable, writing, current, columns, table } = state;
  return {
    onCopy: (event: ClipboardEvent<HTMLElement>) => {
      const [row, column] = [table.rows[current.row], columns[current.column]];
      // Words that are selected are copied as everywhere.
      if (writing !== null || row === undefined || column === undefined || !isWritten(column)) return;
      if (document.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', textOf(row, column));
    },
    onPaste: (event: ClipboardEvent<HTMLElement>) => {
      const text = event.clipboardData.getData('text/plain');
      // Words within a cell are pasted into its field.
      if (!writable || text === '' || (writing !== null && !/[\t\n]/u.test(text))) return;
      event.preventDefault();
      state.finish(null, null);
      // The empty row may become a study: the cell with the focus is made anew then.
      state.goTo(current);
      const as = pastedAs(text, columns.slice(current.column).filter(takesPaste));
      const plain = () => {
        const block = as.kind === 'cells' ? as.block : blockOf(text);
        const { edits, beyond } = pasted(block, current, { columns, rows: table.rows.length });
        if (edits.length > 0) void table.write(edits);
        if (beyond > 0) tellBeyond(beyond);
        if (as.kind === 'cells' && as.note !== null) notifications.show({ message: as.note });
      };
      if (as.kind === 'cells' || !state.takeTable(text, current, plain)) plain();
    },
  };
}

/**
 * The changes that a block makes from a cell on, over the columns that can be written in. An empty line empties a row that is
 * there, and makes none.
 */
function pasted(
  block: readonly (readonly string[])[],
  from: Cell,
  { columns, rows }: { readonly columns: readonly GridColumn[]; readonly rows: number },
): { readonly edits: PlacedEdit[]; readonly beyond: number } {
  const into = columns.slice(from.column).filter(takesPaste);
  const lines = block
    .map((texts, line) => ({ texts, at: from.row + line }))
    .filter(({ texts, at }) => at < rows || texts.some((text) => text.trim() !== ''));
  const edits = lines.map(({ texts, at: place }) => ({
    at: place,
    set: joined(
      texts.flatMap((text, at) => {
        const column = into[at];
        return column === undefined ? [] : [editOf(column, text)];
      }),
    ),
  }));
  const widest = block.reduce((most, texts) => Math.max(most, texts.length), 0);
  return {
    edits: edits.filter(({ set }) => Object.keys(set).length > 0),
    beyond: Math.max(0, widest - into.length),
  };
}

function tellBeyond(beyond: number): void {
  notifications.show({
    title: `${formatCount(beyond, 'column', 'columns')} did not fit`,
    message: 'What lay right of the last column was not pasted. Add columns, undo, and paste again.',
  });
}
