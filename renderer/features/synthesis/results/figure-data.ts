import type { ForestRow, ForestTable } from '#shared/figures/synthesis/forest-table.ts';
import type { Funnel } from '#shared/figures/synthesis/funnel-figure.ts';
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
export function influenceData({ sensitivity, rows, effects }: Analysis): FigureData | null {
  if (sensitivity.influence === null) return null;
  const told = (value: number | null): string => (value === null ? '–' : brief(value, 3));
  return {
    caption:
      'Viechtbauer and Cheung 2010. A study that stands out in one of them decides much of the result.',
    heads: [
      ...['Study', 'Studentised residual', 'DFFITS', 'Cook’s distance', 'Covariance ratio'],
      ...['Tau² without', 'Q without', 'Hat', 'Weight', 'Stands out'],
    ],
    lines: sensitivity.influence.map((one, at) => {
      const row = rows.usedRows[at] ?? at + 1;
      const name = effects.studies[effects.usedRows.indexOf(row)] ?? '';
      const { rstudent, dffits, cookD, covR, tau2Del, qeDel, hat, weight, isInfluential } = one;
      const numbers = [rstudent, dffits, cookD, covR, tau2Del, qeDel, hat].map(told);
      return {
        ...{ key: String(row), name },
        cells: [...numbers, `${brief(weight, 3)}%`, isInfluential ? 'yes' : ''],
      };
    }),
  };
}
