import { type FigureName, figureNames } from '#shared/domain/analysis-figures.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Beside } from '#shared/stats/analysis/request.ts';
import type { Figure } from '../../figure.ts';
import type { FigureTheme } from '../../theme.ts';
import { forestFigure } from '../forest-figure.ts';
import type { ForestTable } from '../forest-table.ts';
import { type Funnel, funnelFigure } from '../funnel-figure.ts';
import { type Baujat, baujatFigure, bubbleFigure, type Bubbles } from '../scatter-figures.ts';
import { forestOf } from './forest-of.ts';
import { fillsFunnel, funnelOf } from './funnel-of.ts';
import type { AnalysisLabels } from './labels.ts';
import type { LeftOutStudy } from './left-out-rows.ts';
import { baujatOf, bubblesOf, cumulativeOf, leaveOneOutOf } from './plots-of.ts';

/** How figures are drawn. */
export interface Drawing {
  readonly labels: AnalysisLabels;
  readonly theme: FigureTheme;
  /** Studies that a person has left out: the forest plot shows them too. */
  readonly leftOut?: readonly LeftOutStudy[];
}

const needs: Readonly<Partial<Record<FigureName, Beside>>> = {
  cumulative: 'cumulative',
  'leave-one-out': 'leave1out',
  baujat: 'baujat',
};

/** What a figure needs to have been computed; null: nothing more. @param filled the funnel plot has the studies that trim and fill adds, where it can */
export function figureNeeds(
  name: FigureName,
  analysis: Pick<Analysis, 'rows'>,
  filled: boolean,
): Beside | null {
  return name === 'funnel' && filled && fillsFunnel(analysis) ? 'trimfill' : (needs[name] ?? null);
}

const nothing = 'There is nothing to draw.';

/** Why there is no figure where what it needs was computed. */
export const whyNoFigure: Readonly<Record<FigureName, string>> = {
  forest: nothing,
  funnel: 'No study has an effect of its own that could be drawn.',
  cumulative: nothing,
  'leave-one-out': nothing,
  baujat: 'There are too few studies for a Baujat plot.',
  bubble: 'A bubble plot is of one moderator that is a number. Choose one under Moderators.',
};

/** A figure of an analysis and the name of its file, without an ending. */
export interface NamedFigure {
  readonly name: FigureName;
  readonly figure: Figure;
}

/** What a figure shows, before it is drawn. */
export type Plot =
  | { readonly kind: 'forest'; readonly plot: ForestTable }
  | { readonly kind: 'funnel'; readonly plot: Funnel }
  | { readonly kind: 'baujat'; readonly plot: Baujat }
  | { readonly kind: 'bubble'; readonly plot: Bubbles };

/** What a figure of an analysis shows; null where its numbers were not asked for, or are none. */
export function plotOf(
  name: FigureName,
  analysis: Analysis,
  { labels, leftOut = [] }: Omit<Drawing, 'theme'>,
): Plot | null {
  switch (name) {
    case 'forest':
      return { kind: 'forest', plot: forestOf(analysis, labels, leftOut) };
    case 'cumulative':
      return ofForest(cumulativeOf(analysis, labels));
    case 'leave-one-out':
      return ofForest(leaveOneOutOf(analysis, labels));
    case 'funnel':
      // Counts are pooled also where no study has an effect of its own, and none can be drawn.
      if (analysis.effects.yi.length === 0) return null;
      return { kind: 'funnel', plot: funnelOf(analysis, labels) };
    case 'baujat': {
      const plot = baujatOf(analysis, labels);
      return plot === null || plot.points.length === 0 ? null : { kind: 'baujat', plot };
    }
    case 'bubble': {
      const plot = bubblesOf(analysis, labels);
      return plot === null ? null : { kind: 'bubble', plot };
    }
  }
}

function ofForest(plot: ForestTable | null): Plot | null {
  return plot === null ? null : { kind: 'forest', plot };
}

/** Draws what a figure shows. */
export function drawPlot({ kind, plot }: Plot, theme: FigureTheme): Figure {
  switch (kind) {
    case 'forest':
      return forestFigure(plot, theme);
    case 'funnel':
      return funnelFigure(plot, theme);
    case 'baujat':
      return baujatFigure(plot, theme);
    case 'bubble':
      return bubbleFigure(plot, theme);
  }
}

/** One figure of an analysis; null where its numbers were not asked for, or are none. */
export function figureOf(name: FigureName, analysis: Analysis, drawing: Drawing): Figure | null {
  const plot = plotOf(name, analysis, drawing);
  return plot === null ? null : drawPlot(plot, drawing.theme);
}

/** All figures of an analysis: forest and funnel plot always, the others where their numbers were asked for. */
export function figuresOf(analysis: Analysis, labels: AnalysisLabels, theme: FigureTheme): NamedFigure[] {
  return figureNames.flatMap((name) => {
    const figure = figureOf(name, analysis, { labels, theme });
    return figure === null ? [] : [{ name, figure }];
  });
}
