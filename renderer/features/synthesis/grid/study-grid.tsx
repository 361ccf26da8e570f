import { type RefObject, useEffect, useId, useState } from 'react';
import { keyWords } from '#renderer/ui/keys/key-words.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { forgetCell, leftCell } from '../claims/left-cell.ts';
import type { Origins } from '../claims/use-origins.ts';
import type { CellProblem } from '../computed.ts';
import { type GridColumn, groupSpan } from './grid-columns.ts';
import { GridRow, type RowActs } from './grid-row.tsx';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';
import type { TakeTable } from './grid-state.ts';
import { type Grid, useGrid } from './use-grid.ts';
import type { StudyTable } from './use-table.ts';
import { useVisibleRows } from './use-visible-rows.ts';

const none: readonly never[] = [];
const ofNewRow = { claims: none, notes: none, problems: none, tried: false };

/** What a row has to know of the focus, of what is written, and of the menu that is open. */
function ofGrid({ current, writing, menuAt }: Grid, at: number) {
  return {
    stop: current.row === at ? current.column : null,
    writing: writing?.cell.row === at ? writing : null,
    menuOpened: menuAt === at,
  };
}

/** The table of studies, in which one types: one tab stop, arrow keys walk, a character begins to write. */
export function StudyGrid(props: {
  readonly table: StudyTable;
  readonly columns: readonly GridColumn[];
  readonly problems: readonly CellProblem[];
  /** Where cells came from, and what is to be known about rows. */
  readonly origins: Origins;
  /** Rows that are left out of what is tried. */
  readonly tried: ReadonlySet<AnalysisRowId>;
  readonly writable: boolean;
  /** It gets the focus when it appears. */
  readonly takesFocus: boolean;
  /** Takes tables that are pasted. */
  readonly takeTable: TakeTable;
  readonly deeds: RowDeeds;
  /** Gets the focus when a dialog about a row has closed. */
  readonly anchor: RefObject<HTMLDivElement | null>;
}) {
  const { table, columns, problems, origins, tried, writable, takesFocus, takeTable, deeds, anchor } = props;
  const [start] = useState(() => leftAt(table.rows, columns));
  const grid = useGrid(table, columns, { writable, takesFocus, takeTable, start });
  useEffect(forgetCell, []);
  useWords(grid, { table, columns, origins });
  const help = useId();
  const shown: readonly (AnalysisRowView | null)[] = writable ? [...table.rows, null] : table.rows;
  const acts = useLatest<RowActs>({ ...deeds, ...grid });
  const problemsAt = Map.groupBy(problems, ({ rowId }) => rowId);
  const ofStudy = (row: AnalysisRowView) => ({
    claims: table.rows[grid.menuAt ?? -1] === row ? origins.claimsOf(row) : none,
    notes: origins.notesAt(row.id),
    problems: problemsAt.get(row.id) ?? none,
    tried: tried.has(row.id),
  });
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
            {columns.map((column, at) => (
              <Head key={column.key} column={column} span={groupSpan(columns, at)} />
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
                {...{ row, columns, measure, writable, acts, at: part.at }}
                {...ofGrid(grid, part.at)}
                {...(row === null ? ofNewRow : ofStudy(row))}
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
        {table.rows.some((row) => origins.claimsOf(row).length > 0)
          ? ` Numbers from claims have a quotation mark; ${keyWords(wordsKey)} shows their words.`
          : null}
      </p>
    </div>
  );
}

const wordsKey = '$mod+Enter';

/** The key that leads from a cell to the words that it came from. */
function useWords(
  { current, writing }: Grid,
  of: Pick<Parameters<typeof StudyGrid>[0], 'table' | 'columns' | 'origins'>,
): void {
  const { table, columns, origins } = of;
  const row = table.rows[current.row];
  const column = columns[current.column]?.key ?? null;
  useKeys({
    id: 'synthesis.words',
    section: 'Synthesise',
    label: 'Show the words of a number',
    keys: wordsKey,
    when: writing === null && row !== undefined && origins.claimsOf(row).length > 0,
    run: () => row !== undefined && origins.show(row, column),
  });
}

/** Where somebody left the table for the words of a claim; null: nobody did. */
function leftAt(rows: readonly AnalysisRowView[], columns: readonly GridColumn[]) {
  const left = leftCell();
  const row = rows.findIndex(({ id }) => id === left?.rowId);
  if (left === null || row < 0) return null;
  return {
    row,
    column: Math.max(
      1,
      columns.findIndex(({ key }) => key === left.column),
    ),
  };
}

/** A head with the name of its group, which is seen once, over all columns of the group. */
function Head({ column, span }: { readonly column: GridColumn; readonly span: number }) {
  const { kind, head, group } = column;
  return (
    <th
      scope="col"
      className={styles.head}
      data-kind={kind}
      data-group={group === null ? undefined : span > 0 ? 'first' : 'more'}
    >
      {group === null ? null : (
        <span
          className={span > 0 ? styles.group : styles.unseen}
          style={span > 0 ? { width: `calc(${span * 100}% - 12px)` } : undefined}
          title={group}
        >
          {group}
        </span>
      )}{' '}
      <span className={kind === 'menu' ? styles.unseen : undefined}>{head}</span>
    </th>
  );
}
