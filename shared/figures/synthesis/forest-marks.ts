import type { Mark } from '../figure.ts';
import type { FigureTheme } from '../theme.ts';
import type { Interval } from './effect-axis.ts';
import type { BiasLight } from './forest-table.ts';

/** A place across, of a value on the analysis scale, and the edges of the plot. */
export type Across = {
  readonly of: (value: number) => number;
  readonly left: number;
  readonly right: number;
};

/** The side of the largest square, in CSS pixels: its area is the weight. */
const largestSquare = 15;
const smallestSquare = 3;
const arrow = 6;

/** The interval of a study as a line, with an arrow where it goes on beyond the plot, and its square as large as its weight. */
export function studyMarks(
  effect: Interval,
  { y, share, leftOut }: { readonly y: number; readonly share: number | null; readonly leftOut: boolean },
  across: Across,
  theme: FigureTheme,
): Mark[] {
  const ink = leftOut ? theme.quiet : theme.text;
  const marks = intervalMarks(effect, y, across, ink);
  const place = across.of(effect.estimate);
  if (place < across.left || place > across.right) return marks;
  const side = Math.max(smallestSquare, Math.sqrt(share ?? 0.15) * largestSquare);
  const square = { kind: 'rect', x: place - side / 2, y: y - side / 2, width: side, height: side } as const;
  return [
    ...marks,
    leftOut ? { ...square, fill: theme.ground, stroke: ink, strokeWidth: 1 } : { ...square, fill: ink },
  ];
}

function intervalMarks({ lower, upper }: Interval, y: number, across: Across, ink: string): Mark[] {
  const [from, to] = [Math.max(across.left, across.of(lower)), Math.min(across.right, across.of(upper))];
  const marks: Mark[] = [];
  if (from <= to) marks.push({ kind: 'line', x1: from, y1: y, x2: to, y2: y, stroke: ink, strokeWidth: 1 });
  if (across.of(lower) < across.left) marks.push(arrowHead(across.left, y, -1, ink));
  if (across.of(upper) > across.right) marks.push(arrowHead(across.right, y, 1, ink));
  return marks;
}

function arrowHead(x: number, y: number, way: 1 | -1, ink: string): Mark {
  const back = -way * arrow;
  return { kind: 'path', x, y, d: `M0 0L${back} ${-arrow / 2}V${arrow / 2}Z`, fill: ink };
}

/** A pooled effect as a diamond: as wide as its interval. What lies beyond the plot is cut. */
export function diamondMarks(
  { estimate, lower, upper }: Interval,
  { y, overall }: { readonly y: number; readonly overall: boolean },
  across: Across,
  theme: FigureTheme,
): Mark[] {
  const within = (value: number): number => Math.min(across.right, Math.max(across.left, across.of(value)));
  const [left, middle, right] = [within(lower), within(estimate), within(upper)];
  const half = overall ? 7 : 6;
  const d = `M${left - middle} 0L0 ${-half}L${Math.max(right - middle, 0.5)} 0L0 ${half}Z`;
  const shape = { kind: 'path', x: middle, y, d } as const;
  return [overall ? { ...shape, fill: theme.text } : { ...shape, fill: theme.quiet }];
}

/** Where a new study may lie: a line with upright ends. */
export function predictionMarks(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  y: number,
  across: Across,
  theme: FigureTheme,
): Mark[] {
  const ink = theme.text;
  const marks = intervalMarks({ estimate: lower, lower, upper }, y, across, ink);
  const ends = [lower, upper].map((value) => across.of(value));
  const inside = ends.filter((x) => x >= across.left && x <= across.right);
  return [
    ...marks,
    ...inside.map(
      (x): Mark => ({ kind: 'line', x1: x, y1: y - 4, x2: x, y2: y + 4, stroke: ink, strokeWidth: 1.5 }),
    ),
  ];
}

const lightSigns: Readonly<Record<BiasLight, string>> = { low: '+', some: '?', high: '−', none: '' };

/** A judgement of bias as a circle with its sign: never by colour alone. */
export function lightMarks(light: BiasLight, x: number, y: number, theme: FigureTheme): Mark[] {
  const ink = {
    low: theme.direction.improved,
    some: theme.warn,
    high: theme.direction['favours-comparator'],
    none: theme.line,
  }[light];
  const circle: Mark = { kind: 'circle', x, y, radius: 8, fill: theme.ground, stroke: ink, strokeWidth: 1.5 };
  if (light === 'none') return [circle];
  return [
    circle,
    { kind: 'text', x, y: y + 4, text: lightSigns[light], size: 12, bold: true, anchor: 'middle', fill: ink },
  ];
}
