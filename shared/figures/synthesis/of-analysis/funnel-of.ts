import type { Analysis } from '#shared/stats/analysis/analyse.ts';
import { measureInfo } from '#shared/stats/effect-sizes/measures.ts';
import { residualsOf } from '#shared/stats/models/residuals.ts';
import type { Funnel } from '../funnel-figure.ts';
import { effectName } from './effect-name.ts';
import { shownEffects } from './effects-of.ts';
import type { AnalysisLabels } from './labels.ts';
import { brief } from './printed.ts';
import { isRandom } from './words-of.ts';

const otherCauses = 'Asymmetry has other causes than unpublished studies too.';

/** Whether a funnel plot can have the studies that trim and fill adds: they are of a model without moderators. */
export function fillsFunnel({ rows }: Pick<Analysis, 'rows'>): boolean {
  return rows.design.columns.length === 1;
}

/**
 * The funnel plot of an analysis, with the studies that trim and fill adds where that was asked for. With moderators there is no
 * one effect to stand around: then it is of residuals, as `funnel` of metafor draws it.
 */
export function funnelOf(analysis: Analysis, labels: AnalysisLabels): Funnel {
  return fillsFunnel(analysis) ? effectsFunnel(analysis, labels) : residualsFunnel(analysis, labels);
}

function nameAt({ effects }: Analysis, row: number | undefined): string {
  return row === undefined ? '' : (effects.studies[effects.usedRows.indexOf(row)] ?? '');
}

function effectsFunnel(analysis: Analysis, labels: AnalysisLabels): Funnel {
  const { rows, pooled, request, asymmetry } = analysis;
  const shown = shownEffects(analysis);
  const { scale, noEffect } = measureInfo(request.measure);
  // Standard errors are of the analysis scale, so the funnel stands on it; only ratios have readable ticks there.
  const onLog = scale === 'log';
  const observed = rows.yi.map((effect, at) => ({
    key: String(rows.usedRows[at] ?? at),
    name: nameAt(analysis, rows.usedRows[at]),
    effect,
    se: Math.sqrt(rows.vi[at] ?? 0),
    text: shown.print(effect),
    filled: false,
  }));
  const trimmed = asymmetry?.trimL0.value ?? null;
  const added = (trimmed?.filledYi ?? []).map((effect, at) => ({
    ...{ key: `filled ${at + 1}`, name: `Study ${at + 1}`, effect, text: shown.print(effect), filled: true },
    se: Math.sqrt(trimmed?.filledVi[at] ?? 0),
  }));
  const notes = [
    noEffect === null
      ? null
      : 'Shaded, from no effect outwards: a study there has P above 0.10, 0.05 to 0.10, 0.01 to 0.05; not shaded: below 0.01.',
    `Dashed: where 95% of studies would lie without heterogeneity. ${otherCauses}`,
    trimNote(analysis),
  ];
  return {
    title: `Funnel plot: ${labels.title}`,
    description: `Funnel plot of ${observed.length} studies, effects by their standard errors.`,
    effectName: effectName(analysis, labels, onLog ? 'log' : 'linear'),
    scale: onLog ? 'log' : 'linear',
    points: [...observed, ...added],
    pooled: pooled.b[0] ?? 0,
    nullValue: noEffect,
    contours: noEffect !== null,
    notes: notes.flatMap((text) => (text === null ? [] : [{ text }])),
  };
}

/** Residuals have no natural scale, and no P of their own to be shaded by. */
function residualsFunnel(analysis: Analysis, labels: AnalysisLabels): Funnel {
  const { rows, pooled, request } = analysis;
  const { scale } = measureInfo(request.measure);
  const on = scale === 'plain' ? '' : `, on the ${scale} scale`;
  const spread = isRandom(request.method) ? ' Standard errors are of the residuals, with Tau² in them.' : '';
  const points = residualsOf(rows, pooled.tau2).map(({ value, se }, at) => ({
    key: String(rows.usedRows[at] ?? at),
    name: nameAt(analysis, rows.usedRows[at]),
    ...{ effect: value, se, text: brief(value, 3), filled: false },
  }));
  const notes = [
    `Residual: effect of a study less what the model with moderators expects of it${on}.${spread}`,
    `Dashed: where 95% of residuals would lie if the model holds. ${otherCauses}`,
    request.also.includes('trimfill')
      ? 'Trim and fill is of a model without moderators, so no study is filled in.'
      : null,
  ];
  return {
    title: `Funnel plot: ${labels.title}`,
    description: `Funnel plot of ${points.length} studies, residuals of the model with moderators by their standard errors.`,
    ...{ effectName: 'Residual value', scale: 'linear', points, pooled: 0, nullValue: null, contours: false },
    notes: notes.flatMap((text) => (text === null ? [] : [{ text }])),
  };
}

/** What trim and fill did, where it was asked for. */
function trimNote({ asymmetry, request }: Analysis): string | null {
  if (asymmetry === null || !request.also.includes('trimfill')) return null;
  const { value, refused } = asymmetry.trimL0;
  if (value === null) return `Trim and fill: ${refused}`;
  return value.k0 === 0
    ? 'Trim and fill (L0) adds no study.'
    : `Hollow: ${value.k0} added on the ${value.side} by trim and fill (L0).`;
}
