/** A glyph on a line, the gap to its left neighbour in em, and whether the file draws a space between the two. */
export type Pair<G> = { readonly glyph: G; readonly gap: number; readonly drawn: boolean };

type Drawn = { readonly text: string; readonly x0: number; readonly x1: number };

/** Accents that fonts hold as letters of their own, and the combining marks that they are when set on a letter. */
const COMBINING = new Map([
  ['\u0060', '\u0300'],
  ['\u00b4', '\u0301'],
  ['\u02c6', '\u0302'],
  ['\u02dc', '\u0303'],
  ['\u00af', '\u0304'],
  ['\u02d8', '\u0306'],
  ['\u02d9', '\u0307'],
  ['\u00a8', '\u0308'],
  ['\u02da', '\u030a'],
  ['\u02dd', '\u030b'],
  ['\u02c7', '\u030c'],
  ['\u00b8', '\u0327'],
  ['\u02db', '\u0328'],
]);

/**
 * Typesetting systems draw an accent and its letter as two glyphs, the accent often first. Text has the letter
 * first and the accent as a combining mark, so that it folds to the accented letter.
 */
export function settleAccents<G extends Drawn>(line: readonly Pair<G>[]): Pair<G>[] {
  const settled: Pair<G>[] = [];
  let held: Pair<G> | null = null;
  for (const pair of line) {
    if (held) {
      const mark = markOn(held.glyph, pair.glyph);
      if (mark === null) settled.push(held, pair);
      else settled.push({ ...held, glyph: pair.glyph }, { glyph: mark, gap: 0, drawn: false });
      held = null;
      continue;
    }
    const last = settled.at(-1);
    const after = last && isAccent(pair.glyph.text) ? markOn(pair.glyph, last.glyph) : null;
    if (after !== null) settled.push({ glyph: after, gap: 0, drawn: false });
    else if (isAccent(pair.glyph.text)) held = pair;
    else settled.push(pair);
  }
  if (held) settled.push(held);
  return settled;
}

function isAccent(text: string): boolean {
  return COMBINING.has(text) || /^\p{Mn}$/u.test(text);
}

/** The accent as a combining mark when its middle lies over the letter, else null. */
function markOn<G extends Drawn>(accent: G, letter: G): G | null {
  if (!/^\p{L}/u.test(letter.text)) return null;
  const middle = (accent.x0 + accent.x1) / 2;
  if (middle < letter.x0 || middle > letter.x1) return null;
  return { ...accent, text: COMBINING.get(accent.text) ?? accent.text };
}
