import type { Mark } from './figure.ts';
import { type Font, wrapped } from './text-box.ts';
import type { FigureTheme } from './theme.ts';

/*
 * How figures that are tables are laid out: a margin around, heads above columns of one width, rows apart by a line.
 * Lengths are CSS pixels.
 */

export const margin = 16;
/** Room between the edge of a cell and what is in it. */
export const pad = 6;
export const lineHeight = 16;
/** How far a name of the next level of a hierarchy stands in. */
export const indent = 12;

export const font: Font = { size: 12 };
export const small: Font = { size: 11 };
export const bold: Font = { size: 12, bold: true };

/** The place that a cell takes. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Lines of a head at most: what is longer ends in an ellipsis. */
const mostLines = 8;
/** The same of the name of a row. */
export const mostNameLines = 5;
/** A legend by itself is no wider. */
export const legendWidth = 760;

/** Heads of columns, centred, their last lines on one height. @param left where the first column begins */
export function columnHeads(
  names: readonly string[],
  { left, columnWidth }: { readonly left: number; readonly columnWidth: number },
  theme: FigureTheme,
): { readonly height: number; readonly marks: Mark[] } {
  const heads = names.map((name) => wrapped(name, columnWidth - pad * 2, bold, mostLines));
  const height = Math.max(1, ...heads.map(({ length }) => length)) * lineHeight + pad * 2;
  const marks = heads.flatMap((lines, at) =>
    lines.map((text, line): Mark => {
      const x = left + at * columnWidth + columnWidth / 2;
      const y = margin + height - pad - 4 - (lines.length - 1 - line) * lineHeight;
      return { kind: 'text', x, y, text, ...bold, anchor: 'middle', fill: theme.text };
    }),
  );
  return { height, marks };
}

/** How far in the name of each row stands: below those rows that are shown and hold it, whatever lies between. */
export function shownLevels(rows: readonly { readonly path: readonly string[] }[]): number[] {
  const paths = rows.map(({ path }) => path.join('\n'));
  return paths.map((path) => paths.filter((other) => path.startsWith(`${other}\n`)).length);
}

/** A line between rows, from margin to margin. @param width of the whole figure */
export function rule(y: number, width: number, stroke: string): Mark {
  return { kind: 'line', x1: margin, y1: y, x2: width - margin, y2: y, stroke, strokeWidth: 1 };
}
