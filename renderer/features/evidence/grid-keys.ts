/** A cell; row −1 is the header. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A key press as far as walking the table goes. */
export interface WalkKey {
  readonly key: string;
  readonly ctrl: boolean;
}

type Step = (from: Cell, size: Cell, page: number) => Cell;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }, _size, page) => ({ row: Math.max(0, row - page), column }),
  PageDown: ({ row, column }, _size, page) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, size) => ({ row, column: size.column - 1 }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_from, size) => ({ row: size.row - 1, column: size.column - 1 }),
};

/**
 * The cell that a key leads to, kept inside the table; null when the key does not walk.
 * @param size how many rows (without the header) and columns there are
 * @param page rows that fit in sight
 */
export function walkTo(pressed: WalkKey, from: Cell, size: Cell, page: number): Cell | null {
  const step = steps[pressed.ctrl ? `Ctrl+${pressed.key}` : pressed.key];
  if (step === undefined) return null;
  const { row, column } = step(from, size, page);
  return {
    row: Math.min(Math.max(row, -1), size.row - 1),
    column: Math.min(Math.max(column, 0), size.column - 1),
  };
}

/** What a key does to a group: folds or unfolds it, goes to its head or into it. */
export type FoldStep = 'fold' | 'unfold' | 'toggle' | 'to-head' | 'into';

/**
 * What a key does where lines have heads, as the tree grid pattern of the ARIA practices has it; null: it walks, or
 * does nothing.
 * @param at whether the line is a head and folded, and the column
 */
export function foldStep(
  { key, ctrl }: WalkKey,
  at: { readonly head: boolean; readonly folded: boolean; readonly column: number },
): FoldStep | null {
  if (ctrl) return null;
  if (!at.head) return key === 'ArrowLeft' && at.column === 0 ? 'to-head' : null;
  if (key === 'Enter' || key === ' ') return 'toggle';
  if (key === 'ArrowLeft') return 'fold';
  if (key === 'ArrowRight') return at.folded ? 'unfold' : 'into';
  return null;
}
