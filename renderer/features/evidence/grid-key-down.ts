import type { KeyboardEvent } from 'react';
import { type Cell, foldStep, type WalkKey, walkTo } from './grid-keys.ts';
import { type GridLine, headAbove } from './grid-lines.ts';
import { pageOf } from './use-grid-walk.ts';
import type { Table } from './use-table.ts';

/** What the keys of the table need to know and do. */
interface Keyed {
  readonly table: Table;
  readonly current: Cell;
  readonly columns: number;
  /** Keys of choosing rows come first; true: it was one. */
  readonly choose: (event: KeyboardEvent) => boolean;
  readonly goTo: (cell: Cell) => void;
  readonly open: (line: GridLine) => void;
}

/** The keys of the table: choosing, folding, walking, and Enter for the words. */
export function gridKeys(keyed: Keyed): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || arranges(event, keyed.current)) return;
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    if (keyed.choose(event) || fold(pressed, keyed) || walk(pressed, keyed) || open(pressed, keyed))
      event.preventDefault();
  };
}

/** With Alt, and with Shift at a head, arrows are for the place and the width of a column. */
function arranges({ altKey, shiftKey, key }: KeyboardEvent, { row }: Cell): boolean {
  return altKey || (shiftKey && row < 0 && (key === 'ArrowLeft' || key === 'ArrowRight'));
}

function fold(pressed: WalkKey, { table, current, goTo }: Keyed): boolean {
  const line = table.lines[current.row];
  if (line === undefined || table.groups === null) return false;
  const head = line.kind === 'head';
  const folded = head && line.folded;
  const step = foldStep(pressed, { head, folded, column: current.column });
  if (step === null) return false;
  if (step === 'to-head') goTo({ row: headAbove(table.lines, current.row), column: current.column });
  else if (step === 'into') goTo({ row: current.row + 1, column: current.column });
  else if (step !== 'fold' || !folded) table.toggle(line.key);
  return true;
}

function walk(pressed: WalkKey, { table, current, columns, goTo }: Keyed): boolean {
  const page = pageOf(table.scroller.current);
  const to = walkTo(pressed, current, { row: table.lines.length, column: columns }, page);
  if (to !== null) goTo(to);
  return to !== null;
}

function open({ key }: WalkKey, { table, current, open: show }: Keyed): boolean {
  const line = table.lines[current.row];
  if (key !== 'Enter' || line === undefined) return false;
  show(line);
  return true;
}
