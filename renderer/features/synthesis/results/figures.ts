import type { Figure } from '#shared/figures/figure.ts';
import { forestFigure } from '#shared/figures/synthesis/forest-figure.ts';
import { funnelFigure } from '#shared/figures/synthesis/funnel-figure.ts';
import { forestOf } from '#shared/figures/synthesis/of-analysis/forest-of.ts';
import type { AnalysisLabels } from '#shared/figures/synthesis/of-analysis/labels.ts';
import type { LeftOutStudy } from '#shared/figures/synthesis/of-analysis/left-out-rows.ts';
import {
  baujatOf,
  bubblesOf,
  cumulativeOf,
  funnelOf,
  leaveOneOutOf,
} from '#shared/figures/synthesis/of-analysis/plots-of.ts';
import { baujatFigure, bubbleFigure } from '#shared/figures/synthesis/scatter-figures.ts';
import type { FigureTheme } from '#shared/figures/theme.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Beside } from '#shared/stats/analysis/request.ts';
import { computedWith } from '../computed.ts';
import { baujatData, bubbleData, type FigureData, forestData, funnelData } from './figure-data.ts';

/** The figures of an analysis, in the order in which they are offered. */
export const figureNames = ['forest', 'funnel', 'cumulative', 'leave-one-out', 'baujat', 'bubble'] as const;
export type FigureName = (typeof figureNames)[number];

/** What they are called on the screen. */
export const figureLabels: Readonly<Record<FigureName, string>> = {
  forest: 'Forest',
  funnel: 'Funnel',
  cumulative: 'Cumulative',
  'leave-one-out': 'Leave one out',
  baujat: 'Baujat',
  bubble: 'Bubble',
};

/** A figure with the numbers behind it, or why there is none. */
export type Drawn =
  | { readonly kind: 'figure'; readonly figure: Figure; readonly data: FigureData }
  | { readonly kind: 'none'; readonly words: string };

/** What figures need to have been computed. */
const needs: Readonly<Partial<Record<FigureName, Beside>>> = {
  cumulative: 'cumulative',
  'leave-one-out': 'leave1out',
  baujat: 'baujat',
};

/** How figures are drawn. */
export interface Drawing {
  readonly labels: AnalysisLabels;
  readonly theme: FigureTheme;
  /** Studies that a person has left out; the forest plot shows them too. */
  readonly leftOut: readonly LeftOutStudy[];
  /** The funnel plot has the studies that trim and fill adds. */
  readonly filled: boolean;
}

/** Draws a figure of an analysis. */
export function drawn(name: FigureName, analysis: Analysis, drawing: Drawing): Drawn {
  const also = name === 'funnel' && drawing.filled ? 'trimfill' : needs[name];
  if (also === undefined) return figureOf(name, analysis, drawing);
  const computed = computedWith(analysis, { also: ['heterogeneity', also] });
  if (computed.kind === 'result') return figureOf(name, computed.analysis, drawing);
  return { kind: 'none', words: computed.kind === 'refused' ? computed.message : '' };
}

const noBubbles = 'A bubble plot is of one moderator that is a number. Choose one under Moderators.';

function figureOf(name: FigureName, analysis: Analysis, { labels, theme, leftOut }: Drawing): Drawn {
  switch (name) {
    case 'forest':
      return forest(forestOf(analysis, labels, leftOut), theme);
    case 'cumulative':
      return forest(cumulativeOf(analysis, labels), theme);
    case 'leave-one-out':
      return forest(leaveOneOutOf(analysis, labels), theme);
    case 'funnel': {
      const funnel = funnelOf(analysis, labels);
      return { kind: 'figure', figure: funnelFigure(funnel, theme), data: funnelData(funnel) };
    }
    case 'baujat': {
      const baujat = baujatOf(analysis, labels);
      if (baujat === null || baujat.points.length === 0)
        return { kind: 'none', words: 'There are too few studies for a Baujat plot.' };
      return { kind: 'figure', figure: baujatFigure(baujat, theme), data: baujatData(baujat) };
    }
    case 'bubble': {
      const bubbles = bubblesOf(analysis, labels);
      if (bubbles === null) return { kind: 'none', words: noBubbles };
      return { kind: 'figure', figure: bubbleFigure(bubbles, theme), data: bubbleData(bubbles) };
    }
  }
}

function forest(table: ReturnType<typeof cumulativeOf>, theme: FigureTheme): Drawn {
  if (table === null) return { kind: 'none', words: 'There is nothing to draw.' };
  return { kind: 'figure', figure: forestFigure(table, theme), data: forestData(table) };
}
