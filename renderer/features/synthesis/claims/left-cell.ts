const key = 'sheaf.synthesis-cell';

/** The cell from which somebody went to the words of its claim. */
interface LeftCell {
  readonly rowId: string;
  /** Null: from the row as a whole. */
  readonly column: string | null;
}

/** Remembers a cell until the table is shown again. */
export function leaveCell(cell: LeftCell): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(cell));
  } catch {
    // The way back then leads to the beginning of the table.
  }
}

/** The cell that was left; null where none was. */
export function leftCell(): LeftCell | null {
  const [rowId, column] = parsed(sessionStorage.getItem(key));
  return typeof rowId === 'string' ? { rowId, column: typeof column === 'string' ? column : null } : null;
}

/** The table is shown again, with the focus where it was. */
export function forgetCell(): void {
  sessionStorage.removeItem(key);
}

function parsed(text: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null && 'rowId' in value && 'column' in value
      ? [value.rowId, value.column]
      : [];
  } catch {
    return [];
  }
}
