import { memo, type MouseEvent } from 'react';
import type { EvidenceRow } from '#shared/contract/evidence.ts';
import type { ShownColumn } from './columns-layout.ts';
import styles from './evidence-grid.module.css';
import { cellContent } from './grid-cell.tsx';
import type { ClaimLine } from './grid-lines.ts';
import { stuck } from './stuck.ts';

/** One claim. A row whose content is not there yet keeps its place. */
export const GridRow = memo(function GridRow(props: {
  readonly row: EvidenceRow | undefined;
  readonly index: number;
  /** Distance from the top of the body, in px. */
  readonly top: number;
  readonly line: ClaimLine;
  /** It stands below the head of a group. */
  readonly grouped: boolean;
  readonly columns: readonly ShownColumn[];
  /** The column that Tab reaches in this row; null in all rows but one. */
  readonly stop: number | null;
  /** It is among the rows that are chosen. */
  readonly chosen: boolean;
  readonly onClick: (event: MouseEvent, line: ClaimLine) => void;
  readonly onOpen: (row: EvidenceRow) => void;
  readonly onFocusCell: (row: number, column: number) => void;
}) {
  const { row, index, top, line, grouped, columns, stop, chosen, onClick, onOpen, onFocusCell } = props;
  return (
    <div
      role="row"
      // The header is the first row.
      aria-rowindex={index + 2}
      aria-level={grouped ? 2 : undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-current={stop !== null}
      aria-selected={chosen}
      onMouseDown={(event) => {
        // It chooses from the row that has the focus, and marks no words.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => onClick(event, line)}
      onDoubleClick={() => {
        if (row !== undefined) onOpen(row);
      }}
    >
      {columns.map((column, place) => {
        const cell =
          row === undefined ? { content: null, title: '' } : cellContent(column, row, () => onOpen(row));
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={place + 1}
            tabIndex={place === stop ? 0 : -1}
            className={styles.cell}
            {...stuck(columns, place)}
            data-numeric={column.numeric}
            // What others wrote runs its own way, and is cut at its own end.
            dir={column.numeric ? undefined : 'auto'}
            data-cell={`${index}:${place}`}
            title={cell.title === '' ? undefined : cell.title}
            onFocus={() => onFocusCell(index, place)}
          >
            {cell.content}
          </div>
        );
      })}
    </div>
  );
});
