import type { StudyRow } from '../effect-sizes/cells.ts';
import type { EffectSizes } from '../effect-sizes/effect-sizes.ts';
import type { Estimate } from '../estimate.ts';
import type { ModelFit } from '../models/fit.ts';
import type { PoolingMethod } from '../models/settings.ts';
import { betweenEstimates, type BetweenTest, fitSubgroups, type SubgroupTau2 } from '../models/subgroups.ts';
import { at } from '../numbers.ts';
import { offeredBy } from './offered.ts';
import { type PooledEffect, pooledCounts } from './pooled-effect.ts';
import type { AnalysisRequest } from './request.ts';

/** What one subgroup gives, on the scale of analysis. */
export interface SubgroupEstimate extends Estimate {
  readonly tau2: number;
  readonly i2: number | null;
  readonly qe: number;
  readonly qeDf: number;
  readonly qep: number;
  readonly notEstimable: null;
}

/** The same of a subgroup that gives none: it takes nothing away from the others. */
export type NoEstimate = {
  readonly [Key in Exclude<keyof SubgroupEstimate, 'notEstimable'>]: null;
} & {
  /** Why, as a sentence. */
  readonly notEstimable: string;
};

export type SubgroupAnswer = SubgroupEstimate | NoEstimate;

/** What levels of a column give, in their order, with the test over those that have an estimate. */
export interface SubgroupAnswers {
  readonly answers: readonly SubgroupAnswer[];
  readonly tau2: SubgroupTau2;
  readonly between: BetweenTest;
  readonly model: ModelFit | null;
}

/** A level and its rows that the method takes, counted from 1. */
export interface SubgroupLevel {
  readonly level: string;
  readonly usedRows: readonly number[];
}

function without(notEstimable: string): NoEstimate {
  const none = { estimate: null, se: null, stat: null, pval: null, ciLower: null, ciUpper: null };
  return { ...none, tau2: null, i2: null, qe: null, qeDf: null, qep: null, notEstimable };
}

/** Subgroups of a method that pools counts: each is pooled by itself, the test between them is Q of their estimates. */
export function countAnswers(
  request: AnalysisRequest & { readonly method: 'MH' | 'PETO' | 'GLMM' },
  levels: readonly SubgroupLevel[],
): SubgroupAnswers {
  const answers = levels.map(({ usedRows }): SubgroupAnswer => {
    if (usedRows.length === 0) return without('No study has counts that say anything of the effect.');
    const own = new Set(usedRows);
    // Rows of other subgroups are emptied, so that numbers of rows stay those of the table.
    const rows = request.studies.map((study, place): StudyRow => (own.has(place + 1) ? study : {}));
    const { value, refused } = offeredBy(null, () => pooledCounts(request.method, request, rows));
    return value === null ? without(refused) : countAnswer(value);
  });
  const between = betweenEstimates(answers.filter((one) => one.notEstimable === null));
  return { answers, tau2: 'separate', between, model: null };
}

function countAnswer({ tau2, i2, qe, qeDf, qep, ...pooled }: PooledEffect): SubgroupEstimate {
  return {
    ...{ tau2, i2, qe, qeDf, qep },
    estimate: at(pooled.b, 0),
    se: at(pooled.se, 0),
    stat: pooled.stat[0] ?? null,
    pval: pooled.pval[0] ?? null,
    ciLower: pooled.ciLower[0] ?? null,
    ciUpper: pooled.ciUpper[0] ?? null,
    notEstimable: null,
  };
}

/** Subgroups of a model of effects, over those that have studies with an effect. */
export function effectAnswers(
  { test, settings, method }: AnalysisRequest & { readonly method: PoolingMethod },
  { usedRows, yi, vi }: EffectSizes,
  levels: readonly SubgroupLevel[],
): SubgroupAnswers {
  const places = new Map(usedRows.map((row, place) => [row, place]));
  const studies = levels.flatMap(({ level, usedRows: rows }) =>
    rows.map((row) => ({ level, place: places.get(row) ?? -1 })),
  );
  const pick = (values: readonly number[]): number[] => studies.map(({ place }) => at(values, place));
  const { value: fitted, refused } = offeredBy(null, () =>
    fitSubgroups(
      pick(yi),
      pick(vi),
      studies.map(({ level }) => level),
      { method, test, level: settings.level, subgroupTau2: settings.subgroupTau2 },
    ),
  );
  const answers = levels.map(({ level, usedRows: rows }): SubgroupAnswer => {
    if (rows.length === 0) return without('No study has an effect that can be estimated.');
    const found = fitted?.groups.find((group) => group.level === level);
    return found === undefined ? without(refused ?? '') : effectAnswer(found);
  });
  return {
    answers,
    tau2: settings.subgroupTau2,
    between: fitted?.between ?? betweenEstimates([]),
    model: fitted?.model ?? null,
  };
}

function effectAnswer(group: ReturnType<typeof fitSubgroups>['groups'][number]): SubgroupEstimate {
  const { estimate, se, stat, pval, ciLower, ciUpper, tau2, fit } = group;
  const { qe, qeDf, qep, i2 } = fit;
  return { estimate, se, stat, pval, ciLower, ciUpper, tau2, qe, qeDf, qep, i2, notEstimable: null };
}
