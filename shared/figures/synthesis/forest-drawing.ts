import type { Mark, Shape } from '../figure.ts';
import { font } from '../grid-layout.ts';
import type { FigureTheme } from '../theme.ts';
import type { ForestColumns } from './forest-columns.ts';
import type { Across } from './forest-marks.ts';
import type { ForestTable } from './forest-table.ts';

/** From line to line of heads and notes, in CSS pixels. */
export const headLine = 15;

/** What every row needs to be drawn. */
export type Drawing = {
  readonly table: ForestTable;
  readonly columns: ForestColumns;
  readonly across: Across;
  readonly theme: FigureTheme;
  /** The largest weight, of which squares are shares. */
  readonly heaviest: number;
};

/** A drawn part and how high it is. */
export type Drawn = { readonly shapes: readonly Shape[]; readonly height: number };

/** How a text is written, where it differs from the font of all cells. */
export type Style = {
  readonly fill: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** One line of text; `y` is its baseline. */
export function text(words: string, x: number, y: number, style: Style): Mark {
  return { ...font, ...style, kind: 'text', x, y, text: words };
}

/** The letter that stands for a domain of bias. */
export function letter(at: number): string {
  return String.fromCodePoint(65 + at);
}
