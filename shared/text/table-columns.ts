import { lines, type TextLine } from './lines.ts';
import type { PageText } from './page-text.ts';
import { boxAt } from './rects.ts';
import type { Span } from './text-index.ts';

/** Words of one line without a wide gap between them: in a table, what stands in one cell of the line. */
type Piece = Span & { readonly x0: number; readonly x1: number };
type Line = { readonly line: TextLine; readonly pieces: readonly Piece[] };
/** White space between two neighbouring pieces of a line. */
type Gap = { readonly from: number; readonly to: number };

/** In heights of the line: white that may part two cells; justified words stand closer on most lines. */
const CELL_GAP = 0.7;
/** In heights of the line: how far below each other the rows of a table stand at most. */
const ROW_STEP = 2.6;
/** White is a gutter of a table when so many rows have words on both sides of it. */
const ENOUGH_ROWS = 3;
/** In units: a gutter narrower than this is none. */
const LEAST_GUTTER = 3;
/** Numbers and signs before the items of a list: their gutter parts no cells. */
const ITEM_SIGN = /^(?:\(?[\p{L}\d]{1,3}[.)]|\[\d{1,3}\]|[\u2022\u25aa\u25cf\u2013\u2014*-])$/u;

const known = new WeakMap<PageText, readonly Line[]>();

function linesOf(page: PageText): readonly Line[] {
  const before = known.get(page);
  if (before) return before;
  const found = lines(page).map((line) => ({ line, pieces: piecesOf(page, line) }));
  known.set(page, found);
  return found;
}

function piecesOf(page: PageText, line: TextLine): Piece[] {
  const limit = CELL_GAP * (line.rect[3] - line.rect[1]);
  const pieces: Piece[] = [];
  for (let offset = line.start; offset < line.end; offset += 1) {
    const box = (page.text[offset] ?? '').trim() === '' ? null : boxAt(page, offset);
    if (box === null) continue;
    const last = pieces.at(-1);
    if (last && box[0] - last.x1 < limit) {
      pieces[pieces.length - 1] = { ...last, end: offset + 1, x1: Math.max(last.x1, box[2]) };
    } else pieces.push({ start: offset, end: offset + 1, x0: box[0], x1: box[2] });
  }
  return pieces;
}

function pieceAt({ pieces }: Line, offset: number): Piece | undefined {
  return pieces.find(({ end }) => offset <= end) ?? pieces.at(-1);
}

function gapsOf({ pieces }: Line): Gap[] {
  return pieces.slice(1).map((piece, at) => ({ from: pieces[at]?.x1 ?? piece.x0, to: piece.x0 }));
}

/** What is left of a gap beside a line: all of it where the line has no words there, null where words stand over it. */
function narrowed(gap: Gap, { pieces }: Line): Gap | null {
  let { from, to } = gap;
  for (const { x0, x1 } of pieces) {
    const middle = (from + to) / 2;
    if (x0 < middle && x1 > from) from = x1;
    else if (x0 >= middle && x0 < to) to = x0;
  }
  return to - from >= LEAST_GUTTER ? { from, to } : null;
}

function hasBothSides({ pieces }: Line, gap: Gap): boolean {
  return pieces.some(({ x1 }) => x1 <= gap.from) && pieces.some(({ x0 }) => x0 >= gap.to);
}

function isBelow(above: Line | undefined, below: Line | undefined): boolean {
  if (above === undefined || below === undefined) return false;
  const [upper, lower] = [above.line.rect, below.line.rect];
  const height = Math.max(upper[3] - upper[1], lower[3] - lower[1]);
  return upper[1] > lower[1] && upper[3] - lower[3] < ROW_STEP * height;
}

/** Lines of a page, and those of them that are looked at. */
type Stretch = {
  readonly page: PageText;
  readonly all: readonly Line[];
  readonly first: number;
  readonly last: number;
};

/** The lines from an edge of the stretch on over which a gap stays white, and what is left of it there. */
function followed(
  { all, first, last }: Stretch,
  gap: Gap,
  step: 1 | -1,
): { gap: Gap; rows: readonly Line[] } {
  const rows: Line[] = [];
  let white = gap;
  for (let at = step < 0 ? first : last; ; at += step) {
    const next = all[at + step];
    const joined = step < 0 ? isBelow(next, all[at]) : isBelow(all[at], next);
    const left = joined && next !== undefined ? narrowed(white, next) : null;
    if (left === null || next === undefined) return { gap: white, rows };
    white = left;
    rows.push(next);
  }
}

