import { median } from './rows.ts';
import type { ComposedLine } from './text-lines.ts';

/** What stands before a line: the end of the line above, or the end of its block (paragraph, heading, item). */
export type LineBreak = 'line' | 'block';

/** In em. */
const INDENT = 0.6;
const INDENT_LIMIT = 4;

/**
 * Tells where blocks begin among the lines of one region: after more white than lines have between them, where the
 * letter size changes, and at a first line that is set in or follows a short last line.
 */
export function breaksBefore(lines: readonly ComposedLine[]): LineBreak[] {
  const pitch = usualPitch(lines);
  const size = median(lines.map((line) => line.size));
  const left = median(lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  return lines.map((line, index) => {
    const above = lines[index - 1];
    if (!above) return 'block';
    const step = line.bottom - above.bottom;
    if (Math.abs(line.size - above.size) > 0.12 * Math.max(line.size, above.size)) return 'block';
    // Titles are set wider apart than the text that sets the pitch.
    const usual = line.size > 1.2 * size ? Math.max(pitch, 1.2 * line.size) : pitch;
    if (step > 1.25 * usual + 0.05 * line.size || step < 0) return 'block';
    return isFirstLine({ line, above, below: lines[index + 1], left, right }) ? 'block' : 'line';
  });
}

/** The usual distance between lines, the lesser of two where half of the lines stand apart. */
function usualPitch(lines: readonly ComposedLine[]): number {
  const steps = lines.slice(1).map((line, index) => line.bottom - (lines[index]?.bottom ?? 0));
  const sorted = steps.filter((step) => step > 0).toSorted((a, b) => a - b);
  const lower = sorted[Math.floor(sorted.length * 0.4)] ?? 0;
  return Math.max(lower, 0.5 * median(lines.map((line) => line.size)));
}

type Neighbourhood = {
  readonly line: ComposedLine;
  readonly above: ComposedLine;
  readonly below: ComposedLine | undefined;
  readonly left: number;
  readonly right: number;
};

function isFirstLine({ line, above, below, left, right }: Neighbourhood): boolean {
  const indent = (line.x0 - left) / line.size;
  const atMargin = (other: ComposedLine | undefined): boolean =>
    other !== undefined && Math.abs(other.x0 - left) < 0.4 * line.size;
  const setIn =
    indent > INDENT && indent < INDENT_LIMIT && atMargin(above) && (below === undefined || atMargin(below));
  const item = /^(?:\d{1,3}\.|\[\d{1,3}\]|[\u2022\u25aa\u25cf])/u.test(head(line));
  const ended = /[.:!?]["')\]\u201d\u2019]?$/u.test(tail(above));
  return (
    setIn ||
    (ended && item && line.x0 <= above.x0) ||
    (ended && right - above.x1 > 0.2 * (right - left) && line.x0 <= above.x0 + 0.4 * line.size)
  );
}

function head(line: ComposedLine): string {
  return line.glyphs
    .slice(0, 5)
    .map((glyph) => glyph.text)
    .join('');
}

function tail(line: ComposedLine): string {
  return line.glyphs
    .slice(-2)
    .map((glyph) => glyph.text)
    .join('');
}
