import { type ComponentProps, useEffect, useMemo } from 'react';
import type { EvidenceFilter, EvidenceRow, EvidenceSort } from '#shared/contract/evidence.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { gridTemplate, leastWidth, shownColumns, stuckWidth } from './columns-layout.ts';
import type { ConceptSlot } from './concept-slot.ts';
import styles from './evidence-grid.module.css';
import { GridHeader } from './grid-header.tsx';
import { gridKeys } from './grid-key-down.ts';
import { GridRow } from './grid-row.tsx';
import { GroupRow } from './group-row.tsx';
import { stuckProperties } from './stuck.ts';
import { useChosenLines } from './use-chosen-lines.ts';
import { useColumnDeeds } from './use-column-deeds.ts';
import { useGridWalk } from './use-grid-walk.ts';
import { useRows } from './use-rows.ts';
import { sentenceId } from './use-sentence.ts';
import type { Table } from './use-table.ts';
import { useWidth } from './use-width.ts';

/**
 * The table: rows in sight only, walked cell by cell with the keyboard (one tab stop), sorted by its headers, in groups
 * that can be folded. Enter, a double click or the button of a row shows its words.
 */
export function EvidenceGrid(props: {
  readonly table: Table;
  readonly filter: EvidenceFilter;
  readonly conceptField: ConceptSlot;
  readonly sort: readonly EvidenceSort[];
  readonly onSort: (sort: readonly EvidenceSort[]) => void;
  /** The claim to come back to when the table appears. */
  readonly last: string | null;
  readonly onOpen: (row: EvidenceRow) => void;
  /** Told of the row that has the focus; null: it is a heading, or not there yet. */
  readonly onRow: (row: EvidenceRow | null) => void;
  /** It takes the focus when it appears. */
  readonly takesFocus: boolean;
}) {
  const { table, sort, onSort, last, onOpen, takesFocus } = props;
  const { scroller, lines, layout } = table;
  const isGrouped = table.groups !== null;
  const width = useWidth(scroller);
  const columns = useMemo(() => shownColumns(layout, width), [layout, width]);
  const { current, virtualizer, walk, onFocusCell, onFocusRow } = useGridWalk(scroller, lines, columns, last);
  const { deeds, dragged } = useColumnDeeds(table, (column) => walk({ row: -1, column }));
  const drawn = dragged === null ? columns : shownColumns(dragged, width);
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const rowOf = useRows(table, [startIndex, endIndex], virtualizer.isScrolling);
  const { inSight } = table;
  useEffect(() => {
    inSight.current = [startIndex, endIndex];
  }, [inSight, startIndex, endIndex]);

  useEffect(() => {
    if (takesFocus) scroller.current?.querySelector<HTMLElement>('[role$="grid"]')?.focus();
  }, [takesFocus, scroller]);

  const line = lines[current.row];
  useToldRow(line?.kind === 'claim' ? rowOf(line) : undefined, props.onRow);
  const { filter } = props;
  const chosen = useChosenLines({ table, filter, columns, current, walk });
  const onKeyDown = gridKeys({
    ...{ table, current, columns: columns.length },
    choose: chosen.onKeyDown,
    goTo: (cell) => {
      chosen.leave();
      walk(cell);
    },
    open: (line) => {
      const row = line.kind === 'claim' ? rowOf(line) : undefined;
      if (row !== undefined) onOpen(row);
    },
  });

  return (
    <>
      <div ref={scroller} className={styles.scroller} style={{ scrollPaddingLeft: stuckWidth(columns) }}>
        <GridBox
          grouped={isGrouped}
          aria-multiselectable="true"
          aria-label="Evidence"
          aria-describedby={sentenceId}
          aria-rowcount={lines.length + 1}
          aria-colcount={columns.length}
          tabIndex={-1}
          className={styles.grid}
          data-choosing={chosen.claimIds.length > 0}
          style={{
            minWidth: leastWidth(drawn),
            gridTemplateColumns: gridTemplate(drawn),
            ...stuckProperties(drawn),
          }}
          onKeyDown={onKeyDown}
        >
          <GridHeader
            columns={columns}
            sort={sort}
            stop={current.row === -1 ? current.column : null}
            deeds={deeds}
            onSort={onSort}
            onFocusCell={onFocusCell}
          />
          <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const own = lines[item.index];
              if (own === undefined) return null;
              const stands = { index: item.index, top: item.start };
              const isCurrent = item.index === current.row;
              return own.kind === 'head' ? (
                <GroupRow
                  key={own.key}
                  {...stands}
                  line={own}
                  span={columns.length}
                  stop={isCurrent}
                  onToggle={table.toggle}
                  onFocusRow={onFocusRow}
                />
              ) : (
                <GridRow
                  key={own.key}
                  {...stands}
                  row={rowOf(own)}
                  line={own}
                  grouped={isGrouped}
                  columns={columns}
                  stop={isCurrent ? current.column : null}
                  chosen={chosen.isLineChosen(own)}
                  onClick={chosen.onClickRow}
                  onOpen={onOpen}
                  onFocusCell={onFocusCell}
                />
              );
            })}
          </div>
        </GridBox>
      </div>
      {chosen.claimIds.length > 0 && (
        <ChosenBar
          claimIds={chosen.claimIds}
          left={chosen.left}
          filter={chosen.filter}
          conceptField={props.conceptField}
          onCopy={chosen.copy}
          onLeave={chosen.done}
        />
      )}
    </>
  );
}

/** Tells which row has the focus, once its content is there. */
function useToldRow(row: EvidenceRow | undefined, onRow: (row: EvidenceRow | null) => void): void {
  useEffect(() => onRow(row ?? null), [onRow, row]);
}

/** With heads that fold it is a tree of rows. */
function GridBox({ grouped, ...props }: ComponentProps<'div'> & { readonly grouped: boolean }) {
  return grouped ? <div role="treegrid" {...props} /> : <div role="grid" {...props} />;
}
