import type { Glyph } from './frame.ts';
import { isRightToLeft } from './bidi.ts';

/** Glyphs that follow each other in the file and on one line, without a wide gap: words or a part of a line. */
export type Fragment = {
  /** Without blanks. */
  readonly glyphs: Glyph[];
  /** For each glyph, whether the file draws a space before it. */
  readonly spaced: boolean[];
  x0: number;
  x1: number;
  top: number;
  bottom: number;
  base: number;
  size: number;
  readonly rightToLeft: boolean;
};

/** The band that letters fill above and below the baseline, in em. Layout uses one band for all fonts. */
export const BAND_ABOVE = 0.75;
export const BAND_BELOW = 0.2;

/** In em: a gap this wide ends a fragment; justified lines have wider word gaps where a space is drawn. */
const FRAGMENT_GAP = 1;
const SPACED_FRAGMENT_GAP = 1.6;
/** In em: how far a glyph may step back into its predecessor (kerning, accents). */
const BACK_STEP = 0.6;

/** Cuts a frame's glyphs, in the order of the file, into fragments. Linear in their number. */
export function fragmentsOf(glyphs: readonly Glyph[]): Fragment[] {
  const fragments: Fragment[] = [];
  let current: Fragment | null = null;
  let spaced = false;
  for (const glyph of glyphs) {
    if (glyph.blank) {
      spaced = true;
      continue;
    }
    const last: Glyph | undefined = current?.glyphs.at(-1);
    if (current && last && continues({ current, last, glyph, spaced })) {
      extend(current, glyph, spaced);
    } else {
      current = begin(glyph);
      fragments.push(current);
    }
    spaced = false;
  }
  return fragments;
}

function begin(glyph: Glyph): Fragment {
  return {
    glyphs: [glyph],
    spaced: [false],
    x0: glyph.x0,
    x1: glyph.x1,
    top: glyph.base - BAND_ABOVE * glyph.size,
    bottom: glyph.base + BAND_BELOW * glyph.size,
    base: glyph.base,
    size: glyph.size,
    rightToLeft: isRightToLeft(glyph.text),
  };
}

function extend(fragment: Fragment, glyph: Glyph, spaced: boolean): void {
  fragment.glyphs.push(glyph);
  fragment.spaced.push(spaced);
  fragment.x0 = Math.min(fragment.x0, glyph.x0);
  fragment.x1 = Math.max(fragment.x1, glyph.x1);
  if (glyph.size <= fragment.size * 1.05) return;
  // A raised or lowered small start takes the band of the text that it stands beside.
  fragment.size = glyph.size;
  fragment.base = glyph.base;
  fragment.top = glyph.base - BAND_ABOVE * glyph.size;
  fragment.bottom = glyph.base + BAND_BELOW * glyph.size;
}

type Step = {
  readonly current: Fragment;
  readonly last: Glyph;
  readonly glyph: Glyph;
  readonly spaced: boolean;
};

function continues({ current, last, glyph, spaced }: Step): boolean {
  const em = Math.max(last.size, glyph.size);
  const top = glyph.base - BAND_ABOVE * glyph.size;
  const bottom = glyph.base + BAND_BELOW * glyph.size;
  const overlap = Math.min(bottom, current.bottom) - Math.max(top, current.top);
  if (overlap < 0.5 * Math.min(bottom - top, current.bottom - current.top)) return false;
  // A drop capital shares its band with several lines and belongs to none of them.
  if (Math.max(last.size, glyph.size) > 2.2 * Math.min(last.size, glyph.size)) return false;
  const limit = (spaced ? SPACED_FRAGMENT_GAP : FRAGMENT_GAP) * em;
  const gap = glyph.x0 - last.x1;
  if (current.rightToLeft || isRightToLeft(glyph.text)) {
    const back = last.x0 - glyph.x1;
    return Math.min(Math.abs(gap), Math.abs(back)) < limit;
  }
  return gap > -BACK_STEP * em && gap < limit;
}
