import type { ForestRow, ForestTable } from '#shared/figures/synthesis/forest-table.ts';
import type { Funnel } from '#shared/figures/synthesis/funnel-figure.ts';
import {
  influenceCaption,
  influenceColumns,
  influenceOf,
  standsOut,
} from '#shared/figures/synthesis/of-analysis/influence-columns.ts';
import { brief } from '#shared/figures/synthesis/of-analysis/printed.ts';
import type { Baujat, Bubbles } from '#shared/figures/synthesis/scatter-figures.ts';
import type { Analysis } from '#shared/stats/analysis/analyse.ts';

/** The numbers behind a figure, as a table that is read. */
export interface FigureData {
  readonly caption: string;
  /** The first is of the names. */
  readonly heads: readonly string[];
  readonly lines: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly string[];
  }[];
}

/** The rows of a forest plot; what stands as words in it spans no columns. */
export function forestData(table: ForestTable): FigureData {
  const { groups, weightHead, effectHead, studyHead, title } = table;
  const heads = groups.flatMap(({ name, columns }) => columns.map((column) => `${name} ${column}`.trim()));
  const weight = weightHead === null ? [] : [weightHead];
  return {
    caption: `The data of “${title}”`,
    heads: [studyHead, ...heads, ...weight, effectHead.join(', ')],
    lines: table.rows.map((row, at) => ({ key: String(at), ...forestLine(row, weightHead !== null) })),
  };
}

function forestLine(row: ForestRow, weighted: boolean): { name: string; cells: readonly string[] } {
  if (row.kind === 'heading' || row.kind === 'words') return { name: row.text, cells: [] };
  const { name, cells, weight, effectText } = row;
  const prediction = row.kind === 'total' ? row.prediction : null;
  const effect = prediction === null ? effectText : `${effectText}; prediction ${prediction.text}`;
  const weights = weighted ? [weight === null ? '' : `${brief(weight, 3)}%`] : [];
  return { name, cells: [...cells, ...weights, effect] };
}

/** Points of a funnel plot. */
export function funnelData({ title, effectName, points }: Funnel): FigureData {
  return {
    caption: `The data of “${title}”`,
    heads: ['Study', effectName.replace(' (log scale)', ''), 'Standard error'],
    lines: points.map(({ key, name, text, se, filled }) => ({
      key,
      name: filled ? `${name} (filled in)` : name,
      cells: [text, brief(se, 3)],
    })),
  };
}

/** Points of a Baujat plot. */
export function baujatData({ title, points }: Baujat): FigureData {
  return {
    caption: `The data of “${title}”`,
    heads: ['Study', 'Adds to heterogeneity', 'Moves the pooled effect'],
    lines: points.map(({ key, name, x, y }) => ({ key, name, cells: [brief(x, 3), brief(y, 3)] })),
  };
}

/** Points of a bubble plot. */
export function bubbleData({ title, moderator, effectName, points }: Bubbles): FigureData {
  return {
    caption: `The data of “${title}”`,
    heads: ['Study', moderator, effectName.replace(' (log scale)', ''), 'Weight'],
    lines: points.map((point) => ({
      key: point.key,
      name: point.name,
      cells: [brief(point.moderator), point.text, `${brief(point.weight, 3)}%`],
    })),
  };
}

/** Measures of influence of each study; null where they were not asked for. */
export function influenceData(analysis: Analysis): FigureData | null {
  const influences = influenceOf(analysis);
  if (influences === null) return null;
  return {
    caption: influenceCaption,
    heads: ['Study', ...influenceColumns.map(({ head }) => head), standsOut],
    lines: influences.map(({ row, study, influence }) => ({
      ...{ key: String(row), name: study },
      cells: [
        ...influenceColumns.map(({ of, percent }) => {
          const value = of(influence);
          return value === null ? '–' : `${brief(value, 3)}${percent ? '%' : ''}`;
        }),
        influence.isInfluential ? 'yes' : '',
      ],
    })),
  };
}
