import { VisuallyHidden } from '@mantine/core';
import type { EvidenceSort } from '#shared/contract/evidence.ts';
import type { Column } from './columns.ts';
import styles from './evidence-grid.module.css';
import { ariaSort, nextSort } from './sorting.ts';

/** The names of the columns; pressing one sorts by it, with Shift within the order there is. */
export function GridHeader(props: {
  readonly columns: readonly Column[];
  readonly sort: readonly EvidenceSort[];
  readonly stop: number | null;
  readonly onSort: (sort: readonly EvidenceSort[]) => void;
  readonly onFocusCell: (row: number, column: number) => void;
}) {
  const { columns, sort, stop, onSort, onFocusCell } = props;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 1}
            aria-sort={ariaSort(sort, column.sort)}
            tabIndex={place === stop ? 0 : -1}
            className={styles.headCell}
            data-numeric={column.numeric}
            data-sortable={column.sort !== null}
            data-cell={`-1:${place}`}
            title={column.sort === null ? undefined : `Sort by ${column.title.toLocaleLowerCase('en')}`}
            onFocus={() => onFocusCell(-1, place)}
            onClick={(event) => {
              if (column.sort !== null) onSort(nextSort(sort, column.sort, event.shiftKey));
            }}
            onKeyDown={(event) => {
              if (column.sort === null || (event.key !== 'Enter' && event.key !== ' ')) return;
              event.preventDefault();
              onSort(nextSort(sort, column.sort, event.shiftKey));
            }}
          >
            {column.id === 'open' ? (
              <VisuallyHidden>{column.title}</VisuallyHidden>
            ) : (
              <span className={styles.headTitle}>{column.title}</span>
            )}
            <SortMark sort={sort} column={column} />
          </div>
        ))}
      </div>
    </div>
  );
}

function SortMark(props: { readonly sort: readonly EvidenceSort[]; readonly column: Column }) {
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
