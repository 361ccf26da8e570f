import { type FigureName, figureNames } from '#shared/domain/analysis-figures.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Beside } from '#shared/stats/analysis/request.ts';
import type { Figure } from '../../figure.ts';
import type { FigureTheme } from '../../theme.ts';
import { forestFigure } from '../forest-figure.ts';
import { funnelFigure } from '../funnel-figure.ts';
import { baujatFigure, bubbleFigure } from '../scatter-figures.ts';
import { forestOf } from './forest-of.ts';
import type { AnalysisLabels } from './labels.ts';
import type { LeftOutStudy } from './left-out-rows.ts';
import { baujatOf, bubblesOf, cumulativeOf, funnelOf, leaveOneOutOf } from './plots-of.ts';

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

/** What a figure needs to have been computed; null: nothing more. @param filled the funnel plot has the studies that trim and fill adds */
export function figureNeeds(name: FigureName, filled: boolean): Beside | null {
  return name === 'funnel' && filled ? 'trimfill' : (needs[name] ?? null);
}

const nothing = 'There is nothing to draw.';

/** Why there is no figure where what it needs was computed. */
export const whyNoFigure: Readonly<Record<FigureName, string>> = {
  forest: nothing,
  funnel: nothing,
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

/** One figure of an analysis; null where its numbers were not asked for, or are none. */
export function figureOf(
  name: FigureName,
  analysis: Analysis,
  { labels, theme, leftOut = [] }: Drawing,
): Figure | null {
  const drawn = <Plot>(plot: Plot | null, draw: (plot: Plot, theme: FigureTheme) => Figure): Figure | null =>
    plot === null ? null : draw(plot, theme);
  switch (name) {
    case 'forest':
      return drawn(forestOf(analysis, labels, leftOut), forestFigure);
    case 'funnel':
      return drawn(funnelOf(analysis, labels), funnelFigure);
    case 'cumulative':
      return drawn(cumulativeOf(analysis, labels), forestFigure);
    case 'leave-one-out':
      return drawn(leaveOneOutOf(analysis, labels), forestFigure);
    case 'baujat': {
      const baujat = baujatOf(analysis, labels);
      return drawn(baujat?.points.length === 0 ? null : baujat, baujatFigure);
    }
    case 'bubble':
      return drawn(bubblesOf(analysis, labels), bubbleFigure);
  }
}

/** All figures of an analysis: forest and funnel plot always, the others where their numbers were asked for. */
export function figuresOf(analysis: Analysis, labels: AnalysisLabels, theme: FigureTheme): NamedFigure[] {
  return figureNames.flatMap((name) => {
    const figure = figureOf(name, analysis, { labels, theme });
    return figure === null ? [] : [{ name, figure }];
  });
}
