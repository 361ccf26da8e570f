import type { FileNote } from '#shared/contract/reader.ts';
import { property } from '#shared/kit/property.ts';
import {
  authorOf,
  marksWords,
  saysSomething,
  type Thread,
  threadsOf,
  wordlessDrawings,
} from '#shared/text/others-notes.ts';
import type { PageText, Rect } from '#shared/text/page-text.ts';
import { foldKey } from '#shared/text/fold.ts';
import { roundRect } from '#shared/text/rects.ts';
import { LEAST_REGION } from '#shared/text/region.ts';
import type { Span } from '#shared/text/text-index.ts';
import { wordNear } from '#shared/text/word-near.ts';
import { wordsInRects } from '#shared/text/words-in-rects.ts';
import { numberOr } from './pdf-values.ts';

const RECT_LIMIT = 100;
const RANGE_LIMIT = 40;
const TEXT_LIMIT = 20_000;
/** A note's sign where the file gives it no size, in PDF units. */
const SIGN = 18;
/** No page reaches as far, in PDF units; what a file says beyond it is not reckoned with. */
const FAR = 1_000_000;

/** The lower left corner of a page's view box, which the boxes of its text are measured from. */
type Origin = readonly [x: number, y: number, ...rest: readonly number[]];

/**
 * The highlights and notes among a page's annotations, with the words that they mark, and the comments on its drawings.
 * Answers to a note stand below its text. Nothing that the file says is trusted: scripts and actions are not looked at,
 * numbers and lengths bounded.
 *
 * @param found what `getAnnotations` of pdf.js answers
 * @param limit how many notes are taken at most
 */
export function notesOfPage(
  found: readonly unknown[],
  page: PageText,
  origin: Origin,
  limit: number,
): { notes: FileNote[]; wordlessDrawings: number } {
  const threads = threadsOf(found);
  const taken = threads.filter(saysSomething).slice(0, Math.max(0, limit));
  return {
    notes: taken.map((thread) => noteOf(thread, page, origin)),
    wordlessDrawings: wordlessDrawings(threads),
  };
}

function noteOf({ kind, annotation, text, answers }: Thread, page: PageText, origin: Origin): FileNote {
  const marks = marksWords(kind);
  const quads = marks ? quadsOf(property(annotation, 'quadPoints'), origin) : [];
  const rects =
    quads.length > 0 ? quads : rectOf(property(annotation, 'rect'), origin).map((rect) => visible(rect));
  const ranges = marks ? wordsInRects(page, rects) : kind === 'insertion' ? pointedAt(page, rects) : [];
  const own = marks && repeats(text, ranges, page) ? '' : text;
  return {
    kind,
    page: page.page,
    ranges: ranges.length > RANGE_LIMIT ? [] : ranges,
    rects: rects.map((rect) => [...roundRect(within(rect, page))]),
    author: authorOf(annotation),
    date: dateOf(property(annotation, 'modificationDate')) ?? dateOf(property(annotation, 'creationDate')),
    colour: colourOf(property(annotation, 'color')),
    text: [own, ...answers.map(answerWords)]
      .filter((words) => words !== '')
      .join('\n\n')
      .slice(0, TEXT_LIMIT),
    ...(answers.length === 0 ? oursOf(annotation) : {}),
  };
}

/** What somebody answered to a mark of ours is theirs, and is offered with it. */
function oursOf(annotation: unknown): { readonly ours?: string } {
  const ours = property(annotation, 'ours');
  return typeof ours === 'string' ? { ours } : {};
}

function pointedAt(page: PageText, rects: readonly Rect[]): Span[] {
  return rects.flatMap((rect) => wordNear(page, rect) ?? []);
}

/** `B. Jones: Nobody.` */
function answerWords({ annotation, text }: Thread['answers'][number]): string {
  const author = authorOf(annotation);
  return author === '' || text === '' ? text : `${author}: ${text}`;
}

/** Some programs copy the marked words into the comment. */
function repeats(text: string, ranges: readonly { start: number; end: number }[], page: PageText): boolean {
  if (text === '' || ranges.length === 0) return false;
  const words = ranges.map(({ start, end }) => page.text.slice(start, end)).join('\n');
  return foldKey(words) === foldKey(text);
}

/** Corners come in any order: programs follow each other here, not the standard. */
function quadsOf(points: unknown, [left, bottom]: Origin): Rect[] {
  if (!(points instanceof Float32Array) && !Array.isArray(points)) return [];
  const rects: Rect[] = [];
  for (let at = 0; at + 7 < points.length && rects.length < RECT_LIMIT; at += 8) {
    const corners = Array.from(points.slice(at, at + 8), (value) => numberOr(value, Number.NaN));
    const xs = corners.filter((_, index) => index % 2 === 0).map((x) => x - left);
    const ys = corners.filter((_, index) => index % 2 === 1).map((y) => y - bottom);
    const rect: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (rect.every(Number.isFinite)) rects.push(rect);
  }
  return rects;
}

function rectOf(value: unknown, [left, bottom]: Origin): Rect[] {
  const [x0, y0, x1, y1] = Array.isArray(value) ? value.map((part) => numberOr(part, 0)) : [];
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return [];
  const bounded = (side: number): number => Math.min(FAR, Math.max(-FAR, side));
  const [ax, bx] = [bounded(x0 - left), bounded(x1 - left)];
  const [ay, by] = [bounded(y0 - bottom), bounded(y1 - bottom)];
  return [[Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]];
}

/** Insert marks are as small as a letter, and lines may be flat: a region has room around them. */
function visible([x0, y0, x1, y1]: Rect): Rect {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [width, height] = [Math.max(x1 - x0, LEAST_REGION), Math.max(y1 - y0, LEAST_REGION)];
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/** The part of a rectangle that lies on the page, at least the size of a note's sign. */
function within([x0, y0, x1, y1]: Rect, { width, height }: PageText): Rect {
  const left = Math.min(Math.max(0, x0), Math.max(0, width - SIGN));
  const bottom = Math.min(Math.max(0, y0), Math.max(0, height - SIGN));
  const right = Math.min(width, x1);
  const top = Math.min(height, y1);
  return [left, bottom, right > left + 1 ? right : left + SIGN, top > bottom + 1 ? top : bottom + SIGN];
}

function colourOf(value: unknown): FileNote['colour'] {
  if (!(value instanceof Uint8ClampedArray) && !Array.isArray(value)) return null;
  const [red, green, blue] = Array.from(value, (part) => Math.min(1, Math.max(0, numberOr(part, 0) / 255)));
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}

/** A date as PDF writes it (ISO 32000-1, 7.9.4): `D:20240312101530+01'00'`; null when it is none. */
function dateOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const match = /^D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:Z|([+-])(\d{2})'?(\d{2})?)?/u.exec(
    value,
  );
  if (match === null) return null;
  const part = (at: number, fallback: number): number => Number(match[at] ?? fallback);
  const sign = match[7] === '-' ? -1 : 1;
  const offset = sign * (part(8, 0) * 60 + part(9, 0));
  const time = Date.UTC(part(1, 0), part(2, 1) - 1, part(3, 1), part(4, 0), part(5, 0) - offset, part(6, 0));
  return part(1, 0) < 1990 || !Number.isFinite(time) ? null : new Date(time).toISOString();
}
