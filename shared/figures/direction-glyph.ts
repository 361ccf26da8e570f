import type { Direction } from '#shared/domain/values.ts';
import type { Mark } from './figure.ts';
import type { FigureTheme } from './theme.ts';

/** What a direction looks like: an outline that is filled, or drawn as a stroke. In a square of 10 by 10. */
const outlines: Readonly<Record<Direction | 'uncoded', { readonly d: string; readonly stroked?: true }>> = {
  'favours-therapy': { d: 'M5 0.5L10 9.5H0Z' },
  'favours-comparator': { d: 'M0 0.5H10L5 9.5Z' },
  same: { d: 'M1 3.5H9M1 6.5H9', stroked: true },
  mixed: { d: 'M5 0L10 5L5 10L0 5Z' },
  'not-stated': { d: 'M2 3.2A3 2.7 0 1 1 5.9 5.4Q5 5.9 5 7M5 8.7V9.7', stroked: true },
  improved: { d: 'M1.5 8.5L8.5 1.5M3.5 1.5H8.5V6.5', stroked: true },
  worsened: { d: 'M1.5 1.5L8.5 8.5M8.5 3.5V8.5H3.5', stroked: true },
  unchanged: { d: 'M0.5 5H9.5M6 1.5L9.5 5L6 8.5', stroked: true },
  'not-comparative': { d: 'M5 1A4 4 0 1 1 4.99 1Z', stroked: true },
  higher: { d: 'M5 9.5V0.5M1.5 4L5 0.5L8.5 4', stroked: true },
  lower: { d: 'M5 0.5V9.5M1.5 6L5 9.5L8.5 6', stroked: true },
  uncoded: { d: 'M1.5 3.5V1.5H3.5M6.5 1.5H8.5V3.5M8.5 6.5V8.5H6.5M3.5 8.5H1.5V6.5', stroked: true },
};

/** The side of the square that a sign stands in, in CSS pixels. */
export const glyphSize = 10;

type Sign = Direction | 'uncoded';
type Corner = { readonly x: number; readonly y: number };

/** The sign of a direction with its upper left corner at a place; `uncoded` is where nobody has chosen one yet. */
export function directionGlyph(direction: Sign, at: Corner, theme: FigureTheme): Mark {
  return scaledGlyph(direction, { ...at, side: glyphSize }, theme);
}

/** The same in a square of another side. */
export function scaledGlyph(
  direction: Sign,
  { x, y, side }: Corner & { readonly side: number },
  theme: FigureTheme,
): Mark {
  const { d, stroked } = outlines[direction];
  const colour = direction === 'uncoded' ? theme.quiet : theme.direction[direction];
  const scale = side / glyphSize;
  const placed = { kind: 'path', x, y, d, ...(scale === 1 ? {} : { scale }) } as const;
  return stroked === true ? { ...placed, stroke: colour, strokeWidth: 1.6 } : { ...placed, fill: colour };
}

/** A sign of no direction: all it says is its size. */
export function sizeGlyph({ x, y, side }: Corner & { readonly side: number }, theme: FigureTheme): Mark {
  const { d } = outlines['favours-therapy'];
  return { kind: 'path', x, y, d, scale: side / glyphSize, fill: theme.quiet };
}
