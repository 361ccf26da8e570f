import type { CssRect } from './page-geometry.ts';

/** More white between two lines than this part of a line's height parts them: another column, another page. */
const mostLeading = 0.9;

/**
 * The lines of a passage grown together, so that one outline can go round the whole: each reaches down to the next
 * one below it. Lines that do not lie under each other stay as they are.
 */
export function grownTogether(lines: readonly CssRect[]): readonly CssRect[] {
  return lines.map((line, at) => {
    const next = lines[at + 1];
    if (next === undefined) return line;
    const gap = next.top - (line.top + line.height);
    const beside = next.left >= line.left + line.width || line.left >= next.left + next.width;
    return gap <= 0 || gap > mostLeading * line.height || beside
      ? line
      : { ...line, height: line.height + gap };
  });
}
