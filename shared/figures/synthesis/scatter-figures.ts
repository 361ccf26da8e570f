import { type Caption, captionLines } from '../caption.ts';
import type { Figure, Mark, Shape } from '../figure.ts';
import { margin } from '../grid-layout.ts';
import type { FigureTheme } from '../theme.ts';
import { effectAxis, type EffectScale } from './effect-axis.ts';
import { plotFrame, type PlotFrame, pointGroup } from './plot-frame.ts';
import { placedNames, pointRadius } from './placed-names.ts';
import { linearTicks } from './ticks.ts';

export type Bubbles = {
  readonly title: string;
  readonly description: string;
  readonly moderator: string;
  readonly effectName: string;
  readonly scale: EffectScale;
  readonly points: readonly {
    readonly key: string;
    readonly name: string;
    readonly moderator: number;
    readonly effect: number;
    /** In percent. */
    readonly weight: number;
    readonly text: string;
  }[];
  /** The regression line with its confidence band, from left to right. */
  readonly line: readonly {
    readonly at: number;
    readonly effect: number;
    readonly lower: number;
    readonly upper: number;
  }[];
  readonly notes: Caption;
};

const largestBubble = 14;

/** A bubble plot of a meta-regression: effects over a moderator, the area of a bubble is its weight. */
export function bubbleFigure(bubbles: Bubbles, theme: FigureTheme): Figure {
  const values = bubbles.points.map(({ moderator }) => moderator);
  const [low, high] = widened(Math.min(...values), Math.max(...values));
  const spots = bubbles.points.map(({ effect }) => ({ estimate: effect, lower: effect, upper: effect }));
  const band = bubbles.line.map(({ effect, lower, upper }) => ({ estimate: effect, lower, upper }));
  const axis = effectAxis(spots, [...band, ...spots], { scale: bubbles.scale, nullValue: null });
  const across = { name: bubbles.moderator, from: low, to: high, ticks: linearTicks(low, high) };
  const frame = plotFrame(
    across,
    { name: bubbles.effectName, from: axis.lower, to: axis.upper, ticks: axis.ticks },
    theme,
  );
  const heaviest = Math.max(...bubbles.points.map(({ weight }) => weight), 1e-12);
  const points = bubbles.points
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ key, name, moderator, effect, weight, text }) =>
      pointGroup(
        {
          key,
          label: `${name}: ${text}, ${bubbles.moderator} ${moderator}`,
          radius: Math.max(2.5, Math.sqrt(weight / heaviest) * largestBubble),
          hollow: true,
        },
        { x: frame.x(moderator), y: frame.y(effect) },
        theme,
      ),
    );
  return framed(bubbles, frame, [...bandMarks(bubbles, frame, theme), ...frame.marks, ...points], theme);
}

function bandMarks({ line }: Bubbles, { x, y }: PlotFrame, theme: FigureTheme): Mark[] {
  if (line.length < 2) return [];
  const path = (points: readonly { at: number; value: number }[]): string =>
    points.map(({ at, value }) => `${x(at)} ${y(value)}`).join('L');
  const upper = path(line.map(({ at, upper: value }) => ({ at, value })));
  const lower = path(line.map(({ at, lower: value }) => ({ at, value })).toReversed());
  const middle = path(line.map(({ at, effect: value }) => ({ at, value })));
  return [
    { kind: 'path', x: 0, y: 0, d: `M${upper}L${lower}Z`, fill: theme.sunken },
    { kind: 'path', x: 0, y: 0, d: `M${middle}`, stroke: theme.text, strokeWidth: 1.5 },
  ];
}

export type Baujat = {
  readonly title: string;
  readonly description: string;
  readonly points: readonly {
    readonly key: string;
    readonly name: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly notes: Caption;
};

/**
 * A Baujat plot (Baujat and others 2002): what a study adds to heterogeneity, over what it moves the pooled effect. Names
 * stand where they fit, those of the outermost studies first.
 */
export function baujatFigure(baujat: Baujat, theme: FigureTheme): Figure {
  const reach = (values: readonly number[]): number => Math.max(...values, 1e-12) * 1.1;
  const [right, top] = [reach(baujat.points.map(({ x }) => x)), reach(baujat.points.map(({ y }) => y))];
  const frame = plotFrame(
    { name: 'Contribution to Q', from: -right / 40, to: right, ticks: linearTicks(0, right) },
    { name: 'Influence on the pooled effect', from: -top / 25, to: top, ticks: linearTicks(0, top) },
    theme,
  );
  const points = baujat.points.map(({ key, name, x, y }) =>
    pointGroup(
      {
        key,
        label: `${name}: contribution to Q ${x.toPrecision(3)}, influence ${y.toPrecision(3)}`,
        radius: pointRadius,
        hollow: false,
      },
      { x: frame.x(x), y: frame.y(y) },
      theme,
    ),
  );
  const outermost = baujat.points
    .toSorted((a, b) => b.x / right + b.y / top - (a.x / right + a.y / top))
    .map(({ name, x, y }) => ({ name, x: frame.x(x), y: frame.y(y) }));
  const names = placedNames(outermost, frame, theme.text);
  return framed(baujat, frame, [...frame.marks, ...points, ...names], theme);
}

function framed(
  {
    title,
    description,
    notes,
  }: { readonly title: string; readonly description: string; readonly notes: Caption },
  frame: PlotFrame,
  shapes: readonly Shape[],
  theme: FigureTheme,
): Figure {
  const caption = captionLines(notes, frame.width - margin * 2, theme);
  return {
    width: frame.width,
    height: frame.height + caption.height + margin,
    title,
    description,
    background: theme.ground,
    shapes: [...shapes, ...caption.at(margin, frame.height)],
  };
}

function widened(low: number, high: number): readonly [number, number] {
  const more = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - more, high + more];
}
