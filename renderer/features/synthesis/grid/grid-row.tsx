import { VisuallyHidden } from '@mantine/core';
import { memo, type RefObject } from 'react';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import { cameFromClaim } from '../claims/use-origins.ts';
import type { CellProblem } from '../computed.ts';
import { CellWriter } from './cell-writer.tsx';
import { RowNotes, SourceMark } from './cell-origin.tsx';
import { textOf } from './cell-values.ts';
import { type GridColumn, takesWriting } from './grid-columns.ts';
import type { Writing } from './grid-state.ts';
import { RowMenu } from './row-menu.tsx';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';
import type { Grid } from './use-grid.ts';

/** What is done in a row. */
export type RowActs = RowDeeds &
  Pick<Grid, 'onFocus' | 'write' | 'onWritingKey' | 'finish' | 'openMenu' | 'goTo'>;

type RowProps = {
  /** Null: the empty row in which a new study begins. */
  readonly row: AnalysisRowView | null;
  readonly at: number;
  readonly columns: readonly GridColumn[];
  /** The column with the focus; null: it is in another row. */
  readonly stop: number | null;
  /** What is written in this row. */
  readonly writing: Writing | null;
  readonly menuOpened: boolean;
  /** Columns by the claim that they came from; asked for when the menu is open. */
  readonly claims: readonly (readonly string[])[];
  /** What is to be known about it. */
  readonly notes: readonly string[];
  readonly problems: readonly CellProblem[];
  readonly tried: boolean;
  readonly writable: boolean;
  /** As they are when something is done: the row need not be made anew for them. */
  readonly acts: RefObject<RowActs>;
  /** Tells how high it is. */
  readonly measure: (row: HTMLTableRowElement | null) => void;
};

/** One study. It is made anew only when something of it has changed. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, at, columns, measure } = props;
  const state = row === null ? 'new' : row.used ? (props.tried ? 'tried' : 'used') : 'out';
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2} className={styles.row} data-state={state}>
      {columns.map((column, place) => (
        <GridCell key={column.key} {...props} column={column} place={place} />
      ))}
    </tr>
  );
});

type CellProps = RowProps & { readonly column: GridColumn; readonly place: number };

/** What keys and the focus need of a cell, or of what stands in it. */
function stopOf({ acts, stop, at, place }: CellProps) {
  return {
    'data-cell': `${at}:${place}`,
    tabIndex: stop === place ? 0 : -1,
    onFocus: () => acts.current.onFocus({ row: at, column: place }),
  };
}

function GridCell(props: CellProps) {
  const { row, column } = props;
  if (column.kind === 'used')
    return row === null ? <EmptyCell {...props} /> : <UsedCell {...props} row={row} />;
  if (column.kind === 'menu')
    return row === null ? <EmptyCell {...props} /> : <MenuCell {...props} row={row} />;
  return <TextCell {...props} />;
}

function EmptyCell(props: CellProps) {
  return <td className={styles.cell} {...stopOf(props)} />;
}

type OfStudy = CellProps & { readonly row: AnalysisRowView };

function nameOf(row: AnalysisRowView, at: number): string {
  return row.study === '' ? `Study ${at + 1}` : row.study;
}

function UsedCell(props: OfStudy) {
  const { row, at, acts, writable } = props;
  return (
    <td className={styles.cell} data-kind="used">
      <input
        type="checkbox"
        aria-label={`Use ${nameOf(row, at)}`}
        checked={row.used}
        disabled={!writable}
        onChange={() => (row.used ? acts.current.onLeaveOut(row) : acts.current.onTakeIn(row))}
        {...stopOf(props)}
      />
    </td>
  );
}

function MenuCell(props: OfStudy) {
  const { row, at, place, acts, tried, writable, claims, menuOpened } = props;
  return (
    <td className={styles.cell} data-kind="menu">
      <RowMenu
        name={nameOf(row, at)}
        row={row}
        tried={tried}
        writable={writable}
        claims={claims}
        opened={menuOpened}
        onOpen={() => acts.current.openMenu(at)}
        onClose={() => {
          acts.current.openMenu(null);
          // To the button, or to that of the row that has taken its place.
          acts.current.goTo({ row: at, column: place });
        }}
        acts={acts}
        stop={stopOf(props)}
      />
    </td>
  );
}

function TextCell(props: CellProps) {
  const { row, at, column, place, writing, problems, writable, acts } = props;
  const problem = problems.find((one) => isAt(one, column));
  const text = row === null ? '' : textOf(row, column);
  const written = writing?.cell.column === place ? writing : null;
  const words = `problem-${at}-${place}`;
  const attributes = {
    className: styles.cell,
    'data-kind': column.kind,
    'aria-readonly': !(writable && takesWriting(column, row)) || undefined,
    title: written === null ? text : undefined,
    'data-sourced': (row !== null && cameFromClaim(row, column.key)) || undefined,
    onDoubleClick: () => acts.current.write({ row: at, column: place }, null),
    ...markOf(problem, words),
    ...stopOf(props),
  };
  const content = (
    <>
      {written === null ? <Held {...props} text={text} /> : <Written {...props} text={written.text} />}
      {column.kind === 'study' ? <RowNotes notes={props.notes} /> : null}
      <Problem id={words} problem={problem} />
    </>
  );
  if (column.kind !== 'study') return <td {...attributes}>{content}</td>;
  return (
    <th scope="row" {...attributes}>
      {content}
    </th>
  );
}

/** Marks a cell in which something is wrong. @param words id of what says it */
function markOf(problem: CellProblem | undefined, words: string) {
  if (problem === undefined) return {};
  return { 'data-problem': true, 'aria-invalid': true, 'aria-describedby': words };
}

/** What stands in a cell. */
function Held({ row, column, acts, tried, text }: CellProps & { readonly text: string }) {
  return (
    <>
      <SourceMark {...{ row, column, text, acts }} />
      <Value
        text={text}
        begins={row === null && column.kind === 'study'}
        aside={tried && column.kind === 'study'}
      />
    </>
  );
}

/** The field of the cell that is written in. */
function Written(props: CellProps & { readonly text: string }) {
  const { text, acts } = props;
  return (
    <CellWriter
      label={labelOf(props)}
      text={text}
      onKeyDown={(event) => acts.current.onWritingKey(event)}
      onLeave={(typed) => acts.current.finish(typed, null)}
    />
  );
}

function Problem({ id, problem }: { readonly id: string; readonly problem: CellProblem | undefined }) {
  if (problem === undefined) return null;
  return (
    <span id={id} className={styles.problem}>
      {problem.words}
    </span>
  );
}

/** What is wrong with a row as a whole is told at its name. */
function isAt(problem: CellProblem, { key, kind }: GridColumn): boolean {
  return problem.column === null ? kind === 'study' : problem.column === key;
}

function labelOf({ row, at, column: { group, head } }: CellProps): string {
  const name = row === null ? 'a new study' : nameOf(row, at);
  return `${group === null ? '' : `${group} `}${head} of ${name}`;
}

function Value(props: { readonly text: string; readonly begins: boolean; readonly aside: boolean }) {
  const { text, begins, aside } = props;
  if (begins && text === '') return <span className={styles.hint}>Add a study</span>;
  return (
    <span className={styles.value}>
      {text}
      {aside ? <VisuallyHidden>, left out for now</VisuallyHidden> : null}
    </span>
  );
}
