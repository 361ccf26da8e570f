import { type HeterogeneityFromQ, heterogeneityFromQ } from '../models/heterogeneity.ts';
import { predict, type Prediction } from '../models/prediction.ts';
import { mean } from '../numbers.ts';
import { baujat, type BaujatPoint } from '../sensitivity/baujat.ts';
import { type Influence, influence } from '../sensitivity/influence.ts';
import { cumulative, leaveOneOut, type PooledStep } from '../sensitivity/pooled-steps.ts';
import { NotOffered } from '../impossible-data.ts';
import type { AnalysedRows } from './analysed-rows.ts';
import { columnOf, orderBy } from './columns.ts';
import type { PooledEffect } from './pooled-effect.ts';
import { type AnalysisRequest, type Beside, poolsEffects } from './request.ts';

/** The pooled effect where moderators have these values. */
export interface PredictedAt extends Prediction {
  /** One number for each coefficient, the intercept first. */
  readonly row: readonly number[];
}

/** What was asked for beside the pooled effect; null: it was not. Lists of studies stand in the order of the analysed rows. */
export interface Sensitivity {
  readonly heterogeneity: HeterogeneityFromQ | null;
  readonly leaveOneOut: readonly PooledStep[] | null;
  readonly cumulative: {
    /** Places of the studies (from 0) in the order in which they were added. */
    readonly order: readonly number[];
    readonly steps: readonly PooledStep[];
  } | null;
  readonly influence: readonly Influence[] | null;
  readonly baujat: readonly BaujatPoint[] | null;
  readonly predicted: readonly PredictedAt[] | null;
}

/**
 * Leave-one-out, cumulative, influence, Baujat and predictions, as far as they are asked for.
 *
 * @throws NotOffered where a method pools counts, or a part needs a model without moderators
 */
export function sensitivity(request: AnalysisRequest, rows: AnalysedRows, pooled: PooledEffect): Sensitivity {
  const { method, test, settings, also } = request;
  const asked = new Set<Beside>(also);
  const { yi, vi, design } = rows;
  const needsModel: readonly Beside[] = ['leave1out', 'cumulative', 'influence', 'baujat', 'predict'];
  const none = { heterogeneity: asked.has('heterogeneity') ? ofEffects(rows, settings.level) : null };
  if (!poolsEffects(method)) {
    const first = needsModel.find((one) => asked.has(one));
    if (first !== undefined)
      throw new NotOffered(`“${first}” is of models of effect sizes. Choose a method such as FE or REML.`);
    return { ...none, leaveOneOut: null, cumulative: null, influence: null, baujat: null, predicted: null };
  }
  const model = { method, test, level: settings.level };
  const alone = design.columns.length === 1;
  if (!alone && (asked.has('leave1out') || asked.has('cumulative')))
    throw new NotOffered(
      'Leave-one-out and cumulative analyses are of a model without moderators. Take them out.',
    );
  return {
    ...none,
    leaveOneOut: asked.has('leave1out') ? leaveOneOut(yi, vi, model) : null,
    cumulative: asked.has('cumulative') ? inOrder(request, rows) : null,
    influence: asked.has('influence') ? influence(yi, vi, design, model) : null,
    baujat: asked.has('baujat') ? baujat(yi, vi, design, { ...model, method: 'FE', test: 'z' }) : null,
    predicted: asked.has('predict') ? predictions(request, rows, pooled) : null,
  };
}

/** Null where counts are pooled of studies that have no effects of their own. */
function ofEffects({ yi, vi }: AnalysedRows, level: number): HeterogeneityFromQ | null {
  return yi.length === 0 ? null : heterogeneityFromQ(yi, vi, level);
}

function inOrder({ method, test, settings, studies }: AnalysisRequest, rows: AnalysedRows) {
  if (!poolsEffects(method)) return null;
  const { cumulativeBy, level } = settings;
  const values = cumulativeBy === null ? null : columnOf(studies, cumulativeBy, rows.usedRows);
  const order = orderBy(values, rows.yi.length);
  return { order, steps: cumulative(rows.yi, rows.vi, { method, test, level, order }) };
}

/** At the least, the mean and the greatest value of a single moderator; else at the means of all columns. */
function predictions(
  { settings }: AnalysisRequest,
  { design }: AnalysedRows,
  { model }: PooledEffect,
): PredictedAt[] {
  if (model === null) return [];
  const columns = design.columns.slice(1);
  const first = columns[0];
  const rows =
    columns.length === 1 && first !== undefined
      ? [Math.min(...first), mean(first), Math.max(...first)].map((value) => [1, value])
      : [[1, ...columns.map(mean)]];
  return rows.map((row) => ({ row, ...predict(model, row, settings.pi) }));
}
