import { normalQuantile } from '#shared/stats/distributions.ts';
import { type Caption, captionLines } from '../caption.ts';
import type { Figure, Mark } from '../figure.ts';
import { margin } from '../grid-layout.ts';
import type { FigureTheme } from '../theme.ts';
import { effectAxis, type EffectScale } from './effect-axis.ts';
import { plotFrame, type PlotFrame, pointGroup } from './plot-frame.ts';
import { linearTicks } from './ticks.ts';

/** Half of a 95 % interval in standard errors. */
const half95 = normalQuantile(0.975);

/** Regions of the two-sided P, from the widest: below 0.01, 0.05 and 0.10 outside of them. */
const contours = [
  { z: normalQuantile(0.995), shade: 0.35 },
  { z: half95, shade: 0.65 },
  { z: normalQuantile(0.95), shade: 1 },
] as const;

export type Funnel = {
  readonly title: string;
  readonly description: string;
  /** What effects are called, with their scale: “Risk ratio (log scale)”. */
  readonly effectName: string;
  readonly scale: EffectScale;
  /** On the analysis scale. */
  readonly points: readonly {
    readonly key: string;
    readonly name: string;
    readonly effect: number;
    readonly se: number;
    readonly text: string;
    /** Added by trim and fill. */
    readonly filled: boolean;
  }[];
  readonly pooled: number;
  /** No effect; null where there is no such value: then there are no contours of P. */
  readonly nullValue: number | null;
  readonly contours: boolean;
  readonly notes: Caption;
};

/**
 * A funnel plot: effects by their standard errors, the exact ones on top. Shades are where a study of that standard error
 * would have a P below 0.10, 0.05 and 0.01 (contour-enhanced: Peters and others 2008); lines are the 95 % limits around the
 * pooled effect without heterogeneity. Hollow points were added by trim and fill.
 */
export function funnelFigure(funnel: Funnel, theme: FigureTheme): Figure {
  const worst = Math.max(...funnel.points.map(({ se }) => se), 1e-12) * 1.08;
  const half = half95 * worst;
  const around = { estimate: funnel.pooled, lower: funnel.pooled - half, upper: funnel.pooled + half };
  const points = funnel.points.map(({ effect }) => ({ estimate: effect, lower: effect, upper: effect }));
  const axis = effectAxis(points, [around, ...points], { scale: funnel.scale, nullValue: null });
  const across = {
    name: funnel.effectName,
    from: axis.lower,
    to: axis.upper,
    ticks: axis.ticks,
  };
  const up = { name: 'Standard error', from: worst, to: 0, ticks: linearTicks(0, worst) };
  const frame = plotFrame(across, up, theme);
  const caption = captionLines(funnel.notes, frame.width - margin * 2, theme);
  return {
    width: frame.width,
    height: frame.height + caption.height + margin,
    title: funnel.title,
    description: funnel.description,
    background: theme.ground,
    shapes: [
      ...(funnel.contours && funnel.nullValue !== null ? shades(funnel.nullValue, worst, frame, theme) : []),
      ...limits(funnel.pooled, worst, frame, theme),
      ...frame.marks,
      ...funnel.points.map(({ key, name, effect, se, text, filled }) =>
        pointGroup(
          {
            key,
            label: `${name}${filled ? ', added by trim and fill' : ''}: ${text}`,
            radius: 4,
            hollow: filled,
          },
          { x: frame.x(effect), y: frame.y(se) },
          theme,
        ),
      ),
      ...caption.at(margin, frame.height),
    ],
  };
}

/** A triangle from no error down to `worst`, cut at the edges of the plot. */
function triangle(middle: number, z: number, worst: number, { x, y, left, right }: PlotFrame): string {
  const side = (way: 1 | -1): string => {
    const at = x(middle + way * z * worst);
    const edge = way === 1 ? right : left;
    const beyond = way === 1 ? at > edge : at < edge;
    if (!beyond) return `${at} ${y(worst)}`;
    const share = Math.abs((edge - x(middle)) / (at - x(middle)));
    const corner = `${edge} ${y(worst * share)}`;
    return way === 1 ? `${edge} ${y(worst)}L${corner}` : `${corner}L${edge} ${y(worst)}`;
  };
  return `M${x(middle)} ${y(0)}L${side(-1)}L${side(1)}Z`;
}

function shades(nullValue: number, worst: number, frame: PlotFrame, theme: FigureTheme): Mark[] {
  const { left, right, top, bottom } = frame;
  const inside = frame.x(nullValue) > left && frame.x(nullValue) < right;
  if (!inside) return [];
  const ground: Mark = {
    kind: 'rect',
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    fill: theme.ground,
  };
  const areas = contours.map(
    ({ z, shade }): Mark => ({
      kind: 'path',
      x: 0,
      y: 0,
      d: triangle(nullValue, z, worst, frame),
      fill: mixed(theme.ground, theme.line, shade),
    }),
  );
  return [ground, ...areas];
}

/** A colour between two, both as #rrggbb. @param share 0: the first, 1: the second */
function mixed(first: string, second: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [first, second].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * (1 - share) + (b ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

function limits(
  pooled: number,
  worst: number,
  { x, y, left, right, bottom }: PlotFrame,
  theme: FigureTheme,
): Mark[] {
  const half = half95 * worst;
  const line = (to: number, dashes: string): Mark => ({
    kind: 'line',
    x1: x(pooled),
    y1: y(0),
    x2: Math.min(right, Math.max(left, x(to))),
    y2: to === pooled ? bottom : y(worst),
    stroke: theme.quiet,
    dashes,
  });
  return [line(pooled, '2 3'), line(pooled - half, '5 4'), line(pooled + half, '5 4')];
}
