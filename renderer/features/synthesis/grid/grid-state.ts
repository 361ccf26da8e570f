import type { GridColumn } from './grid-columns.ts';
import type { Cell } from './grid-keys.ts';
import type { StudyTable } from './use-table.ts';

/** A cell that is written in, and what its field begins with. */
export interface Writing {
  readonly cell: Cell;
  readonly text: string;
}

/**
 * Takes a text that is a table of its own. @returns false: it is none
 * @param onPlain puts the text into cells as it stands, from the cell on
 */
export type TakeTable = (text: string, cell: Cell, onPlain: () => void) => boolean;

/** Where the focus is in the table and what is written, with the deeds that keys and the clipboard come down to. */
export interface GridState {
  readonly table: StudyTable;
  readonly columns: readonly GridColumn[];
  readonly writable: boolean;
  /** The last row waits for a new study. */
  readonly size: Cell;
  readonly current: Cell;
  readonly writing: Writing | null;
  readonly goTo: (cell: Cell) => void;
  readonly canWrite: (cell: Cell) => boolean;
  /** Begins to write. @param text what the field begins with; null: what stands there */
  readonly write: (cell: Cell, text: string | null) => void;
  readonly put: (cell: Cell, text: string) => void;
  /** Ends the writing. @param text null: what was typed is dropped; to: where the focus goes, null: it has gone elsewhere */
  readonly finish: (text: string | null, to: Cell | null) => void;
  /** Puts the focus where the window pastes: it does not into what is no field. */
  readonly catchPaste: () => void;
  readonly takeTable: TakeTable;
  readonly openMenu: (row: number | null) => void;
}
