import { linearTicks, logTicks, type Tick, tickText } from './ticks.ts';

/** The axis on which effects stand: their analysis scale, and what the ticks are called. */
export type EffectScale = 'log' | 'linear';

/** An interval on the analysis scale (log of a ratio, or the difference itself). */
export type Interval = { readonly estimate: number; readonly lower: number; readonly upper: number };

/** What effects can be at all: a proportion from 0 to 1. On the analysis scale. */
export type EffectRange = { readonly lower: number; readonly upper: number };

export type EffectAxis = {
  readonly lower: number;
  readonly upper: number;
  readonly ticks: readonly Tick[];
};

/** How far an interval may reach before it is cut with an arrow, in times of the middle one's reach. */
const mostReach = 4;
/** An axis of ratios reaches at least to 1.1 and 1 / 1.1; one of differences to a thousandth of where it stands. */
const leastReach = (middle: number, scale: EffectScale): number =>
  scale === 'log' ? Math.log(1.1) : Math.abs(middle) / 1000;

/**
 * An axis that shows every estimate and every whole interval of a total; intervals of single studies that reach many times
 * further than the others are cut. It has its middle at `nullValue`, so that both sides are as long.
 *
 * @param studies intervals of studies, on the analysis scale
 * @param totals intervals of pooled effects, on the same scale
 * @param within no part of the axis lies beyond it, unless an estimate or a total does
 */
export function effectAxis(
  studies: readonly Interval[],
  totals: readonly Interval[],
  {
    scale,
    nullValue,
    within = null,
  }: {
    readonly scale: EffectScale;
    readonly nullValue: number | null;
    readonly within?: EffectRange | null;
  },
): EffectAxis {
  const all = [...studies, ...totals];
  const middle = nullValue ?? middleOf(all);
  const reaches = studies.map(({ lower, upper }) =>
    Math.max(Math.abs(lower - middle), Math.abs(upper - middle)),
  );
  const needed = Math.max(
    0,
    ...all.map(({ estimate }) => Math.abs(estimate - middle) * 1.1),
    ...totals.flatMap(({ lower, upper }) => [Math.abs(lower - middle), Math.abs(upper - middle)]),
  );
  const usual = median(reaches) * mostReach;
  const wanted = Math.max(needed, Math.min(Math.max(0, ...reaches), usual));
  const reach = Math.max(wanted, leastReach(middle, scale)) || 1;
  if (scale === 'log' && nullValue !== null) return logAxis(middle, reach);
  const edges = cutTo(within, { lower: middle - reach, upper: middle + reach }, [
    ...all.map(({ estimate }) => estimate),
    ...totals.flatMap(({ lower, upper }) => [lower, upper]),
  ]);
  return { ...edges, ticks: ticksBetween(edges.lower, edges.upper, scale) };
}

/** The edges, no further than effects can lie, but for values that lie beyond. */
function cutTo(within: EffectRange | null, edges: EffectRange, values: readonly number[]): EffectRange {
  if (within === null) return edges;
  return {
    lower: Math.max(edges.lower, Math.min(within.lower, ...values)),
    upper: Math.min(edges.upper, Math.max(within.upper, ...values)),
  };
}

function middleOf(all: readonly Interval[]): number {
  if (all.length === 0) return 0;
  const [low, high] = [
    Math.min(...all.map(({ estimate }) => estimate)),
    Math.max(...all.map(({ estimate }) => estimate)),
  ];
  return (low + high) / 2;
}

function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

/** Ticks at powers of 10, or at 1, 2, 5 of each where fewer than three powers would stand there. */
function logAxis(middle: number, reach: number): EffectAxis {
  const factor = Math.exp(reach);
  for (const steps of [
    [1.1, 1.25, 1.5],
    [1.5, 2],
    [2, 5],
    [2, 5, 10],
    [5, 20],
    [5, 50],
    [10, 100],
    [10, 1000],
  ]) {
    const outer = steps.find((step) => step >= factor * 0.98);
    if (outer === undefined) continue;
    const shown = steps.filter((step) => step <= outer);
    const factors = [...shown.map((step) => 1 / step).toReversed(), 1, ...shown];
    const edge = Math.max(Math.log(outer), reach);
    return {
      lower: middle - edge,
      upper: middle + edge,
      ticks: factors.map((one) => ({ at: middle + Math.log(one), text: tickText(Math.exp(middle) * one) })),
    };
  }
  const power = Math.ceil(reach / Math.LN10);
  const jump = Math.max(1, Math.ceil(power / 2));
  const powers = [-jump * 2, -jump, 0, jump, jump * 2];
  return {
    lower: middle - Math.max(reach, jump * 2 * Math.LN10),
    upper: middle + Math.max(reach, jump * 2 * Math.LN10),
    // Where an interval reaches beyond the numbers that there are, so do its ticks.
    ticks: powers
      .map((one) => ({ at: middle + one * Math.LN10, value: Math.exp(middle) * 10 ** one }))
      .filter(({ value }) => value > 0 && Number.isFinite(value))
      .map(({ at, value }) => ({ at, text: tickText(value) })),
  };
}

/** Round numbers between two places of an axis. */
export function ticksBetween(lower: number, upper: number, scale: EffectScale): Tick[] {
  return scale === 'log' ? logTicks(lower, upper) : linearTicks(lower, upper);
}
