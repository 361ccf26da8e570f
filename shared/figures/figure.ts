/*
 * A figure as data. Lengths are CSS pixels (1/96 inch in files), colours hexadecimal; y runs downwards.
 */

type Ink = { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number };

export type Rect = Ink & {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
};
export type Line = {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly strokeWidth?: number;
  readonly dashes?: string;
};
export type Circle = Ink & {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
};
/** An SVG path, enlarged by `scale` and moved to `x`, `y`. */
export type Path = Ink & {
  readonly kind: 'path';
  readonly x: number;
  readonly y: number;
  readonly d: string;
  readonly scale?: number;
};
/** One line of text; `y` is its baseline. */
export type Text = {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill: string;
};
/** Shapes that are one thing to whoever looks or listens. */
export type Group = {
  readonly kind: 'group';
  /** What a screen reader says, and the tooltip in an SVG file. */
  readonly label: string;
  /** Says which thing of the data it is, for those who act on it; none where there is nothing to do. */
  readonly key?: string;
  /** The place that it takes, for the mark of focus. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly shapes: readonly Mark[];
};

/** A shape that holds no other. */
export type Mark = Rect | Line | Circle | Path | Text;
export type Shape = Mark | Group;

export type Figure = {
  readonly width: number;
  readonly height: number;
  /** A short name: the title of the SVG file. */
  readonly title: string;
  /** What the picture shows, in a sentence or two: its alternative text. */
  readonly description: string;
  readonly background: string;
  /**
   * Of a figure that is a table: names of rows are left of `x`, heads of columns above `y`, its last row ends at `bottom`.
   * On a screen they stay in sight while the cells are scrolled.
   */
  readonly heads?: { readonly x: number; readonly y: number; readonly bottom: number };
  /** What its signs mean, once more: for where the picture is larger than what shows it, and its caption out of sight. */
  readonly legend?:
    | { readonly width: number; readonly height: number; readonly shapes: readonly Mark[] }
    | undefined;
  readonly shapes: readonly Shape[];
};

/** The font of all figures, with those of the same widths for where it is not installed. */
export const figureFont = 'Liberation Sans, Arial, Helvetica, sans-serif';
