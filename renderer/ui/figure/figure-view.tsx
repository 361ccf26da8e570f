import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Figure, figureFont, type Group, type Mark, type Shape } from '#shared/figures/figure.ts';
import { darkTheme, type FigureTheme, lightTheme } from '#shared/figures/theme.ts';
import styles from './figure-view.module.css';
import { markNode } from './mark-node.ts';

/** The colours of figures in the theme of the window. */
export function useFigureTheme(): FigureTheme {
  return useComputedColorScheme('light') === 'dark' ? darkTheme : lightTheme;
}

/**
 * A figure whose groups are cells: one tab stop, arrow keys go from cell to cell, Enter, Space or a click opens one.
 * The same shapes as in its files.
 * Its heads stay in sight in whatever scrolls it and bears `data-scrolls`.
 * @param onOpen with the key of the group
 */
export function FigureGrid(props: { readonly figure: Figure; readonly onOpen: (key: string) => void }) {
  const { figure, onOpen } = props;
  const { rows, others } = useMemo(() => inRows(figure.shapes), [figure]);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const root = useRef<SVGSVGElement>(null);
  // The same function for as long as the picture is there: only the two rows between which the focus goes are made anew.
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  const open = useCallback((key: string) => latest.current(key), []);
  const description = useId();
  const row = Math.min(at.row, rows.length - 1);
  const cells = rows[row] ?? [];
  const stop = { row, column: Math.min(at.column, cells.length - 1) };
  const walkTo = (place: Place): void => {
    setAt(place);
    const cell = root.current?.querySelector<SVGGElement>(`[data-cell="${place.row}:${place.column}"]`);
    cell?.focus();
    if (cell) bringIntoSight(cell, figure.heads);
  };
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[event.key];
    const key = cells[stop.column]?.key;
    if (step !== undefined) walkTo(step(stop, rows.length, cells.length));
    else if (opens.includes(event.key) && key !== undefined) onOpen(key);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.frame} style={{ width: figure.width, height: figure.height }}>
      <svg
        ref={root}
        xmlns="http://www.w3.org/2000/svg"
        className={styles.figure}
        width={figure.width}
        height={figure.height}
        viewBox={`0 0 ${figure.width} ${figure.height}`}
        fontFamily={figureFont}
        role="grid"
        aria-label={figure.title}
        aria-describedby={description}
        aria-readonly="true"
        onKeyDown={onKeyDown}
      >
        <desc id={description}>{figure.description}</desc>
        <Ground figure={figure} marks={others} />
        {rows.map((line, index) => (
          <Row
            key={line[0]?.key ?? index}
            cells={line}
            index={index}
            stop={index === stop.row ? stop.column : null}
            onFocus={setAt}
            onOpen={open}
          />
        ))}
      </svg>
      <Heads figure={figure} marks={others} />
    </div>
  );
}

/** A figure that is higher than this has its caption out of sight in most windows. */
const tall = 560;

/** What the signs of a tall figure mean, above whatever scrolls it; its caption says the same below. */
export function FigureLegend({ figure: { legend, height, background } }: { readonly figure: Figure }) {
  if (legend === undefined || height < tall) return null;
  const { width, height: high, shapes } = legend;
  return (
    <svg
      aria-hidden="true"
      className={styles.legend}
      width={width}
      height={high}
      viewBox={`0 0 ${width} ${high}`}
      fontFamily={figureFont}
    >
      <rect width={width} height={high} fill={background} />
      {shapes.map((mark, index) => markNode(mark, index))}
    </svg>
  );
}

/** What is no cell. */
const Ground = memo(function Ground(props: { readonly figure: Figure; readonly marks: readonly Mark[] }) {
  const { width, height, background } = props.figure;
  return (
    <g aria-hidden="true">
      <rect width={width} height={height} fill={background} />
      {props.marks.map((mark, index) => markNode(mark, index))}
    </g>
  );
});

