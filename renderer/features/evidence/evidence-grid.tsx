import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EvidenceFilter, EvidenceRow, EvidenceSort } from '#shared/contract/evidence.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { isChosen } from './chosen-rows.ts';
import type { ConceptSlot } from './concept-slot.ts';
import { type ColumnLayout, gridTemplate, leastWidth, shownColumns } from './columns-layout.ts';
import styles from './evidence-grid.module.css';
import { GridHeader } from './grid-header.tsx';
import { type Cell, walkTo } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { useChosen } from './use-chosen.ts';
import { useRows } from './use-rows.ts';
import { sentenceId } from './use-sentence.ts';
import { useWidth } from './use-width.ts';

/** Height of a row and of the header, in px. */
const rowHeight = 28;

/**
 * The table: rows in sight only, walked cell by cell with the keyboard (one tab stop), sorted by its headers.
 * Enter, a double click or the button of a row shows its words.
 */
export function EvidenceGrid(props: {
  readonly ids: readonly ClaimId[];
  readonly filter: EvidenceFilter;
  readonly conceptField: ConceptSlot;
  /** Null: the usual columns. */
  readonly layout: ColumnLayout | null;
  readonly sort: readonly EvidenceSort[];
  readonly onSort: (sort: readonly EvidenceSort[]) => void;
  /** The claim to come back to when the table appears. */
  readonly last: string | null;
  readonly onOpen: (row: EvidenceRow) => void;
  /** It takes the focus when it appears. */
  readonly takesFocus: boolean;
}) {
  const { ids, sort, onSort, last, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const { layout } = props;
  const columns = useMemo(() => shownColumns(layout, width), [layout, width]);
  const [cell, setCell] = useState<Cell>(() => ({ row: Math.max(0, indexOf(ids, last)), column: 1 }));
  const current = within(cell, ids.length, columns.length);
  const walked = useRef(false);

  const rangeExtractor = useCallback(
    // The row with the focus stays, or the focus would be lost by scrolling.
    (range: Range) => withRow(defaultRangeExtractor(range), current.row),
    [current.row],
  );
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollMargin: 0,
    rangeExtractor,
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const rows = useRows(ids, props.filter, [startIndex, endIndex]);

  const { takesFocus } = props;
  useEffect(() => {
    if (takesFocus) scroller.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, [takesFocus]);
  const comeBack = useRef(true);
  useLayoutEffect(() => {
    if (comeBack.current && current.row > 0) virtualizer.scrollToIndex(current.row, { align: 'center' });
    comeBack.current = false;
  }, [virtualizer, current.row]);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    const target = scroller.current?.querySelector<HTMLElement>(
      `[data-cell="${current.row}:${current.column}"]`,
    );
    target?.focus({ preventScroll: true });
    target?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current.row, current.column]);

  const chosen = useChosen({
    ids,
    columns,
    filter: props.filter,
    row: current.row,
    goTo: (row) => {
      walked.current = true;
      setCell({ row, column: current.column });
      virtualizer.scrollToIndex(row);
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.defaultPrevented) return;
    if (chosen.onKeyDown(event)) return event.preventDefault();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    const to = walkTo(pressed, current, { row: ids.length, column: columns.length }, page);
    if (to !== null) {
      chosen.leave();
      walked.current = true;
      setCell(to);
      if (to.row >= 0) virtualizer.scrollToIndex(to.row);
    } else if (event.key === 'Enter' && current.row >= 0) {
      openRow(current.row);
    } else return;
    event.preventDefault();
  };
  const openRow = (index: number) => {
    const id = ids[index];
    const row = id === undefined ? undefined : rows.get(id);
    if (row !== undefined) onOpen(row);
  };
  const onFocusCell = useCallback((row: number, column: number) => setCell({ row, column }), []);

  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <div
          role="grid"
          aria-multiselectable="true"
          aria-label="Evidence"
          aria-describedby={sentenceId}
          aria-rowcount={ids.length + 1}
          aria-colcount={columns.length}
          tabIndex={-1}
          className={styles.grid}
          style={{ minWidth: leastWidth(columns), gridTemplateColumns: gridTemplate(columns) }}
          onKeyDown={onKeyDown}
        >
          <GridHeader
            columns={columns}
            sort={sort}
            stop={current.row === -1 ? current.column : null}
            onSort={onSort}
            onFocusCell={onFocusCell}
          />
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const id = ids[item.index];
              return (
                <GridRow
                  key={id ?? item.index}
                  row={id === undefined ? undefined : rows.get(id)}
                  index={item.index}
                  top={item.start}
                  columns={columns}
                  stop={item.index === current.row ? current.column : null}
                  chosen={isChosen(chosen.rows, item.index)}
                  onClick={chosen.onClickRow}
                  onOpen={onOpen}
                  onFocusCell={onFocusCell}
                />
              );
            })}
          </div>
        </div>
      </div>
      {chosen.rows !== null && (
        <ChosenBar
          claimIds={chosen.claimIds}
          filter={props.filter}
          conceptField={props.conceptField}
          onCopy={() => void chosen.copy()}
          onLeave={chosen.leave}
        />
      )}
    </>
  );
}

function indexOf(ids: readonly ClaimId[], id: string | null): number {
  return id === null ? -1 : ids.findIndex((candidate) => candidate === id);
}

/** A filter may have taken the row with the focus away; the nearest one takes its place. */
function within(cell: Cell, rows: number, columns: number): Cell {
  return { row: Math.min(cell.row, rows - 1), column: Math.min(cell.column, columns - 1) };
}

function withRow(indexes: number[], row: number): number[] {
  if (row < 0 || indexes.includes(row)) return indexes;
  return [...indexes, row].sort((a, b) => a - b);
}
