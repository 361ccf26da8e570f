import type { Fragment } from './fragments.ts';
import { median, type Row, rowsOf } from './rows.ts';

/** A stretch of a region from top to bottom: read across, or as two columns. */
export type Band =
  | { readonly kind: 'across'; readonly fragments: Fragment[] }
  | {
      readonly kind: 'columns';
      readonly left: Fragment[];
      readonly right: Fragment[];
      readonly score: number;
    };

/** In em: the least white between two columns, and the least width of a line of prose. */
const GUTTER = 0.55;
const PROSE_WIDTH = 9;
/** In em: a white strip this high ends a stretch, so that a table below columns is judged alone. */
const STRIP_GAP = 0.45;
const STRONG_LINES = 3;

type Side = 'left' | 'right' | 'across';
type Strip = {
  kind: 'columns' | 'across' | 'open';
  readonly rows: Row[];
  readonly left: Fragment[];
  readonly right: Fragment[];
  score: number;
};

/**
 * Divides a region into bands by a possible gutter at `x`. Rows with a fragment over the gutter are read across. The
 * others form strips between white gaps; a strip is two columns when the file draws one side after the other and
 * the lines are wide enough for prose, and a table when it changes sides row by row.
 */
export function bandsAcross(region: readonly Fragment[], x: number, em: number): Band[] {
  const strips = stripsOf(region, x, em);
  for (const strip of strips) judge(strip, em);
  settleOpen(strips, em);
  return merge(strips);
}

function sideOf(fragment: Fragment, x: number, em: number): Side {
  if (fragment.x0 >= x - 0.05 * em) return 'right';
  return fragment.x1 <= x + (0.3 - GUTTER) * em ? 'left' : 'across';
}

function stripsOf(region: readonly Fragment[], x: number, em: number): Strip[] {
  const strips: Strip[] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const row of rowsOf(region)) {
    const sides = row.fragments.map((fragment) => sideOf(fragment, x, em));
    const kind = sides.includes('across') ? 'across' : 'open';
    const last = strips.at(-1);
    const apart = row.top - bottom > STRIP_GAP * em;
    const strip: Strip =
      last && last.kind === kind && (kind === 'across' || !apart)
        ? last
        : { kind, rows: [], left: [], right: [], score: 0 };
    if (strip !== last) strips.push(strip);
    strip.rows.push(row);
    row.fragments.forEach((fragment, index) => {
      (sides[index] === 'right' ? strip.right : strip.left).push(fragment);
    });
    bottom = Math.max(kind === last?.kind ? bottom : row.bottom, row.bottom);
  }
  return strips;
}

function judge(strip: Strip, em: number): void {
  if (strip.kind === 'across' || strip.left.length === 0 || strip.right.length === 0) return;
  const left = rowsOf(strip.left);
  const right = rowsOf(strip.right);
  const fewer = Math.min(left.length, right.length);
  const changes = sideChanges(strip);
  const widths = [medianWidth(left) / em, medianWidth(right) / em];
  const prose = Math.min(...widths) >= PROSE_WIDTH;
  const interleaved = fewer >= 2 && changes > Math.max(2, 0.5 * fewer);
  if (interleaved && !(prose && isFilled(left) && isFilled(right))) strip.kind = 'across';
  else if (fewer >= STRONG_LINES) judgeWidths(strip, prose, Math.max(...widths));
  if (strip.kind === 'columns') strip.score = left.length + right.length;
}

/** Columns of prose are wide; several narrow ones side by side are cells of a table. */
function judgeWidths(strip: Strip, prose: boolean, widest: number): void {
  if (prose) strip.kind = 'columns';
  else if (widest < PROSE_WIDTH / 2) strip.kind = 'across';
}

function sideChanges(strip: Strip): number {
  const order = (fragment: Fragment): number => fragment.glyphs[0]?.order ?? 0;
  const tagged = [
    ...strip.left.map((fragment) => ({ side: 0, at: order(fragment) })),
    ...strip.right.map((fragment) => ({ side: 1, at: order(fragment) })),
  ].toSorted((a, b) => a.at - b.at);
  return tagged.reduce(
    (sum, entry, index) => sum + (index > 0 && tagged[index - 1]?.side !== entry.side ? 1 : 0),
    0,
  );
}

