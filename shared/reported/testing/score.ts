import { z } from 'zod';
import {
  analysisSets,
  emptyArm,
  emptyResult,
  pOperators,
  type ReportedArm,
  type ReportedResult,
  resultMeasures,
} from '../../domain/reported-result.ts';

/* How a reading is held against its label; the rule stands in labelled/README.md. */

const Limit = z.union([z.number(), z.literal('not-reached')]);
const LabelledSpan = z.object({ lower: Limit, upper: Limit }).strict();
const LabelledArm = z
  .object({
    label: z.string(),
    nAnalysed: z.number(),
    events: z.number(),
    percent: z.number(),
    mean: z.number(),
    sd: z.number(),
    se: z.number(),
    median: Limit,
    interval: LabelledSpan,
    iqr: LabelledSpan,
    range: LabelledSpan,
  })
  .partial()
  .strict();
const LabelledResult = z
  .object({
    measure: z.enum(resultMeasures),
    value: Limit,
    interval: LabelledSpan,
    level: z.number(),
    p: z.number(),
    pOperator: z.enum(pOperators),
    unit: z.string(),
    timePoint: z.string(),
    adjusted: z.boolean(),
    analysisSet: z.enum(analysisSets),
    arms: z.array(LabelledArm),
  })
  .partial()
  .strict();

export const LabelledSet = z.array(
  z
    .object({
      id: z.string(),
      text: z.string(),
      source: z.string(),
      shortened: z.boolean().optional(),
      results: z.array(LabelledResult),
    })
    .strict(),
);
export type Labelled = z.infer<typeof LabelledSet>[number];

const RESULT_FIELDS = [
  'measure',
  'value',
  'interval',
  'level',
  'p',
  'pOperator',
  'unit',
  'timePoint',
  'adjusted',
  'analysisSet',
] as const;
const ARM_FIELDS = [
  'label',
  'nAnalysed',
  'events',
  'percent',
  'mean',
  'sd',
  'se',
  'median',
  'interval',
  'iqr',
  'range',
] as const;

/** A field of an item: as expected or not. */
export type Mark = { readonly field: string; readonly right: boolean };

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    return a.replaceAll(/\s+/gu, '').toLowerCase() === b.replaceAll(/\s+/gu, '').toLowerCase();
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

function armMarks(label: z.infer<typeof LabelledArm>, arm: ReportedArm): Mark[] {
  return ARM_FIELDS.filter((field) => field !== 'label' || label.label !== undefined).map((field) => ({
    field: `arm.${field}`,
    right: same(label[field] ?? null, arm[field]),
  }));
}

function resultMarks(label: z.infer<typeof LabelledResult>, result: ReportedResult): Mark[] {
  const marks = RESULT_FIELDS.map((field) => ({ field, right: same(label[field] ?? null, result[field]) }));
  const arms = label.arms ?? [];
  const pairs = Array.from({ length: Math.max(arms.length, result.arms.length) }, (_, at) =>
    armMarks(arms[at] ?? {}, result.arms[at] ?? emptyArm),
  );
  return [...marks, { field: 'arms', right: arms.length === result.arms.length }, ...pairs.flat()];
}

/** Holds every field of every result against the label; the number of results is a field too. */
export function marksOf(item: Labelled, read: readonly ReportedResult[]): Mark[] {
  const pairs = Array.from({ length: Math.max(item.results.length, read.length) }, (_, at) =>
    resultMarks(item.results[at] ?? {}, read[at] ?? emptyResult),
  );
  return [{ field: 'results', right: item.results.length === read.length }, ...pairs.flat()];
}
