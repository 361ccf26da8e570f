import type { Mark } from '../figure.ts';
import { bold, margin, small } from '../grid-layout.ts';
import { widthOf } from '../text-box.ts';
import type { FigureTheme } from '../theme.ts';
import type { Tick } from './ticks.ts';

/** One side of a plot: its name, its ends (the first one at the left or at the bottom), and its ticks. */
export type PlotSide = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
};

/** Where values stand, in CSS pixels, and the frame around them. */
export type PlotFrame = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
};

const plot = { width: 420, height: 320 };
const tickRoom = 8;

/** The axes of a plot of points, with room for their names; a caption may stand below `height`. */
export function plotFrame(across: PlotSide, up: PlotSide, theme: FigureTheme): PlotFrame {
  const numbers = Math.max(...up.ticks.map(({ text }) => widthOf(text, small)), 0);
  const left = margin + numbers + tickRoom + 4;
  const top = margin + 24;
  const [right, bottom] = [left + plot.width, top + plot.height];
  const x = (value: number): number =>
    left + ((value - across.from) / (across.to - across.from)) * plot.width;
  const y = (value: number): number => bottom - ((value - up.from) / (up.to - up.from)) * plot.height;
  const line = (x1: number, y1: number, x2: number, y2: number): Mark => ({
    ...{ kind: 'line', x1, y1, x2, y2, stroke: theme.text, strokeWidth: 1 },
  });
  const text = (words: string, at: { x: number; y: number }, anchor: 'start' | 'middle' | 'end'): Mark => ({
    ...{ kind: 'text', ...at, text: words, ...small, anchor, fill: theme.text },
  });
  const marks: Mark[] = [
    line(left, top, left, bottom),
    line(left, bottom, right, bottom),
    ...up.ticks.flatMap(({ at, text: words }) => [
      line(left - 4, y(at), left, y(at)),
      text(words, { x: left - tickRoom, y: y(at) + 4 }, 'end'),
    ]),
    ...across.ticks.flatMap(({ at, text: words }) => [
      line(x(at), bottom, x(at), bottom + 4),
      text(words, { x: x(at), y: bottom + 17 }, 'middle'),
    ]),
    { kind: 'text', x: margin, y: margin + 12, text: up.name, ...bold, fill: theme.text },
    { ...text(across.name, { x: (left + right) / 2, y: bottom + 36 }, 'middle'), ...bold },
  ];
  return { x, y, left, right, top, bottom, width: right + margin, height: bottom + 44, marks };
}

/** A point with its place for the mark of focus; hollow ones stand apart from what was observed. */
export function pointGroup(
  {
    key,
    label,
    radius,
    hollow,
  }: { readonly key: string; readonly label: string; readonly radius: number; readonly hollow: boolean },
  at: { readonly x: number; readonly y: number },
  theme: FigureTheme,
) {
  const ink = hollow ? { fill: theme.ground, stroke: theme.text, strokeWidth: 1.2 } : { fill: theme.text };
  const reach = Math.max(radius, 5) + 2;
  return {
    kind: 'group',
    key,
    label,
    box: { x: at.x - reach, y: at.y - reach, width: reach * 2, height: reach * 2 },
    shapes: [{ kind: 'circle', x: at.x, y: at.y, radius, ...ink } as const],
  } as const;
}
