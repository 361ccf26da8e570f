import { type RefObject, useId } from 'react';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import type { CellProblem } from '../computed.ts';
import type { GridColumn } from './grid-columns.ts';
import { GridRow } from './grid-row.tsx';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';
import { useGrid } from './use-grid.ts';
import type { StudyTable } from './use-table.ts';
import { useVisibleRows } from './use-visible-rows.ts';

/** The table of studies, in which one types: one tab stop, arrow keys walk, a character begins to write. */
export function StudyGrid(props: {
  readonly table: StudyTable;
  readonly columns: readonly GridColumn[];
  readonly problems: readonly CellProblem[];
  /** Rows that are left out of what is tried. */
  readonly tried: ReadonlySet<AnalysisRowId>;
  readonly writable: boolean;
  /** It gets the focus when it appears. */
  readonly takesFocus: boolean;
  readonly deeds: RowDeeds;
  /** Gets the focus when a dialog about a row has closed. */
  readonly anchor: RefObject<HTMLDivElement | null>;
}) {
  const { table, columns, problems, tried, writable, takesFocus, deeds, anchor } = props;
  const grid = useGrid(table, columns, { writable, takesFocus });
  const help = useId();
  const shown: readonly (AnalysisRowView | null)[] = writable ? [...table.rows, null] : table.rows;
  const { parts, measure } = useVisibleRows(anchor, shown.length, grid.current.row);
  return (
    <div className={styles.scroller} ref={anchor}>
      {/* The grid pattern of the ARIA practices: rows and cells of a table are those of the grid. */}
      <table
        ref={grid.grid}
        className={styles.grid}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="Studies"
        aria-describedby={help}
        aria-readonly={!writable}
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length}
        onKeyDown={grid.onKeyDown}
        onCopy={grid.onCopy}
        onPaste={grid.onPaste}
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            if (part.kind === 'room')
              return (
                <tr key={`room ${part.before}`} aria-hidden="true">
                  <td colSpan={columns.length} style={{ height: part.height, padding: 0 }} />
                </tr>
              );
            const row = shown[part.at] ?? null;
            return (
              <GridRow
                key={row?.id ?? `new ${table.rows.length}`}
                row={row}
                at={part.at}
                measure={measure}
                columns={columns}
                grid={grid}
                problems={row === null ? [] : problems.filter(({ rowId }) => rowId === row.id)}
                tried={row !== null && tried.has(row.id)}
                writable={writable}
                deeds={deeds}
              />
            );
          })}
        </tbody>
      </table>
      {/* Pressed in a cell, the key of pasting goes here, and the focus back to the cell. */}
      <textarea
        ref={grid.catcher}
        className={styles.unseen}
        aria-label="What is pasted"
        tabIndex={-1}
        value=""
        onChange={() => grid.goTo(grid.current)}
        onKeyUp={() => grid.goTo(grid.current)}
        onPaste={grid.onPaste}
      />
      <p id={help} className={styles.help}>
        {writable
          ? 'Type or paste into a cell. Enter goes down, Tab to the right, Escape takes back, Delete empties.'
          : 'This review can’t be changed.'}
      </p>
    </div>
  );
}

function Head({ column }: { readonly column: GridColumn }) {
  const { kind, head, group } = column;
  return (
    <th scope="col" className={styles.head} data-kind={kind}>
      {group === null ? null : (
        <span className={styles.group} title={group}>
          {group}
        </span>
      )}{' '}
      <span className={kind === 'menu' ? styles.unseen : undefined}>{head}</span>
    </th>
  );
}
