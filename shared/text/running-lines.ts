import { lines } from './lines.ts';
import type { PageText } from './page-text.ts';
import type { Span } from './text-index.ts';

/** A line at an edge of a page, as it is compared with those of other pages. */
type EdgeLine = { readonly start: number; readonly end: number; readonly mask: string; readonly y: number };
type Edges = { readonly head: readonly EdgeLine[]; readonly foot: readonly EdgeLine[] };

/** Lines that a running head or foot has at most, and the share of the page's height in which it stands. */
const MOST_LINES = 4;
const MARGIN_SHARE = 0.12;
/** In units: running lines stand at the same height on each page. */
const SAME_HEIGHT = 4;

const known = new WeakMap<PageText, Edges>();

function edgesOf(page: PageText): Edges {
  const before = known.get(page);
  if (before) return before;
  const all = lines(page);
  const edge = ({ start, end, rect }: (typeof all)[number]): EdgeLine => ({
    start,
    end,
    mask: page.text.slice(start, end).replace(/\d+|\b[ivxlc]+\b/gu, '#'),
    y: (rect[1] + rect[3]) / 2,
  });
  const found: Edges = {
    head: all
      .slice(0, MOST_LINES)
      .map(edge)
      .filter(({ y }) => y > page.height * (1 - MARGIN_SHARE)),
    foot: all
      .slice(-MOST_LINES)
      .map(edge)
      .filter(({ y }) => y < page.height * MARGIN_SHARE),
  };
  known.set(page, found);
  return found;
}

/** The words of the lines in which a running head or foot would stand, a page's upper ones first. */
export function edgeLines(page: PageText): string[] {
  const { head, foot } = edgesOf(page);
  return [...head, ...foot].map(({ start, end }) => page.text.slice(start, end).trim());
}

function recurs(line: EdgeLine, others: readonly (readonly EdgeLine[])[]): boolean {
  return others.some((lines_) =>
    lines_.some(({ mask, y }) => mask === line.mask && Math.abs(y - line.y) <= SAME_HEIGHT),
  );
}

/**
 * The range of a page's text without the running head and foot: lines at its edges that other pages have at the same
 * height, numbers aside. `others` are pages near it; without any everything is body.
 */
export function bodyOf(page: PageText, others: readonly PageText[]): Span {
  const { head, foot } = edgesOf(page);
  const heads = others.map((other) => edgesOf(other).head);
  const feet = others.map((other) => edgesOf(other).foot);
  const firstOwn = head.findIndex((line) => !recurs(line, heads));
  const running = head.slice(0, firstOwn < 0 ? head.length : firstOwn);
  const lastOwn = foot.findLastIndex((line) => !recurs(line, feet));
  const below = foot[lastOwn + 1];
  const start = skipBreak(page.text, running.at(-1)?.end ?? 0);
  const end = below === undefined ? page.text.length : below.start;
  return start < end ? { start, end } : { start: 0, end: page.text.length };
}

function skipBreak(text: string, offset: number): number {
  let at = offset;
  while (offset > 0 && text[at] === '\n') at += 1;
  return at;
}
