import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { predict } from '#shared/stats/models/prediction.ts';
import type { PooledStep } from '#shared/stats/sensitivity/pooled-steps.ts';
import type { ForestRow, ForestTable } from '../forest-table.ts';
import type { Baujat, Bubbles } from '../scatter-figures.ts';
import { placed, shownEffects, studyInterval } from './effects-of.ts';
import { effectName } from './effect-name.ts';
import { type AnalysisLabels, favoursOf } from './labels.ts';
import { measureHead } from './measure-name.ts';
import { percentOf } from './printed.ts';
import { modelWords } from './words-of.ts';

/** Steps of a cumulative or leave-one-out analysis as a forest plot of pooled effects. */
function stepsOf(
  analysis: Analysis,
  labels: AnalysisLabels,
  {
    title,
    steps,
    names,
  }: { readonly title: string; readonly steps: readonly PooledStep[]; readonly names: readonly string[] },
): ForestTable {
  const shown = shownEffects(analysis);
  const { noEffect } = measureInfo(analysis.request.measure);
  const rows = steps.map((step, at): ForestRow => {
    const { estimate, ciLower, ciUpper } = step;
    const interval =
      ciLower === null || ciUpper === null ? null : { estimate, lower: ciLower, upper: ciUpper };
    return {
      ...{ kind: 'study', key: String(at + 1), name: names[at] ?? '', cells: [], weight: null },
      effect: interval && placed(interval, shown),
      effectText: interval === null ? shown.print(estimate) : shown.words(interval),
    };
  });
  return {
    title: `${title}: ${labels.title}`,
    description: `${title} of ${steps.length} studies: the pooled effect of each step.`,
    studyHead: 'Study',
    groups: [],
    weightHead: null,
    effectHead: [measureHead(analysis.request.measure, labels.unit), modelWords(analysis.request)],
    rows,
    axis: {
      scale: shown.scale,
      nullValue: shown.nullValue,
      within: shown.within,
      favours: noEffect === null ? null : favoursOf(labels),
    },
    biasDomains: [],
    footnotes: [],
  };
}

/** The leave-one-out plot; null where it was not asked for. */
export function leaveOneOutOf(analysis: Analysis, labels: AnalysisLabels): ForestTable | null {
  const { sensitivity, rows, effects } = analysis;
  if (sensitivity.leaveOneOut === null) return null;
  const names = rows.usedRows.map((row) => `Without ${effects.studies[effects.usedRows.indexOf(row)] ?? ''}`);
  return stepsOf(analysis, labels, { title: 'Leave-one-out', steps: sensitivity.leaveOneOut, names });
}

/** The cumulative plot; null where it was not asked for. */
export function cumulativeOf(analysis: Analysis, labels: AnalysisLabels): ForestTable | null {
  const { sensitivity, rows, effects, request } = analysis;
  if (sensitivity.cumulative === null) return null;
  const { order, steps } = sensitivity.cumulative;
  const { cumulativeBy } = request.settings;
  const names = order.map((place, at) => {
    const row = rows.usedRows[place] ?? 0;
    const by = cumulativeBy === null ? '' : ` (${request.studies[row - 1]?.[cumulativeBy] ?? ''})`;
    return `${at === 0 ? '' : '+ '}${effects.studies[effects.usedRows.indexOf(row)] ?? ''}${by}`;
  });
  return stepsOf(analysis, labels, { title: 'Cumulative meta-analysis', steps, names });
}

/** The Baujat plot; null where it was not asked for. */
export function baujatOf({ sensitivity, rows, effects }: Analysis, { title }: AnalysisLabels): Baujat | null {
  const points = sensitivity.baujat;
  if (points === null) return null;
  const known = points.flatMap(({ x, y }, at) => {
    const row = rows.usedRows[at] ?? 0;
    return y === null
      ? []
      : [{ key: String(row), name: effects.studies[effects.usedRows.indexOf(row)] ?? '', x, y }];
  });
  return {
    title: `Baujat plot: ${title}`,
    description: `Baujat plot of ${known.length} studies: what each adds to heterogeneity over what it moves the pooled effect.`,
    points: known,
    notes: [
      {
        text: 'To the right: adds to heterogeneity. Up: moves the pooled effect. By the common-effect model.',
      },
    ],
  };
}

const lineSteps = 40;

/** The bubble plot of a meta-regression over one number; null for other models. */
export function bubblesOf(analysis: Analysis, labels: AnalysisLabels): Bubbles | null {
  const { rows, pooled, effects, request } = analysis;
  const [, values] = rows.design.columns;
  const [, name] = rows.design.names;
  const { model } = pooled;
  if (values === undefined || name === undefined || rows.design.columns.length !== 2 || model === null)
    return null;
  // The column of a factor has no scale.
  if (name !== request.moderators[0]?.name) return null;
  const shown = shownEffects(analysis);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const line = Array.from(
    { length: lineSteps + 1 },
    (_, at) => low + ((high - low) * at) / lineSteps,
  ).flatMap((at) => {
    const { estimate, ciLower, ciUpper } = predict(model, [1, at], request.settings.pi);
    if (ciLower === null || ciUpper === null) return [];
    return [{ at, effect: shown.place(estimate), lower: shown.place(ciLower), upper: shown.place(ciUpper) }];
  });
  return {
    title: `Meta-regression: ${labels.title}`,
    description: `Bubble plot of ${rows.yi.length} studies over ${name}.`,
    moderator: name,
    effectName: effectName(analysis, labels, shown.scale),
    scale: shown.scale,
    points: rows.yi.map((yi, at) => {
      const row = rows.usedRows[at] ?? 0;
      const interval = studyInterval(yi, rows.vi[at] ?? 0, request.settings.level);
      return {
        key: String(row),
        name: effects.studies[effects.usedRows.indexOf(row)] ?? '',
        moderator: values[at] ?? 0,
        effect: shown.place(yi),
        weight: pooled.weights?.[at] ?? 0,
        text: shown.words(interval),
      };
    }),
    line,
    notes: [
      {
        text: `Area: weight. Line: ${modelWords(request)}; band: ${percentOf(request.settings.level)} CI of the mean effect.`,
      },
    ],
  };
}
