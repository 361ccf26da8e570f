import { type ChiSquareTest } from '../counts/association-tests.ts';
import { binomialNormal } from '../counts/glmm.ts';
import { mantelHaenszel } from '../counts/mantel-haenszel.ts';
import { petoOddsRatio } from '../counts/peto.ts';
import type { Measure } from '../effect-sizes/measures.ts';
import type { StudyRow } from '../effect-sizes/cells.ts';
import type { CertainEstimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import type { ModelFit } from '../models/fit.ts';
import { qProfile, type Tau2Interval } from '../models/heterogeneity.ts';
import { predictionInterval, type PredictionInterval } from '../models/prediction.ts';
import type { Design } from '../models/design.ts';
import type { PoolingMethod } from '../models/settings.ts';
import type { AnalysisMethod, AnalysisRequest } from './request.ts';
import { hartungKnappNotes, waldBeside } from './wald-beside.ts';

/** What every method gives, under the names of a model: its coefficients with their tests, τ², and Q. */
type Inference = Pick<
  ModelFit,
  | ('k' | 'coefficients' | 'b' | 'se' | 'stat' | 'ddf' | 'pval' | 'ciLower' | 'ciUpper')
  | ('tau2' | 'seTau2' | 'qe' | 'qeDf' | 'qep' | 'qm' | 'qmDf' | 'qmp' | 'r2')
>;

/** A pooled effect by whatever method, on the scale of analysis; lists stand in the order of `coefficients`. */
export interface PooledEffect extends Inference {
  readonly method: AnalysisMethod;
  /** Rows that were pooled, counted from 1. */
  readonly usedRows: readonly number[];
  /** In percent. */
  readonly i2: number | null;
  readonly h2: number | null;
  /** In percent, in the order of `usedRows`; null where the method has none. */
  readonly weights: readonly number[] | null;
  /** Null for models with moderators, the common effect, and where there are no degrees of freedom. */
  readonly prediction: PredictionInterval | null;
  /** By the Q-profile; null for the common effect. */
  readonly tau2Interval: Tau2Interval | null;
  /** Wald’s test and interval, where another test was chosen; null for methods that pool counts, and with moderators. */
  readonly wald: CertainEstimate | null;
  /** The model of effect sizes; null for methods that pool counts. */
  readonly model: ModelFit | null;
  /** Cochran-Mantel-Haenszel and Tarone's test, of counts. */
  readonly cmh: ChiSquareTest | null;
  readonly tarone: ChiSquareTest | null;
  /** Likelihood-ratio test of heterogeneity of a binomial-normal model, whose Q is Wald's. */
  readonly qeLrt: ChiSquareTest | null;
  readonly notes: readonly string[];
}

/** What a model of effect sizes says, with its prediction interval and the interval of τ². */
export function pooledModel(
  fit: ModelFit,
  data: { readonly yi: readonly number[]; readonly vi: readonly number[]; readonly design: Design },
  {
    request,
    method,
    usedRows,
  }: {
    readonly request: AnalysisRequest;
    readonly method: PoolingMethod;
    readonly usedRows: readonly number[];
  },
): PooledEffect {
  const { level, pi } = request.settings;
  const random = method !== 'FE';
  const { coefficients, b, se, stat, ddf, pval, ciLower, ciUpper, tau2, seTau2, i2, h2 } = fit;
  const { qe, qeDf, qep, qm, qmDf, qmp, r2, weights, k } = fit;
  return {
    ...{ method, k, usedRows, coefficients, b, se, stat, ddf, pval, ciLower, ciUpper, tau2, seTau2, i2, h2 },
    ...{ qe, qeDf, qep, qm, qmDf, qmp, r2, weights },
    prediction: random && b.length === 1 ? predictionInterval(fit, pi) : null,
    tau2Interval: random ? qProfile(data, level) : null,
    wald: waldBeside(fit),
    model: fit,
    ...{ cmh: null, tarone: null, qeLrt: null },
    notes: [
      ...(fit.robust ? ['The usual iteration for τ² came to no end; the whole range was searched.'] : []),
      ...hartungKnappNotes(fit),
    ],
  };
}

/** What a method that pools counts gives. @throws NotOffered for a measure that it does not know, or with moderators */
export function pooledCounts(
  method: 'MH' | 'PETO' | 'GLMM',
  request: AnalysisRequest,
  rows: readonly StudyRow[] = request.studies,
): PooledEffect {
  if (request.moderators.length > 0)
    throw new NotOffered(`${method} has no moderators. Choose a model of effect sizes, such as REML.`);
  const { measure, settings } = request;
  switch (method) {
    case 'MH':
      return fromCounts(mantelHaenszel(known(method, measure), rows, settings));
    case 'PETO':
      known(method, measure);
      return fromCounts(petoOddsRatio(rows, settings));
    case 'GLMM':
      return binomialModel(known(method, measure), rows, settings.level);
  }
}

/** Measures of each method, as metafor's functions have them. Peto’s odds ratio is named by measure or method. */
const measuresOf = {
  MH: ['OR', 'RR', 'RD', 'IRR', 'IRD'],
  PETO: ['OR', 'PETO'],
  GLMM: ['OR', 'PLO'],
} as const;

function known<Method extends keyof typeof measuresOf>(
  method: Method,
  measure: Measure,
): (typeof measuresOf)[Method][number] {
  const list: readonly (typeof measuresOf)[Method][number][] = measuresOf[method];
  const found = list.find((one) => one === measure);
  if (found === undefined)
    throw new NotOffered(`${methodNames[method]} is of ${list.join(', ')}, not of ${measure}.`);
  return found;
}

const methodNames = {
  MH: 'The Mantel-Haenszel method',
  PETO: 'Peto’s method',
  GLMM: 'The binomial-normal model',
} as const;

function binomialModel(measure: 'OR' | 'PLO', rows: readonly StudyRow[], level: number): PooledEffect {
  const fit = binomialNormal(measure, rows, { level });
  const { qeWald, qeLrt, tau2, i2, h2 } = fit;
  const q = { qe: qeWald.stat, qeDf: qeWald.df, qep: qeWald.pval };
  return { ...fromCounts({ ...fit, ...q }), ...{ tau2, i2, h2, qeLrt } };
}

type CountsFit = CertainEstimate & {
  readonly method: 'MH' | 'PETO' | 'GLMM';
  readonly k: number;
  readonly usedRows: readonly number[];
  readonly qe: number;
  readonly qeDf: number;
  readonly qep: number;
  readonly i2: number | null;
  readonly h2: number | null;
  readonly weights?: readonly number[];
  readonly cmh?: ChiSquareTest | null;
  readonly tarone?: ChiSquareTest | null;
  readonly notes?: readonly string[];
};

function fromCounts(fit: CountsFit): PooledEffect {
  const { method, k, usedRows, qe, qeDf, qep, i2, h2, cmh = null, tarone = null, notes = [] } = fit;
  return {
    ...{ method, k, usedRows, qe, qeDf, qep, i2, h2, cmh, tarone, notes },
    coefficients: ['intrcpt'],
    b: [fit.estimate],
    se: [fit.se],
    stat: [fit.stat],
    ddf: null,
    pval: [fit.pval],
    ciLower: [fit.ciLower],
    ciUpper: [fit.ciUpper],
    tau2: 0,
    seTau2: null,
    ...{ qm: null, qmDf: null, qmp: null, r2: null },
    weights: fit.weights ?? null,
    ...{ prediction: null, tau2Interval: null, wald: null, model: null, qeLrt: null },
  };
}
