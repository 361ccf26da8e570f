import type { Fragment } from './fragments.ts';
import type { Glyph } from './frame.ts';

/** In em: characters drawn again this close make them bold or give them a shadow. */
const SHIFT = 0.12;
/** How many glyphs back a second drawing of the same character is looked for. */
const LOOK_BACK = 3;
/** More glyphs on one line than print has; comparing them all would take too long. */
const LINE_LIMIT = 2_000;

/**
 * Takes away characters that are drawn a second time over themselves. `pieces` are those of one line, by their left
 * ends; pieces that lie on each other are compared glyph by glyph.
 */
export function withoutDoubles(pieces: readonly Fragment[]): Fragment[] {
  if (pieces.reduce((sum, piece) => sum + piece.glyphs.length, 0) > LINE_LIMIT) return [...pieces];
  const kept: Fragment[] = [];
  for (const piece of pieces) {
    const under = kept.filter((other) => other.x1 > piece.x0 + SHIFT * piece.size);
    const single = filterGlyphs(piece, (glyph, before) => {
      if (before.some((other) => isDouble(other, glyph))) return false;
      return !under.some((other) => other.glyphs.some((drawn) => isDouble(drawn, glyph)));
    });
    if (single.glyphs.length > 0) kept.push(single);
  }
  return kept;
}

function isDouble(a: Glyph, b: Glyph): boolean {
  const near = SHIFT * Math.min(a.size, b.size);
  return a.text === b.text && Math.abs(a.x0 - b.x0) < near && Math.abs(a.base - b.base) < near;
}

function filterGlyphs(piece: Fragment, keep: (glyph: Glyph, before: readonly Glyph[]) => boolean): Fragment {
  const glyphs: Glyph[] = [];
  const spaced: boolean[] = [];
  piece.glyphs.forEach((glyph, at) => {
    if (!keep(glyph, glyphs.slice(-LOOK_BACK))) return;
    glyphs.push(glyph);
    spaced.push(piece.spaced[at] === true);
  });
  return glyphs.length === piece.glyphs.length ? piece : { ...piece, glyphs, spaced };
}
