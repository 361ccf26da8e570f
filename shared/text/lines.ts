import type { PageText, Rect } from './page-text.ts';
import { boxAt, rectsFor } from './rects.ts';

/** One line of a page: its range, without the line end, and the box around it. */
export type TextLine = { readonly start: number; readonly end: number; readonly rect: Rect };

/** Pages never change, and a dragging hand asks for the same lines at every step. */
const known = new WeakMap<PageText, readonly TextLine[]>();

/** The lines of a page in reading order; empty ones are left out. */
export function lines(page: PageText): readonly TextLine[] {
  const before = known.get(page);
  if (before) return before;
  const found = findLines(page);
  known.set(page, found);
  return found;
}

function findLines(page: PageText): TextLine[] {
  const found: TextLine[] = [];
  let start = 0;
  while (start <= page.text.length) {
    const stop = page.text.indexOf('\n', start);
    const end = stop < 0 ? page.text.length : stop;
    const rect = rectsFor(page, start, end)[0];
    if (rect) found.push({ start, end, rect });
    start = end + 1;
  }
  return found;
}

/** In units: lines that begin this close to each other share a column, whose width a short line may use. */
const COLUMN_EDGE = 30;
const NEIGHBOURS = 6;

/**
 * The place for a caret (0 to the text's length) nearest to a point of the page. A point in the white beside a short
 * line belongs to that line's column. Null when the page has no text.
 */
export function charAt(page: PageText, x: number, y: number): number | null {
  const all = lines(page);
  const wide = columnRects(page);
  let best: TextLine | null = null;
  let bestDistance = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  for (const [index, line] of all.entries()) {
    const far = distance(wide[index] ?? line.rect, x, y);
    const own = distance(line.rect, x, y);
    if (far < bestDistance[0] || (far === bestDistance[0] && own < bestDistance[1])) {
      best = line;
      bestDistance = [far, own];
    }
  }
  return best === null ? null : caretIn(page, best, { x, y });
}

const widened = new WeakMap<PageText, readonly Rect[]>();

/** For each line, its box as wide as its column. */
function columnRects(page: PageText): readonly Rect[] {
  const before = widened.get(page);
  if (before) return before;
  const all = lines(page);
  const found = all.map((_, index) => columnOf(all, index));
  widened.set(page, found);
  return found;
}

/** A title above two columns begins where the left one does: what reaches into the words beside a line widens it not. */
function columnOf(all: readonly TextLine[], index: number): Rect {
  const rect: Rect = all[index]?.rect ?? [0, 0, 0, 0];
  let beside = Number.POSITIVE_INFINITY;
  for (const { rect: other } of all) {
    const level = other[1] < rect[3] && other[3] > rect[1];
    if (level && other[0] > rect[2]) beside = Math.min(beside, other[0]);
  }
  let right = rect[2];
  for (const { rect: other } of all.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1)) {
    const same = Math.abs(other[0] - rect[0]) <= COLUMN_EDGE && other[2] < beside;
    if (same) right = Math.max(right, other[2]);
  }
  return [rect[0], rect[1], right, rect[3]];
}

function distance(rect: Rect, x: number, y: number): number {
  const dx = Math.max(rect[0] - x, 0, x - rect[2]);
  const dy = Math.max(rect[1] - y, 0, y - rect[3]);
  // Beside a line is nearer than above it: a hand drifts along lines.
  return Math.hypot(dx, 2 * dy);
}

type Point = { readonly x: number; readonly y: number };

/** The caret place of a line nearest to a point, along the direction in which the line runs. */
export function caretIn(page: PageText, line: TextLine, point: Point): number {
  const direction = directionOf(page, line);
  const along = (p: Point): number => p.x * direction.x + p.y * direction.y;
  const target = along(point);
  for (let offset = line.start; offset < line.end; offset += 1) {
    if (isInsideCharacter(page.text, offset)) continue;
    const box = boxAt(page, offset);
    if (box && target < along(centre(box))) return offset;
  }
  return line.end;
}

function directionOf(page: PageText, line: TextLine): Point {
  const first = boxAt(page, line.start);
  const last = boxAt(page, line.end - 1);
  if (!first || !last) return { x: 1, y: 0 };
  const a = centre(first);
  const b = centre(last);
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  return length < 0.01 ? { x: 1, y: 0 } : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

function centre(box: Rect): Point {
  return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 };
}

/** Where a caret at the offset stands: the leading edge of the character after it, else the far edge before it. */
export function caretPoint(page: PageText, line: TextLine, offset: number): Point {
  const direction = directionOf(page, line);
  const after = offset < line.end ? boxAt(page, offset) : null;
  const box = after ?? boxAt(page, Math.max(line.start, offset - 1)) ?? line.rect;
  const middle = centre(box);
  const half = after ? -0.5 : 0.5;
  const width = (box[2] - box[0]) * direction.x;
  const height = (box[3] - box[1]) * direction.y;
  return { x: middle.x + half * width, y: middle.y + half * height };
}

/** Whether the offset lies within a character: between the two units of a pair, or before a combining mark. */
export function isInsideCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const after = text.slice(offset, offset + 2);
  const pair = /^[\udc00-\udfff]/.test(after) && /[\ud800-\udbff]/.test(text[offset - 1] ?? '');
  return pair || /^\p{M}/u.test(after);
}
