/** The key of a cell in the figure: its row and column, by their keys; a total has `*` in the place of one. */
export type CellKey = { readonly row: string; readonly column: string };
export const totalKey = '*';

/** A cell's key as a figure holds it. */
export function cellKey({ row, column }: CellKey): string {
  return JSON.stringify([row, column]);
}

/** The cell that a key of `cellKey` means. */
export function parseCellKey(key: string): CellKey {
  const [row = totalKey, column = totalKey]: string[] = JSON.parse(key);
  return { row, column };
}
