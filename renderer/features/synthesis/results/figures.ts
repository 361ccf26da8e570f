import type { FigureName } from '#shared/domain/analysis-figures.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { leastShare } from '#renderer/ui/figure/figure-picture.tsx';
import { forestFigure } from '#shared/figures/synthesis/forest-figure.ts';
import { type ForestTable, withoutNumbers } from '#shared/figures/synthesis/forest-table.ts';
import { funnelFigure } from '#shared/figures/synthesis/funnel-figure.ts';
import { forestOf } from '#shared/figures/synthesis/of-analysis/forest-of.ts';
import { type Drawing, figureNeeds, whyNoFigure } from '#shared/figures/synthesis/of-analysis/figures-of.ts';
import {
  baujatOf,
  bubblesOf,
  cumulativeOf,
  funnelOf,
  leaveOneOutOf,
} from '#shared/figures/synthesis/of-analysis/plots-of.ts';
import { baujatFigure, bubbleFigure } from '#shared/figures/synthesis/scatter-figures.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { computedWith } from '../computed.ts';
import { baujatData, bubbleData, type FigureData, forestData, funnelData } from './figure-data.ts';

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

/** How figures are drawn on the screen. */
interface Shown extends Drawing {
  readonly filled: boolean;
  /** Width in px; null: not known. A forest plot that is wider leaves out the numbers that the table beside it has. */
  readonly room: number | null;
}

/** Draws a figure of an analysis. */
export function drawn(name: FigureName, analysis: Analysis, drawing: Shown): Drawn {
  const also = figureNeeds(name, drawing.filled);
  if (also === null) return figureOf(name, analysis, drawing);
  const computed = computedWith(analysis, { also: ['heterogeneity', also] });
  if (computed.kind === 'result') return figureOf(name, computed.analysis, drawing);
  return { kind: 'none', words: computed.kind === 'refused' ? computed.message : '' };
}

function figureOf(name: FigureName, analysis: Analysis, drawing: Shown): Drawn {
  const { labels, theme, leftOut } = drawing;
  switch (name) {
    case 'forest':
      return forest(forestOf(analysis, labels, leftOut), drawing);
    case 'cumulative':
      return forest(cumulativeOf(analysis, labels), drawing);
    case 'leave-one-out':
      return forest(leaveOneOutOf(analysis, labels), drawing);
    case 'funnel': {
      const funnel = funnelOf(analysis, labels);
      return { kind: 'figure', figure: funnelFigure(funnel, theme), data: funnelData(funnel) };
    }
    case 'baujat': {
      const baujat = baujatOf(analysis, labels);
      if (baujat === null || baujat.points.length === 0) return { kind: 'none', words: whyNoFigure.baujat };
      return { kind: 'figure', figure: baujatFigure(baujat, theme), data: baujatData(baujat) };
    }
    case 'bubble': {
      const bubbles = bubblesOf(analysis, labels);
      if (bubbles === null) return { kind: 'none', words: whyNoFigure.bubble };
      return { kind: 'figure', figure: bubbleFigure(bubbles, theme), data: bubbleData(bubbles) };
    }
  }
}

function forest(table: ForestTable | null, { theme, room }: Shown): Drawn {
  if (table === null) return { kind: 'none', words: whyNoFigure.forest };
  const whole = forestFigure(table, theme);
  const fits = room === null || whole.width * leastShare <= room;
  const figure = fits ? whole : forestFigure(withoutNumbers(table), theme);
  return { kind: 'figure', figure, data: forestData(table) };
}
