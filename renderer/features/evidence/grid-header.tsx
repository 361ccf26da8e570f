import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import type { EvidenceSort } from '#shared/contract/evidence.ts';
import { ColumnEdge } from './column-edge.tsx';
import type { ShownColumn } from './columns-layout.ts';
import styles from './evidence-grid.module.css';
import { ariaSort, nextSort } from './sorting.ts';
import { stuck } from './stuck.ts';
import type { ColumnDeeds } from './use-column-deeds.ts';
import { useHeadDrag } from './use-head-drag.ts';
import { useHeaderKeys } from './use-header-keys.ts';

/**
 * The names of the columns; pressing one sorts by it, with Shift within the order there is. Dragged, it goes to another
 * place; its edge sets its width.
 */
export function GridHeader(props: {
  readonly columns: readonly ShownColumn[];
  readonly sort: readonly EvidenceSort[];
  readonly stop: number | null;
  readonly deeds: ColumnDeeds;
  readonly onSort: (sort: readonly EvidenceSort[]) => void;
  readonly onFocusCell: (row: number, column: number) => void;
}) {
  const { columns, sort, stop, deeds, onSort, onFocusCell } = props;
  const head = useRef<HTMLDivElement>(null);
  const { drop, handlers, wasDragged } = useHeadDrag((id, { id: target, side }) => {
    const beside = columns.find((column) => column.id === target);
    if (beside !== undefined) deeds.moveBeside(id, beside, side);
  });
  useHeaderKeys(head, stop === null ? undefined : columns[stop], stop ?? 0, deeds);
  const sortBy = (column: ShownColumn, add: boolean): void => {
    if (column.sort !== null) onSort(nextSort(sort, column.sort, add));
  };
  const onKeyDown = (event: KeyboardEvent, column: ShownColumn): void => {
    const presses = (event.key === 'Enter' || event.key === ' ') && !event.altKey;
    if (column.sort === null || !presses) return;
    event.preventDefault();
    sortBy(column, event.shiftKey);
  };
  return (
    <div ref={head} role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            aria-sort={ariaSort(sort, column.sort)}
            tabIndex={place === stop ? 0 : -1}
            className={styles.headCell}
            {...stuck(columns, place)}
            data-numeric={column.numeric}
            data-sortable={column.sort !== null}
            data-cell={`-1:${place}`}
            data-column={column.id}
            data-drop={drop?.id === column.id ? drop.side : undefined}
            title={column.sort === null ? undefined : `Sort by ${column.title.toLocaleLowerCase('en')}`}
            {...handlers(column.id)}
            onFocus={() => onFocusCell(-1, place)}
            onClick={(event) => {
              if (!wasDragged()) sortBy(column, event.shiftKey);
            }}
            onKeyDown={(event) => onKeyDown(event, column)}
          >
            {column.id === 'open' ? (
              <VisuallyHidden>{column.title}</VisuallyHidden>
            ) : (
              <span className={styles.headTitle}>{column.title}</span>
            )}
            <SortMark sort={sort} column={column} />
            <ColumnEdge
              onDrag={(width) => deeds.drag(column, width)}
              onDrop={(width) => deeds.drop(column, width)}
              onFit={() => deeds.fit(column, place)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

function SortMark(props: { readonly sort: readonly EvidenceSort[]; readonly column: ShownColumn }) {
  const place = props.sort.findIndex((one) => one.column === props.column.sort);
  const one = props.sort[place];
  if (one === undefined) return null;
  return (
    <span className={styles.sortMark} aria-hidden="true">
      {one.descending ? '↓' : '↑'}
      {props.sort.length > 1 ? place + 1 : ''}
    </span>
  );
}