/**
 * A gap as a gutter of the table that the lines from `first` to `last` are in: white on all of them, and with words on
 * both sides on enough of them and of the lines around. Null when it is none.
 */
function gutterOf(stretch: Stretch, gap: Gap): Gap | null {
  const { page, all, first, last } = stretch;
  const own = all.slice(first, last + 1);
  const within = own.reduce<Gap | null>((left, row) => left && narrowed(left, row), gap);
  if (within === null) return null;
  const above = followed(stretch, within, -1);
  const below = followed(stretch, above.gap, 1);
  const sided = [...above.rows, ...own, ...below.rows].filter((row) => hasBothSides(row, below.gap));
  const enough = sided.length >= ENOUGH_ROWS && !sided.every((row) => isItem(page, row, below.gap));
  return enough ? below.gap : null;
}

/** Whether nothing but the number of a list's item stands left of a gap. */
function isItem(page: PageText, { pieces }: Line, gap: Gap): boolean {
  const before = pieces.filter(({ x1 }) => x1 <= gap.from);
  return before.every(({ start, end }) => ITEM_SIGN.test(page.text.slice(start, end)));
}

/** How many lines above and below are looked at for gaps that lines with few words do not have. */
const NEAR = 4;

function guttersOf(stretch: Stretch): Gap[] {
  const { all, first, last } = stretch;
  const near = all.slice(Math.max(0, first - NEAR), last + NEAR + 1);
  return near.flatMap(gapsOf).flatMap((gap) => gutterOf(stretch, gap) ?? []);
}

const middleOf = ({ from, to }: { readonly from: number; readonly to: number }): number => (from + to) / 2;

/** The edges of the column that holds both pieces; null when a gutter parts them, or none is beside them. */
function columnAround(gutters: readonly Gap[], a: Piece, b: Piece): Gap | null {
  const [from, to] = [Math.min(a.x0, b.x0), Math.max(a.x1, b.x1)];
  const middles = gutters.map(middleOf);
  if (middles.some((x) => x > from && x < to)) return null;
  const left = Math.max(...middles.filter((x) => x <= from), Number.NEGATIVE_INFINITY);
  const right = Math.min(...middles.filter((x) => x >= to), Number.POSITIVE_INFINITY);
  return Number.isFinite(left) || Number.isFinite(right) ? { from: left, to: right } : null;
}

/**
 * The words between two offsets of a page, where both stand in one column of a table on different lines: those of that
 * column alone, a range for each line. Null where they do not: then everything between them is meant.
 *
 * A table is told by its gutters: white that goes through several lines below each other which have words on both
 * sides. The gutters of a list, with nothing but numbers left of them, are none.
 */
export function columnRanges(page: PageText, start: number, end: number): readonly Span[] | null {
  const all = linesOf(page);
  const first = all.findLastIndex(({ line }) => line.start <= start);
  const last = all.findLastIndex(({ line }) => line.start <= end);
  const [top, bottom] = [all[first], all[last]];
  if (top === undefined || bottom === undefined || last <= first) return null;
  const rows = all.slice(first, last + 1);
  if (rows.some((row, at) => at > 0 && !isBelow(rows[at - 1], row))) return null;
  const [a, b] = [pieceAt(top, start), pieceAt(bottom, end)];
  if (a === undefined || b === undefined) return null;
  const column = columnAround(guttersOf({ page, all, first, last }), a, b);
  if (column === null) return null;
  return rows.flatMap(({ pieces }) => {
    const own = pieces.filter(({ x0, x1 }) => (x0 + x1) / 2 > column.from && (x0 + x1) / 2 < column.to);
    const from = Math.max(start, own[0]?.start ?? end);
    const to = Math.min(end, own.at(-1)?.end ?? start);
    return from < to ? [{ start: from, end: to }] : [];
  });
}

/**
 * The words of the cell of a table that stand on the line of an offset; null where no gutter is beside them. Cells of
 * several lines lie apart in the text, as it goes through a table row by row.
 */
export function cellAt(page: PageText, offset: number): Span | null {
  const all = linesOf(page);
  const at = all.findLastIndex(({ line }) => line.start <= offset);
  const row = all[at];
  if (row === undefined || offset > row.line.end) return null;
  const piece = pieceAt(row, offset);
  const gutters = guttersOf({ page, all, first: at, last: at });
  const column = piece === undefined ? null : columnAround(gutters, piece, piece);
  if (column === null) return null;
  const own = row.pieces.filter(({ x0, x1 }) => (x0 + x1) / 2 > column.from && (x0 + x1) / 2 < column.to);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