/** One row of cells. */
const Row = memo(function Row(props: {
  readonly cells: readonly Group[];
  readonly index: number;
  /** The cell that Tab reaches; null in all rows but one. */
  readonly stop: number | null;
  readonly onFocus: (place: Place) => void;
  readonly onOpen: (key: string) => void;
}) {
  const { cells, index, stop, onFocus, onOpen } = props;
  return (
    <g role="row">
      {cells.map((cell, column) => (
        // The grid itself hears the keys: a press on a cell comes up to it.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <g
          role="gridcell"
          key={cell.key ?? column}
          className={styles.cell}
          data-cell={`${index}:${column}`}
          tabIndex={column === stop ? 0 : -1}
          onFocus={() => onFocus({ row: index, column })}
          onClick={() => cell.key !== undefined && onOpen(cell.key)}
        >
          {/* Its name, and what a pointer that rests on it is told. */}
          <title>{cell.label}</title>
          <g aria-hidden="true">{cell.shapes.map((mark, number) => markNode(mark, number))}</g>
          <rect className={styles.mark} {...cell.box} />
        </g>
      ))}
    </g>
  );
});

/** Scrolls to a cell, and on where it would lie beneath the heads (`scroll-margin` does nothing within an SVG). */
function bringIntoSight(cell: SVGGElement, heads: Figure['heads']): void {
  cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  const frame = cell.closest('svg')?.parentElement;
  const scroller = frame?.closest('[data-scrolls]');
  if (!frame || !scroller || heads === undefined) return;
  const [place, whole, room] = [cell, frame, scroller].map((element) => element.getBoundingClientRect());
  if (!place || !whole || !room) return;
  const left = Math.max(whole.left, room.left) + heads.x - place.left;
  const top = Math.max(whole.top, room.top) + heads.y - place.top;
  scroller.scrollBy(-Math.max(0, left), -Math.max(0, top));
}

/** The names of rows and heads of columns again, over the picture: they stay in sight while it is scrolled. */
const Heads = memo(function Heads(props: { readonly figure: Figure; readonly marks: readonly Mark[] }) {
  const { width, background, heads } = props.figure;
  if (heads === undefined) return null;
  const nodes = props.marks.map((mark, index) => markNode(mark, index));
  const parts = [
    { className: styles.names, width: heads.x, height: heads.bottom },
    { className: styles.columns, width, height: heads.y },
    { className: styles.corner, width: heads.x, height: heads.y },
  ];
  return parts.map(({ className, ...size }) => (
    <svg
      key={`${size.width} ${size.height}`}
      aria-hidden="true"
      className={`${styles.heads} ${className}`}
      {...size}
      viewBox={`0 0 ${size.width} ${size.height}`}
      fontFamily={figureFont}
    >
      <rect {...size} fill={background} />
      {nodes}
    </svg>
  ));
});

type Place = { readonly row: number; readonly column: number };
/** The keys that open a cell. */
const opens = ['Enter', ' '];
const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most - 1);
const steps: Readonly<Record<string, (from: Place, rows: number, columns: number) => Place>> = {
  ArrowUp: ({ row, column }, rows) => ({ row: clamp(row - 1, rows), column }),
  ArrowDown: ({ row, column }, rows) => ({ row: clamp(row + 1, rows), column }),
  ArrowLeft: ({ row, column }, _rows, columns) => ({ row, column: clamp(column - 1, columns) }),
  ArrowRight: ({ row, column }, _rows, columns) => ({ row, column: clamp(column + 1, columns) }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, _rows, columns) => ({ row, column: columns - 1 }),
};

/** Groups at the same height are one row, in the order in which they were drawn. */
function inRows(shapes: readonly Shape[]): { readonly rows: Group[][]; readonly others: Mark[] } {
  const groups = shapes.filter((shape) => shape.kind === 'group');
  const rows = [...Map.groupBy(groups, ({ box }) => box.y).values()];
  return { rows, others: shapes.filter((shape) => shape.kind !== 'group') };
}
