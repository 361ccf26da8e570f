import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ShownColumn } from './columns-layout.ts';
import type { Cell } from './grid-keys.ts';
import type { GridLine } from './grid-lines.ts';
import { overscan } from './use-rows.ts';

/** Height of a row and of the header, in px. */
const rowHeight = 28;

/** How many lines a page of keys goes past: those in sight but for one or two. */
export function pageOf(scroller: HTMLElement | null): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / rowHeight) - 2);
}

/** The cell that Tab reaches and the lines in sight; the focus follows where the person walks. */
export function useGridWalk(
  scroller: RefObject<HTMLElement | null>,
  lines: readonly GridLine[],
  columns: readonly ShownColumn[],
  /** The claim to come back to when the table appears. */
  last: string | null,
) {
  const [cell, setCell] = useState<Cell>(() => ({ row: Math.max(0, lineOf(lines, last)), column: 1 }));
  const current = within(cell, lines.length, columns.length);
  const walked = useRef(false);
  const rangeExtractor = useCallback(
    // The row with the focus stays, or the focus would be lost by scrolling.
    (range: Range) => withRow(defaultRangeExtractor(range), current.row),
    [current.row],
  );
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollPaddingStart: rowHeight,
    scrollMargin: 0,
    rangeExtractor,
  });
  const comeBack = useRef(true);
  useLayoutEffect(() => {
    if (comeBack.current && current.row > 0) virtualizer.scrollToIndex(current.row, { align: 'center' });
    comeBack.current = false;
  }, [virtualizer, current.row]);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    // Whoever has gone elsewhere meanwhile, such as to the list of columns, stays there.
    const { activeElement } = document;
    if (activeElement !== document.body && scroller.current?.contains(activeElement) !== true) return;
    focusCell(scroller.current, { row: current.row, column: current.column });
  }, [scroller, current.row, current.column, columns]);
  /** Puts the focus on a cell, and the cell in sight. */
  const walk = (to: Cell): void => {
    if (to.row >= 0) virtualizer.scrollToIndex(to.row);
    // The same cell may be out of sight by now.
    if (to.row === current.row && to.column === current.column) focusCell(scroller.current, to);
    walked.current = true;
    setCell(to);
  };
  const onFocusCell = useCallback((row: number, column: number) => setCell({ row, column }), []);
  const onFocusRow = useCallback((row: number) => setCell(({ column }) => ({ row, column })), []);
  return { current, virtualizer, walk, onFocusCell, onFocusRow };
}

function focusCell(scroller: HTMLElement | null, { row, column }: Cell): void {
  const target =
    scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ??
    scroller?.querySelector<HTMLElement>(`[data-cell="${row}:head"]`);
  target?.focus({ preventScroll: true });
  // Heads and pinned cells are always in sight; the others must not lie beneath the pinned ones (scroll-padding).
  const stays = target?.dataset['stuck'] !== undefined || target?.dataset['cell'] === `${row}:head`;
  // Of those the row comes into sight: with large text the screen scrolls too, and a bar is stuck to its bottom.
  const shown = stays ? target?.closest('[role="row"]') : target;
  shown?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
}

function lineOf(lines: readonly GridLine[], claim: string | null): number {
  if (claim === null) return -1;
  return lines.findIndex((line) => line.kind === 'claim' && line.claimId === claim);
}

/** A filter may have taken the row with the focus away; the nearest one takes its place. */
function within(cell: Cell, rows: number, columns: number): Cell {
  return { row: Math.min(cell.row, rows - 1), column: Math.min(cell.column, columns - 1) };
}

function withRow(indexes: number[], row: number): number[] {
  if (row < 0 || indexes.includes(row)) return indexes;
  return [...indexes, row].sort((a, b) => a - b);
}
