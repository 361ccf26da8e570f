/** A half-open range; what it counts in, its owner says. */
export type Range = { readonly start: number; readonly end: number };

/**
 * A range of UTF-16 units as one of code points, which is what a TextPositionSelector counts in (Web Annotation Data
 * Model, 4.2.5). A unit within a character of two counts as its beginning.
 */
export function inCodePoints(text: string, { start, end }: Range): Range {
  const first = lengthOf(text.slice(0, start));
  return { start: first, end: first + lengthOf(text.slice(start, end)) };
}

/** A range of code points as one of UTF-16 units; null when the text is shorter than it says. */
export function inUnits(text: string, { start, end }: Range): Range | null {
  if (!(start >= 0) || end < start) return null;
  let seen = 0;
  let unit = 0;
  let first: number | null = null;
  for (const character of text) {
    if (seen === start) first = unit;
    if (seen === end) break;
    unit += character.length;
    seen += 1;
  }
  if (seen === start) first ??= unit;
  return first === null || seen !== end ? null : { start: first, end: unit };
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}
