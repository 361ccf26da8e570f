import { leastShare } from '#renderer/ui/figure/figure-picture.tsx';
import type { FigureName } from '#shared/domain/analysis-figures.ts';
import type { Figure } from '#shared/figures/figure.ts';
import { forestColumns } from '#shared/figures/synthesis/forest-columns.ts';
import { withoutMany, withoutNumbers } from '#shared/figures/synthesis/forest-table.ts';
import {
  type Drawing,
  drawPlot,
  figureNeeds,
  type Plot,
  plotOf,
  whyNoFigure,
} from '#shared/figures/synthesis/of-analysis/figures-of.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { type Computed, computedWith } from '../computed.ts';
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
  const also = figureNeeds(name, analysis, drawing.filled);
  const computed: Computed =
    also === null ? { kind: 'result', analysis } : computedWith(analysis, { also: ['heterogeneity', also] });
  if (computed.kind !== 'result')
    return { kind: 'none', words: computed.kind === 'refused' ? computed.message : '' };
  const whole = plotOf(name, computed.analysis, drawing);
  if (whole === null) return { kind: 'none', words: whyNoFigure[name] };
  const plot = shortened(whole);
  return { kind: 'figure', figure: drawPlot(fitting(plot, drawing.room), drawing.theme), data: dataOf(plot) };
}

/** So many studies are drawn in a moment. */
const mostStudies = 2_000;

function shortened(plot: Plot): Plot {
  return plot.kind === 'forest' ? { kind: 'forest', plot: withoutMany(plot.plot, mostStudies) } : plot;
}

function fitting(plot: Plot, room: number | null): Plot {
  if (plot.kind !== 'forest' || room === null) return plot;
  const { width } = forestColumns(plot.plot);
  return width * leastShare <= room ? plot : { kind: 'forest', plot: withoutNumbers(plot.plot) };
}

function dataOf({ kind, plot }: Plot): FigureData {
  switch (kind) {
    case 'forest':
      return forestData(plot);
    case 'funnel':
      return funnelData(plot);
    case 'baujat':
      return baujatData(plot);
    case 'bubble':
      return bubbleData(plot);
  }
}
