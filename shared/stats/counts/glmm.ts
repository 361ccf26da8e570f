import type { StudyRow } from '../effect-sizes/cells.ts';
import { effectSizes, type NotEstimable } from '../effect-sizes/effect-sizes.ts';
import { readProportion } from '../effect-sizes/proportions.ts';
import { doubleZero, readTwoByTwo } from '../effect-sizes/two-by-two.ts';
import { chiSquareUpper } from '../distributions.ts';
import type { CertainEstimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { dot, sum } from '../numbers.ts';
import { type Fit, maximise, maximiseAt } from './maximise.ts';
import { type PoolSettings, wald } from './pooled.ts';
import { readTables } from './read-tables.ts';
import type { Group } from './study-likelihood.ts';

/** A measure that the model is offered for. */
export type GlmmMeasure = 'OR' | 'PLO';

/** A test of heterogeneity. */
export interface HeterogeneityTest {
  readonly stat: number;
  readonly df: number;
  readonly pval: number;
}

/** A binomial-normal model fitted by maximum likelihood. */
export interface GlmmResult extends CertainEstimate {
  readonly measure: GlmmMeasure;
  readonly method: 'GLMM';
  /** As metafor names the model of odds ratios; null for proportions. */
  readonly model: 'UM.FS' | null;
  readonly k: number;
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  /** Studies left out since they tell nothing: no events (or nothing but events) in both groups. */
  readonly notEstimable: readonly NotEstimable[];
  readonly tau2: number;
  /** Of τ² against the typical variance of the effect sizes, in percent; null where no study has one. */
  readonly i2: number | null;
  readonly h2: number | null;
  /** Likelihood-ratio test against the saturated model. */
  readonly qeLrt: HeterogeneityTest;
  /** Wald test; studies with a zero cell add nothing to it. */
  readonly qeWald: HeterogeneityTest;
  /** −2 log-likelihood, relative to the saturated model. */
  readonly deviance: number;
  readonly notes: readonly string[];
}

/** The data of a model: groups of each study, and where they stand in the table. */
interface Model {
  readonly studies: readonly (readonly Group[])[];
  readonly place: Pick<GlmmResult, 'usedRows' | 'studies' | 'notEstimable'>;
}

const biasNote =
  'Maximum likelihood with fixed study effects takes τ² for smaller than it is, the more so the fewer the studies (Jackson et al. 2018).';

/**
 * The binomial-normal model: of odds ratios with fixed study effects (metafor's UM.FS, random effects coded ±½), or of logit
 * proportions; ML with 7-point adaptive Gauss-Hermite quadrature (Turner et al. 2000, Stijnen et al. 2010). Studies
 * without an event, or with nothing but events, in both groups tell nothing about an odds ratio and are left out. The
 * standard error is of the observed information, τ estimated too.
 *
 * @throws ImpossibleData for counts that cannot be; NotOffered with fewer than two studies, or without any event (or
 *   non-event) in a group; NotConverged
 */
export function binomialNormal(
  measure: GlmmMeasure,
  rows: readonly StudyRow[],
  { level }: PoolSettings = {},
): GlmmResult {
  const model = readModel(measure, rows);
  const commonEffect = maximiseAt(model.studies, startOf(model));
  const fit = maximise(model.studies, commonEffect);
  const df = model.studies.length - 1;
  const tau2 = fit.t ** 2;
  return {
    measure,
    method: 'GLMM',
    model: measure === 'OR' ? 'UM.FS' : null,
    k: model.studies.length,
    ...model.place,
    ...wald(fit.m, standardError(fit), level),
    tau2,
    ...inconsistency(measure, rows, tau2),
    qeLrt: heterogeneityTest(-2 * commonEffect.logLikelihood, df),
    qeWald: heterogeneityTest(waldHeterogeneity(measure, rows), df),
    deviance: -2 * fit.logLikelihood,
    notes: measure === 'OR' ? [biasNote] : [],
  };
}

/**
 * The deviance of a model at a given effect and τ², at the best study effects: to compare one solution with another.
 *
 * @throws as binomialNormal
 */
export function devianceAt(
  measure: GlmmMeasure,
  rows: readonly StudyRow[],
  { estimate, tau2 }: { readonly estimate: number; readonly tau2: number },
): number {
  const model = readModel(measure, rows);
  const start = { ...startOf(model), m: estimate, t: Math.sqrt(tau2) };
  return -2 * maximiseAt(model.studies, start, true).logLikelihood;
}

function readModel(measure: GlmmMeasure, rows: readonly StudyRow[]): Model {
  const model = measure === 'OR' ? readOddsRatios(rows) : readProportions(rows);
  if (model.studies.length < 2) {
    throw new NotOffered('A binomial-normal model takes two studies or more that tell something.');
  }
  const groups = model.studies.map((study) => study[0]);
  const others = model.studies.map((study) => study[1] ?? study[0]);
  for (const side of [groups, others]) {
    const events = sum(side.map((group) => group?.events ?? 0));
    const people = sum(side.map((group) => group?.n ?? 0));
    if (events === 0 || events === people) {
      throw new NotOffered(
        'A group has no events, or nothing but events, in any study: a binomial-normal model has no finite estimate.',
      );
    }
  }
  return model;
}

function readOddsRatios(rows: readonly StudyRow[]): Model {
  const { tables, ...place } = readTables(rows, {
    read: readTwoByTwo,
    uninformative: doubleZero,
    leaveOut: true,
  });
  const studies = tables.map(({ a, c, n1, n2 }): readonly Group[] => [
    { events: a, n: n1, level: 1, effect: 1, random: 1 / 2 },
    { events: c, n: n2, level: 1, effect: 0, random: -1 / 2 },
  ]);
  return { studies, place };
}

function readProportions(rows: readonly StudyRow[]): Model {
  const { tables, ...place } = readTables(rows, {
    read: readProportion,
    uninformative: () => null,
    leaveOut: false,
  });
  const studies = tables.map(({ events, others }): readonly Group[] => [
    { events, n: events + others, level: 0, effect: 1, random: 1 },
  ]);
  return { studies, place };
}

/** Log odds of the comparator as the level of each study, no effect, no heterogeneity. */
function startOf({ studies }: Model): Pick<Fit, 't' | 'm' | 'levels'> {
  const levels = studies.map((groups) => {
    const comparator = groups[1];
    if (comparator === undefined) return 0;
    return Math.log((comparator.events + 0.5) / (comparator.n - comparator.events + 0.5));
  });
  return { t: 0, m: 0, levels };
}

function standardError({ t, hessian: { mm, mt, tt } }: Fit): number {
  return 1 / Math.sqrt(-(t === 0 ? mm : mm - (mt * mt) / tt));
}

function heterogeneityTest(stat: number, df: number): HeterogeneityTest {
  const positive = Math.max(0, stat);
  return { stat: positive, df, pval: chiSquareUpper(positive, df) };
}

/** Wald's test of a common effect: effects without anything added, where a zero cell leaves an infinite variance. */
function waldHeterogeneity(measure: GlmmMeasure, rows: readonly StudyRow[]): number {
  const { yi, vi } = effectSizes(measure, rows, { to: 'none' });
  const weights = vi.map((v) => 1 / v);
  const centre = dot(weights, yi) / sum(weights);
  return sum(weights.map((weight, index) => weight * ((yi[index] ?? centre) - centre) ** 2));
}

/** I² and H² by the typical variance of Higgins and Thompson (2002). */
function inconsistency(
  measure: GlmmMeasure,
  rows: readonly StudyRow[],
  tau2: number,
): { readonly i2: number | null; readonly h2: number | null } {
  const weights = effectSizes(measure, rows, { drop00: measure === 'OR' }).vi.map((v) => 1 / v);
  if (weights.length < 2) return { i2: null, h2: null };
  const total = sum(weights);
  const typical = (weights.length - 1) / (total - dot(weights, weights) / total);
  return { i2: (100 * tau2) / (typical + tau2), h2: tau2 / typical + 1 };
}
