import { isEmptyCell, saysEmpty } from './empty-cell.ts';
import type { DecimalMark } from './number-at.ts';
import { readCell } from './read-cell.ts';
import { compoundOf } from './scan-cell.ts';
import { type Line, widest } from './split-text.ts';

/** The parts of what was pasted. */
export interface Parts {
  /** Lines above the table that are one cell only: a caption. */
  readonly captions: readonly Line[];
  /** Headings; empty texts where there are none. */
  readonly headings: readonly string[];
  /** Headings over several columns, repeated over each of them. */
  readonly above: readonly string[];
  readonly body: readonly Line[];
}

/** Tells headings from studies: lines above the first one that holds numbers. */
export function partsOf(lines: readonly Line[], decimal: DecimalMark): Parts {
  const width = widest(lines);
  const first = lines.findIndex((line) => holdsData(line, decimal));
  const before = first === -1 ? lines.slice(0, 1) : lines.slice(0, first);
  const wide = before.filter((line) => filled(line) > 1 || width < 3);
  const heads = wide.slice(-2);
  const [head] = heads.slice(-1);
  if (head === undefined) return { captions: [], headings: [], above: [], body: lines };
  const top = heads.length > 1 ? heads[0] : undefined;
  const end = lines.indexOf(head);
  const captions = lines.slice(0, end).filter((line) => line !== top);
  return {
    captions,
    headings: Array.from({ length: width }, (_, place) => oneLine(head.cells[place])),
    above: top === undefined ? [] : spread(top, width),
    body: lines.slice(end + 1),
  };
}

function oneLine(cell: string | undefined): string {
  return (cell ?? '').replaceAll(/\s+/gu, ' ').trim();
}

/** A heading of several columns stands over the first of them; the cells beside it are blank. */
function spread(top: Line, width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, place) => {
    const own = oneLine(top.cells[place]);
    if (own !== '') last = own;
    return last;
  });
}

/** How many cells of a line are not blank. */
export function filled({ cells }: Line): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** Whether a line’s cells, its first apart, are numbers or say that there are none: most of them, or at least three. */
export function holdsData({ cells }: Line, decimal: DecimalMark): boolean {
  const [first = '', ...others] = cells;
  const printed = (others.length === 0 ? [first] : others).filter((cell) => cell.trim() !== '');
  const data = printed.filter((cell) => isNumeric(cell, decimal) || saysEmpty(cell)).length;
  return data >= 3 || (data > 0 && data * 2 >= printed.length);
}

/** Whether a cell is a number or holds several. */
export function isNumeric(cell: string, decimal: DecimalMark): boolean {
  return (
    readCell(cell, decimal).number !== null || (!isEmptyCell(cell) && compoundOf(cell, decimal) !== null)
  );
}