/** The breadth of a row's words without the white between its pieces: the cells of a table are apart. */
function rowWidth(row: Row): number {
  return row.fragments.reduce((sum, fragment) => sum + fragment.x1 - fragment.x0, 0);
}

function medianWidth(rows: readonly Row[]): number {
  return median(rows.map(rowWidth));
}

/** Whether most lines reach across their column, as justified or ragged prose does and table cells do not. */
function isFilled(rows: readonly Row[]): boolean {
  const widths = rows.map(rowWidth);
  return median(widths) >= 0.85 * Math.max(...widths) && rows.every((row) => row.fragments.length <= 3);
}

/**
 * Strips too short to tell follow their neighbours: columns go on below a blank line, and a heading or last line
 * beside nothing belongs to its column. What has no column next to it is read across.
 */
function settleOpen(strips: readonly Strip[], em: number): void {
  settleTables(strips, em);
  for (let index = 1; index < strips.length; index += 1) {
    const strip = strips[index];
    if (!isOpen(strip) || strips[index - 1]?.kind !== 'columns') continue;
    strip.kind = isHeadingOf(strip, strips[index - 1], strips[index + 1]) ? 'across' : 'columns';
  }
  for (let index = strips.length - 2; index >= 0; index -= 1) {
    const strip = strips[index];
    if (isOpen(strip) && strips[index + 1]?.kind === 'columns') strip.kind = 'columns';
  }
  settleAlone(strips);
}

/** Rows of a table beside wide words belong to these. */
function settleTables(strips: readonly Strip[], em: number): void {
  for (const [index, strip] of strips.entries()) {
    const beside = strips[index - 1]?.kind === 'across' || strips[index + 1]?.kind === 'across';
    if (isOpen(strip) && beside && isTabular(strip, em)) strip.kind = 'across';
  }
}

/** What is open yet has no column next to it. */
function settleAlone(strips: readonly Strip[]): void {
  const columns = strips.some((strip) => strip.kind === 'columns');
  for (const strip of strips.filter(isOpen)) {
    const apart = isSided(strip) && sideChanges(strip) <= 1 && strip.rows.length > 1;
    strip.kind = columns && apart ? 'columns' : 'across';
  }
}

function isOpen(strip: Strip | undefined): strip is Strip {
  return strip?.kind === 'open';
}

/** Whether a strip looks like rows of a table: cells on both sides, one of them narrow, and no column of prose. */
function isTabular(strip: Strip, em: number): boolean {
  if (!isSided(strip)) return false;
  const sides = [rowsOf(strip.left), rowsOf(strip.right)];
  const isWide = (rows: readonly Row[]): boolean => medianWidth(rows) >= PROSE_WIDTH * em;
  return !sides.every(isWide) && !sides.some((rows) => rows.length > 2 && isWide(rows) && isFilled(rows));
}

function isSided(strip: Strip): boolean {
  return strip.left.length > 0 && strip.right.length > 0;
}

/** Whether one short stretch stands nearer to a table or wide text below it than to the columns above it. */
function isHeadingOf(strip: Strip, above: Strip | undefined, below: Strip | undefined): boolean {
  if (below?.kind !== 'across' || strip.rows.length > 3) return false;
  return !isSided(strip) && gap(strip, below) < gap(above, strip);
}

/** White space from the end of one strip to the beginning of the next. */
function gap(above: Strip | undefined, below: Strip): number {
  return (below.rows[0]?.top ?? 0) - (above?.rows.at(-1)?.bottom ?? 0);
}

function merge(strips: readonly Strip[]): Band[] {
  const bands: Band[] = [];
  for (const strip of strips) {
    const last = bands.at(-1);
    if (strip.kind === 'columns') {
      if (last?.kind === 'columns') {
        bands[bands.length - 1] = {
          kind: 'columns',
          left: [...last.left, ...strip.left],
          right: [...last.right, ...strip.right],
          score: last.score + strip.score,
        };
      } else bands.push({ kind: 'columns', left: strip.left, right: strip.right, score: strip.score });
    } else if (last?.kind === 'across') last.fragments.push(...strip.left, ...strip.right);
    else bands.push({ kind: 'across', fragments: [...strip.left, ...strip.right] });
  }
  return bands;
}
