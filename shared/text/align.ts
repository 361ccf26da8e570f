/** The stretch of a text that takes the fewest insertions, deletions and replacements to become the pattern. */
export type Alignment = { readonly start: number; readonly end: number; readonly distance: number };

/** Columns computed on each side of the diagonal for long patterns; keeps the work linear in their length. */
const BAND = 500;

/**
 * Finds the stretch of `text` most like `pattern` (P. H. Sellers' variant of the edit distance, whose first row is
 * zero, with the start carried along). Rows longer than the band follow the diagonal from the text's beginning.
 */
export function align(pattern: string, text: string): Alignment {
  const width = text.length + 1;
  let above: Int32Array<ArrayBuffer> = new Int32Array(width);
  let aboveStart: Int32Array<ArrayBuffer> = Int32Array.from({ length: width }, (_, at) => at);
  let costs: Int32Array<ArrayBuffer> = new Int32Array(width);
  let starts: Int32Array<ArrayBuffer> = new Int32Array(width);
  const far = pattern.length + text.length + 1;
  const slack = Math.max(BAND, text.length - pattern.length);
  for (let row = 1; row <= pattern.length; row += 1) {
    const first = Math.max(1, row - BAND);
    const last = Math.min(text.length, row + slack + BAND);
    costs[first - 1] = first === 1 ? row : far;
    starts[first - 1] = 0;
    const letter = pattern.charCodeAt(row - 1);
    for (let column = first; column <= last; column += 1) {
      const replaced = (above[column - 1] ?? far) + (text.charCodeAt(column - 1) === letter ? 0 : 1);
      const missing = (above[column] ?? far) + 1;
      const extra = (costs[column - 1] ?? far) + 1;
      const least = Math.min(replaced, missing, extra);
      costs[column] = least;
      starts[column] =
        (least === replaced
          ? aboveStart[column - 1]
          : least === missing
            ? aboveStart[column]
            : starts[column - 1]) ?? 0;
    }
    if (last < text.length) costs[last + 1] = far;
    [above, costs] = [costs, above];
    [aboveStart, starts] = [starts, aboveStart];
  }
  return bestEnd(above, aboveStart, Math.max(0, pattern.length - BAND));
}

function bestEnd(costs: Int32Array, starts: Int32Array, from: number): Alignment {
  let end = from;
  for (let column = from; column < costs.length; column += 1) {
    if ((costs[column] ?? 0) < (costs[end] ?? 0)) end = column;
  }
  return { start: starts[end] ?? 0, end, distance: costs[end] ?? 0 };
}
