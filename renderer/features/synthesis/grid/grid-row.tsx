import { VisuallyHidden } from '@mantine/core';
import type { AnalysisRowView } from '#shared/contract/analyses.ts';
import type { Origins } from '../claims/use-origins.ts';
import type { CellProblem } from '../computed.ts';
import { CellWriter } from './cell-writer.tsx';
import { RowNotes, SourceMark } from './cell-origin.tsx';
import { textOf } from './cell-values.ts';
import type { GridColumn } from './grid-columns.ts';
import { RowMenu } from './row-menu.tsx';
import type { RowDeeds } from './row-deeds.ts';
import styles from './study-grid.module.css';
import type { Grid } from './use-grid.ts';

type RowProps = {
  /** Null: the empty row in which a new study begins. */
  readonly row: AnalysisRowView | null;
  readonly at: number;
  readonly columns: readonly GridColumn[];
  readonly grid: Grid;
  readonly origins: Origins;
  readonly problems: readonly CellProblem[];
  readonly tried: boolean;
  readonly writable: boolean;
  readonly deeds: RowDeeds;
  /** Tells how high it is. */
  readonly measure: (row: HTMLTableRowElement | null) => void;
};

/** One study. */
export function GridRow(props: RowProps) {
  const { row, at, columns, measure } = props;
  const state = row === null ? 'new' : row.used ? (props.tried ? 'tried' : 'used') : 'out';
  return (
    <tr ref={measure} data-index={at} aria-rowindex={at + 2} className={styles.row} data-state={state}>
      {columns.map((column, place) => (
        <GridCell key={column.key} {...props} column={column} place={place} />
      ))}
    </tr>
  );
}

type CellProps = RowProps & { readonly column: GridColumn; readonly place: number };

/** What keys and the focus need of a cell, or of what stands in it. */
function stopOf({ grid, at, place }: CellProps) {
  const { current } = grid;
  return {
    'data-cell': `${at}:${place}`,
    tabIndex: current.row === at && current.column === place ? 0 : -1,
    onFocus: () => grid.onFocus({ row: at, column: place }),
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
  const { row, at, deeds, writable } = props;
  return (
    <td className={styles.cell} data-kind="used">
      <input
        type="checkbox"
        aria-label={`Use ${nameOf(row, at)}`}
        checked={row.used}
        disabled={!writable}
        onChange={() => (row.used ? deeds.onLeaveOut(row) : deeds.onTakeIn(row))}
        {...stopOf(props)}
      />
    </td>
  );
}

function MenuCell(props: OfStudy) {
  const { row, at, place, grid, deeds, tried, writable, origins } = props;
  return (
    <td className={styles.cell} data-kind="menu">
      <RowMenu
        name={nameOf(row, at)}
        row={row}
        tried={tried}
        writable={writable}
        claims={origins.claimsOf(row)}
        opened={grid.menuAt === at}
        onOpen={() => grid.openMenu(at)}
        onClose={() => {
          grid.openMenu(null);
          // To the button, or to that of the row that has taken its place.
          grid.goTo({ row: at, column: place });
        }}
        deeds={deeds}
        stop={stopOf(props)}
      />
    </td>
  );
}

function TextCell(props: CellProps) {
  const { row, at, column, place, grid, problems, tried, origins } = props;
  const { writing } = grid;
  const problem = problems.find((one) => isAt(one, column));
  const text = row === null ? '' : textOf(row, column);
  const written = writing !== null && writing.cell.row === at && writing.cell.column === place;
  const words = `problem-${at}-${place}`;
  const attributes = {
    className: styles.cell,
    'data-kind': column.kind,
    'aria-readonly': !grid.canWrite({ row: at, column: place }) || undefined,
    title: written ? undefined : text,
    onDoubleClick: () => grid.write({ row: at, column: place }, null),
    ...(problem === undefined
      ? {}
      : { 'data-problem': true, 'aria-invalid': true, 'aria-describedby': words }),
    ...stopOf(props),
  };
  const content = (
    <>
      {written ? null : <SourceMark {...{ row, column, text, origins }} onWords={props.deeds.onWords} />}
      {written ? (
        <CellWriter
          label={labelOf(props)}
          text={writing.text}
          onKeyDown={grid.onWritingKey}
          onLeave={(typed) => grid.finish(typed, null)}
        />
      ) : (
        <Value
          text={text}
          begins={row === null && column.kind === 'study'}
          aside={tried && column.kind === 'study'}
        />
      )}
      <RowNotes {...{ row, column, origins }} />
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
