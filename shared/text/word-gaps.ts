/** In em: the gap that parts words where a line does not show its own. */
const USUAL = 0.1;
/** In em: gaps that may be between words, and the least step between gaps inside and between words. */
const LEAST = 0.05;
const MOST = 0.6;
const STEP = 0.06;
/** A line tells only with so many gaps, of which at most this share is between words. */
const ENOUGH = 10;
const WORD_SHARE = 0.45;

/**
 * The gap, in em, from which two neighbours of a line belong to two words: in the middle of the first step
 * that leads from the gaps inside words to those between words. Tightly justified lines and letter-spaced headings differ
 * several times over in it; short or even lines get the usual value.
 *
 * @param gaps all gaps between neighbouring glyphs of the line, in em, in any order.
 */
export function wordGapOf(gaps: readonly number[]): number {
  if (gaps.length < ENOUGH) return USUAL;
  const sorted = gaps.toSorted((a, b) => a - b);
  for (let index = Math.ceil(sorted.length * (1 - WORD_SHARE)); index < sorted.length; index += 1) {
    const below = Math.max(0, sorted[index - 1] ?? 0);
    const above = sorted[index] ?? 0;
    if (above > MOST) break;
    if (above >= LEAST && above - below >= STEP) return (above + below) / 2;
  }
  return USUAL;
}
