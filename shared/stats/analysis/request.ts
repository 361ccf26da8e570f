import type { StudyRow } from '../effect-sizes/cells.ts';
import type { Measure } from '../effect-sizes/measures.ts';
import type { EffectSizeSettings } from '../effect-sizes/settings.ts';
import type { PredictionKind } from '../models/prediction.ts';
import { type CoefficientTest, type PoolingMethod, poolingMethods } from '../models/settings.ts';
import type { SubgroupTau2 } from '../models/subgroups.ts';

/** How studies are pooled: a model of their effects, or of their counts (Mantel-Haenszel, Peto, binomial-normal). */
export const analysisMethods = [...poolingMethods, 'MH', 'PETO', 'GLMM'] as const;
export type AnalysisMethod = (typeof analysisMethods)[number];

/** Whether a method pools effect sizes, not counts. */
export function poolsEffects(method: AnalysisMethod): method is PoolingMethod {
  return poolingMethods.some((one) => one === method);
}

/** What can be asked for beside the pooled effect. */
export const besides = [
  'heterogeneity',
  'leave1out',
  'cumulative',
  'influence',
  'baujat',
  'bias',
  'trimfill',
  'predict',
] as const;
export type Beside = (typeof besides)[number];

/** What can be chosen about an analysis. */
export interface AnalysisSettings extends EffectSizeSettings {
  /** Confidence level of all intervals, between 0 and 1. */
  readonly level: number;
  readonly pi: PredictionKind;
  readonly subgroupTau2: SubgroupTau2;
  /** The column by which studies are ordered for the cumulative analysis; null: as they stand. */
  readonly cumulativeBy: string | null;
  /** Continuity correction of the Cochran-Mantel-Haenszel test. */
  readonly cmhCorrect: boolean;
  /** Tests of asymmetry below 10 studies too. */
  readonly force: boolean;
}

/** A column that effects may depend on. */
export interface ModeratorChoice {
  readonly name: string;
  /** Numbers are taken as names of groups. */
  readonly factor: boolean;
}

/** One analysis: the table of studies and everything that is chosen about it. */
export interface AnalysisRequest {
  readonly measure: Measure;
  readonly method: AnalysisMethod;
  readonly test: CoefficientTest;
  readonly studies: readonly StudyRow[];
  readonly moderators: readonly ModeratorChoice[];
  /** The column of subgroups; null: none. */
  readonly subgroup: string | null;
  readonly settings: AnalysisSettings;
  readonly also: readonly Beside[];
}

/** Settings as metafor 3.8-1 has them; of the studies' columns a year orders the cumulative analysis. */
export function usualSettings(studies: readonly StudyRow[]): AnalysisSettings {
  return {
    level: 0.95,
    pi: 'metafor',
    subgroupTau2: 'separate',
    cumulativeBy: studies.some(({ year }) => typeof year === 'number') ? 'year' : null,
    cmhCorrect: true,
    force: false,
  };
}

/**
 * Whether a new analysis in the window leaves out studies with events in nobody, or in everybody: they say nothing about a ratio of
 * odds or risks (Cochrane Handbook 10.4.4).
 */
export function leavesOutDoubleZeros(measure: Measure): boolean {
  return measure === 'OR' || measure === 'RR' || measure === 'PETO';
}

/**
 * Settings of a new analysis in the window: random effects by REML with Hartung-Knapp, a 95 % prediction interval, studies
 * without information left out of OR, RR and PETO.
 */
export function newAnalysis(measure: Measure, studies: readonly StudyRow[]): AnalysisRequest {
  return {
    ...{ measure, method: 'REML', test: 'knha', studies, moderators: [], subgroup: null },
    settings: { ...usualSettings(studies), ...(leavesOutDoubleZeros(measure) ? { drop00: true } : {}) },
    also: ['heterogeneity'],
  };
}
