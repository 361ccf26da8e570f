import {
  analysisMethods,
  type AnalysisRequest,
  besides,
  usualSettings,
} from '#shared/stats/analysis/request.ts';
import { withGiven } from '#shared/kit/with-given.ts';
import { isMeasure, measures } from '#shared/stats/effect-sizes/measures.ts';
import { predictionKinds } from '#shared/stats/models/prediction.ts';
import { coefficientTests } from '#shared/stats/models/settings.ts';
import { z } from 'zod';

/** A cell of the table of studies. */
const Cell = z.union([z.number(), z.string().max(10_000), z.null()]);
const Column = z.string().min(1).max(200);

const MeasureName = z.string().refine(isMeasure, { error: `A measure is one of ${measures.join(' ')}.` });

/** Other names of the common effect. */
const MethodName = z.preprocess(
  (name) => (name === 'CE' || name === 'EE' ? 'FE' : name),
  z.enum(analysisMethods),
);

/** What can be chosen about an analysis; what is not given is as usual. */
export const AnalysisSettings = z
  .strictObject({
    level: z.number().gt(0).lt(1),
    add: z.number().min(0),
    to: z.enum(['only0', 'all', 'if0all', 'none']),
    drop00: z.boolean(),
    smdVariance: z.enum(['metafor', 'revman']),
    smdBias: z.enum(['exact', 'approx', 'none']),
    definitions: z.enum(['metafor-3.8', 'metafor-5']),
    pi: z.enum(predictionKinds),
    subgroupTau2: z.enum(['separate', 'common']),
    cumulativeBy: Column.nullable(),
    cmhCorrect: z.boolean(),
    force: z.boolean(),
  })
  .partial();

/** What figures call the two sides, and of ratios as reported what they are (`unit`: “Odds ratio”). */
const Labels = z
  .strictObject({
    title: z.string().max(500),
    group1: z.string().max(200),
    group2: z.string().max(200),
    outcome: z.string().max(200),
    better: z.enum(['higher', 'lower']).nullable(),
    unit: z.string().max(200).nullable(),
  })
  .partial();

/** One meta-analysis, as the command line takes it. */
export const MetaRequest = z.strictObject({
  measure: MeasureName,
  method: MethodName.default('REML'),
  test: z.enum(coefficientTests).default('z'),
  studies: z.array(z.record(z.string(), Cell)).min(1).max(10_000),
  subgroup: Column.nullable().default(null),
  moderators: z
    .array(z.union([Column, z.strictObject({ name: Column, factor: z.boolean().default(false) })]))
    .max(50)
    .default([]),
  settings: AnalysisSettings.default({}),
  also: z.array(z.enum(besides)).default([]),
  labels: Labels.default({}),
});
export type MetaRequest = z.infer<typeof MetaRequest>;

/** The analysis that is asked for, with the usual settings where none are given. */
export function analysisOf({
  measure,
  moderators,
  settings,
  labels: _labels,
  ...request
}: MetaRequest): AnalysisRequest {
  return {
    ...request,
    measure,
    moderators: moderators.map((one) => (typeof one === 'string' ? { name: one, factor: false } : one)),
    settings: withGiven(usualSettings(request.studies), settings),
  };
}
