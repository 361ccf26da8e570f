import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import type { Figure } from '../../figure.ts';
import type { FigureTheme } from '../../theme.ts';
import { forestFigure } from '../forest-figure.ts';
import { funnelFigure } from '../funnel-figure.ts';
import { baujatFigure, bubbleFigure } from '../scatter-figures.ts';
import { forestOf } from './forest-of.ts';
import type { AnalysisLabels } from './labels.ts';
import { baujatOf, bubblesOf, cumulativeOf, funnelOf, leaveOneOutOf } from './plots-of.ts';

/** A figure of an analysis and the name of its file, without an ending. */
export interface NamedFigure {
  readonly name: 'forest' | 'funnel' | 'leave-one-out' | 'cumulative' | 'baujat' | 'bubble';
  readonly figure: Figure;
}

/** All figures of an analysis: forest and funnel plot always, the others where their numbers were asked for. */
export function figuresOf(analysis: Analysis, labels: AnalysisLabels, theme: FigureTheme): NamedFigure[] {
  const steps = [
    ['leave-one-out', leaveOneOutOf(analysis, labels)],
    ['cumulative', cumulativeOf(analysis, labels)],
  ] as const;
  const baujat = baujatOf(analysis, labels);
  const bubbles = bubblesOf(analysis, labels);
  return [
    { name: 'forest', figure: forestFigure(forestOf(analysis, labels), theme) },
    { name: 'funnel', figure: funnelFigure(funnelOf(analysis, labels), theme) },
    ...steps.flatMap(([name, table]) =>
      table === null ? [] : [{ name, figure: forestFigure(table, theme) }],
    ),
    ...(baujat === null ? [] : [{ name: 'baujat' as const, figure: baujatFigure(baujat, theme) }]),
    ...(bubbles === null ? [] : [{ name: 'bubble' as const, figure: bubbleFigure(bubbles, theme) }]),
  ];
}
