import { type Pair as AccentPair, settleAccents } from './accents.ts';
import { isRightToLeft, readingOrder } from './bidi.ts';
import type { Fragment } from './fragments.ts';
import type { Glyph } from './frame.ts';
import { median, type Row, rowsOf } from './rows.ts';
import { withoutDoubles } from './doubles.ts';
import { wordGapOf } from './word-gaps.ts';

/** One line in reading order: glyphs, and for each whether a space stands before it. */
export type ComposedLine = {
  readonly glyphs: readonly Glyph[];
  readonly spaced: readonly boolean[];
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
};

/** The lines of a region from top to bottom. */
export function linesOf(region: readonly Fragment[]): ComposedLine[] {
  return rowsOf(liftDropCapitals(region)).map(composeLine);
}

/** A large initial stands on the line that its upper edge is level with. */
function liftDropCapitals(region: readonly Fragment[]): readonly Fragment[] {
  const size = median(region.map((fragment) => fragment.size));
  const isDropped = (fragment: Fragment): boolean =>
    fragment.glyphs.length <= 2 && fragment.size > 2.2 * size;
  if (!region.some(isDropped)) return region;
  return region.map((fragment) => {
    const first = isDropped(fragment) ? lineBeside(region, fragment, size) : null;
    return first
      ? { ...fragment, base: first.base, top: first.top, bottom: first.bottom, size: first.size }
      : fragment;
  });
}

function lineBeside(region: readonly Fragment[], initial: Fragment, size: number): Fragment | null {
  const beside = region.filter(
    (other) =>
      other.size <= 1.3 * size &&
      other.x0 >= initial.x1 - size &&
      other.top > initial.top - size &&
      other.bottom < initial.bottom + size &&
      other.x0 < initial.x1 + 3 * size,
  );
  return beside.reduce<Fragment | null>(
    (best, other) => (!best || other.base < best.base ? other : best),
    null,
  );
}

function composeLine(row: Row): ComposedLine {
  const { top, bottom, size } = row;
  const rightToLeft = row.fragments.some((fragment) => fragment.rightToLeft || hasRightToLeft(fragment));
  const pieces = withoutDoubles(row.fragments.toSorted((a, b) => a.x0 - b.x0 || a.base - b.base));
  const pairs = rightToLeft ? inVisualOrder(pieces) : settleAccents(pieces.flatMap(pairsOf));
  const placed = partWords(pairs);
  const ordered = rightToLeft ? inReadingOrder(placed) : placed;
  return {
    glyphs: ordered.map((entry) => entry.glyph),
    spaced: ordered.map((entry) => entry.spaced),
    x0: Math.min(...pieces.map((piece) => piece.x0)),
    x1: Math.max(...pieces.map((piece) => piece.x1)),
    top,
    bottom,
    size,
  };
}

type Pair = AccentPair<Glyph>;
type Placed = { readonly glyph: Glyph; readonly spaced: boolean };

function partWords(pairs: readonly Pair[]): Placed[] {
  const limit = wordGapOf(pairs.slice(1).map((pair) => pair.gap));
  return pairs.map(({ glyph, gap, drawn }, index) => ({
    glyph,
    spaced: index > 0 && (gap > limit || (drawn && gap > -0.05)),
  }));
}

function hasRightToLeft(fragment: Fragment): boolean {
  return fragment.glyphs.some((glyph) => isRightToLeft(glyph.text));
}

function pairsOf(fragment: Fragment, index: number, all: readonly Fragment[]): Pair[] {
  const before = index > 0 ? all[index - 1]?.glyphs.at(-1) : undefined;
  return fragment.glyphs.map((glyph, at) => {
    const previous = at > 0 ? fragment.glyphs[at - 1] : before;
    const gap = previous ? (glyph.x0 - previous.x1) / Math.max(glyph.size, previous.size) : 0;
    return { glyph, gap, drawn: at > 0 && fragment.spaced[at] === true };
  });
}

/** Glyphs from left to right whatever the order in which the file draws them. */
function inVisualOrder(pieces: readonly Fragment[]): Pair[] {
  const entries = pieces.flatMap((piece) =>
    piece.glyphs.map((glyph, at) => ({
      glyph,
      drawn: piece.spaced[at] === true,
      before: piece.glyphs[at - 1],
    })),
  );
  entries.sort((a, b) => a.glyph.x0 - b.glyph.x0 || a.glyph.order - b.glyph.order);
  return entries.map((entry, index) => {
    const left = entries[index - 1];
    if (!left) return { glyph: entry.glyph, gap: 0, drawn: false };
    // A space drawn between two glyphs stands between them also when the later one is on the left.
    const drawn = (entry.drawn && entry.before === left.glyph) || (left.drawn && left.before === entry.glyph);
    return { glyph: entry.glyph, gap: (entry.glyph.x0 - left.glyph.x1) / entry.glyph.size, drawn };
  });
}

/** Puts a line that stands from left to right into the order in which it is read. */
function inReadingOrder(visual: readonly Placed[]): Placed[] {
  const order = readingOrder(visual.map((entry) => entry.glyph.text));
  return order.flatMap((at, index) => {
    const entry = visual[at];
    const previous = order[index - 1];
    if (!entry) return [];
    // Visual neighbours keep the gap between them; stretches that meet only in reading order are two words.
    const spaced =
      previous !== undefined &&
      (previous === at - 1 ? entry.spaced : previous === at + 1 ? visual[previous]?.spaced === true : true);
    return [{ glyph: entry.glyph, spaced }];
  });
}
