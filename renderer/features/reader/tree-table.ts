import { selectedOffsets } from './tree-dom.ts';
import type { Leaf } from './tree-dom.ts';

/** The cells of a table by row and column as they are drawn: a cell over several stands in each of them. */
type Grid = readonly (readonly (HTMLTableCellElement | undefined)[])[];

/** Columns and rows beyond this are left out: a table that says more lies. */
const widest = 1_000;

function gridOf(table: HTMLTableElement): Grid {
  const grid: (HTMLTableCellElement | undefined)[][] = [...table.rows].map(() => []);
  for (const [at, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan, grid.length - at); down += 1) {
        for (let right = 0; right < Math.min(cell.colSpan, widest); right += 1) {
          const taken = grid[at + down];
          if (taken !== undefined) taken[column + right] = cell;
        }
      }
    }
  }
  return grid;
}

function cellOf(node: Node): HTMLTableCellElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLTableCellElement>('td, th') ?? null;
}

function columnsOf(grid: Grid, cell: HTMLTableCellElement): number[] {
  const row = grid.find((cells) => cells.includes(cell)) ?? [];
  return row.flatMap((one, column) => (one === cell ? [column] : []));
}

/**
 * The cells of one column that a selection goes through, from the row in which it begins to that in which it ends. Null
 * when its ends are not two cells of one column of one table.
 */
function cellsOfColumn(range: Range): readonly HTMLTableCellElement[] | null {
  const [first, last] = [cellOf(range.startContainer), cellOf(range.endContainer)];
  const table = first?.closest('table') ?? null;
  if (first === null || last === null || first === last || table === null) return null;
  if (last.closest('table') !== table) return null;
  const grid = gridOf(table);
  const shared = columnsOf(grid, last);
  const column = columnsOf(grid, first).find((one) => shared.includes(one));
  if (column === undefined) return null;
  const from = grid.findIndex((cells) => cells.includes(first));
  const to = grid.findLastIndex((cells) => cells.includes(last));
  const cells = grid.slice(from, to + 1).flatMap((row) => row[column] ?? []);
  return cells.includes(first) && cells.includes(last) ? [...new Set(cells)] : null;
}

type Span = { readonly start: number; readonly end: number };

/**
 * The words between two offsets, where the browser's selection goes from one cell to another of the same column of a
 * table: those of that column, a range for each cell. Null where it does not.
 */
export function columnSpans(
  range: Range,
  leaves: readonly Leaf[],
  { start, end }: Span,
): readonly Span[] | null {
  const cells = cellsOfColumn(range);
  if (cells === null) return null;
  return cells.flatMap((cell) => {
    const own = leaves.filter(({ element }) => cell.contains(element));
    const from = Math.max(start, own[0]?.start ?? end);
    const to = Math.min(end, own.at(-1)?.end ?? start);
    return from < to ? [{ start: from, end: to }] : [];
  });
}

/** The selected words as ranges: one, or one for each cell where a column of a table is selected; none is empty. */
export function selectedSpans(
  root: HTMLElement,
  leaves: readonly Leaf[],
  text: string,
): readonly { readonly start: number; readonly end: number }[] {
  const whole = selectedOffsets(root, leaves, text);
  const range = whole === null ? undefined : window.getSelection()?.getRangeAt(0);
  if (whole === null || range === undefined) return [];
  return columnSpans(range, leaves, whole) ?? [whole];
}
