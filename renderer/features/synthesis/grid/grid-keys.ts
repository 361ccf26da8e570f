/** A cell of the table of studies; rows counted from 0, without the head. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What a key means in a cell that is not written in. */
export type GridStep =
  | { readonly kind: 'go'; readonly to: Cell }
  | { readonly kind: 'write'; readonly text: string | null }
  | { readonly kind: 'clear' }
  | { readonly kind: 'menu' };

type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

type Walk = (from: Cell, size: Cell) => Cell;

/** Rows that Page Up and Page Down go past. */
const page = 10;

const walks: Readonly<Record<string, Walk>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - page, column }),
  PageDown: ({ row, column }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, size) => ({ row, column: size.column - 1 }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_from, size) => ({ row: size.row - 1, column: size.column - 1 }),
};

/** A place inside the table, the nearest to what was asked for. */
export function inside({ row, column }: Cell, size: Cell): Cell {
  return {
    row: Math.min(Math.max(row, 0), size.row - 1),
    column: Math.min(Math.max(column, 0), size.column - 1),
  };
}

/**
 * What a key does, as the grid pattern of the ARIA practices has it; null: nothing. A character begins to write with
 * itself, Enter and F2 with what stands there.
 */
export function gridStep(pressed: Pressed, from: Cell, size: Cell): GridStep | null {
  const { key, shiftKey, altKey } = pressed;
  if (altKey) return null;
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return { kind: 'menu' };
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  const walk = walks[ctrl ? `Ctrl+${key}` : key];
  if (walk !== undefined) return { kind: 'go', to: inside(walk(from, size), size) };
  return ctrl ? null : writingStep(key);
}

function writingStep(key: string): GridStep | null {
  if (key === 'Enter' || key === 'F2') return { kind: 'write', text: null };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  return [...key].length === 1 && key !== ' ' ? { kind: 'write', text: key } : null;
}

/**
 * Where a key that ends the writing leads: Enter down, Tab to the next cell that can be written in, around the edge into
 * the next row. Null: the key ends nothing.
 * @param written the columns that can be written in
 */
export function afterWriting(
  { key, shiftKey }: Pick<Pressed, 'key' | 'shiftKey'>,
  from: Cell,
  { size, written }: { readonly size: Cell; readonly written: readonly number[] },
): Cell | null {
  const step = shiftKey ? -1 : 1;
  if (key === 'Enter') return inside({ row: from.row + step, column: from.column }, size);
  if (key !== 'Tab') return null;
  const at = written.indexOf(from.column) + step;
  const around = at < 0 ? -1 : at >= written.length ? 1 : 0;
  const column = written.at(around === 1 ? 0 : around === -1 ? -1 : at) ?? from.column;
  return inside({ row: from.row + around, column }, size);
}
