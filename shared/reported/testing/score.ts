import { z } from 'zod';
import {
  analysisSets,
  emptyArm,
  emptyResult,
  pOperators,
  type ReportedArm,
  type ReportedResult,
  resultMeasures,
} from '#shared/domain/reported-result.ts';
import { readResults } from '../read-results.ts';

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

const rounded = (part: number): number => Math.round(part * 1000) / 1000;

/** Share of items of which everything is read right, 0 to 1. */
export function share(items: readonly Labelled[]): number {
  const right = items.filter((item) => marksOf(item, readResults(item.text)).every((mark) => mark.right));
  return rounded(right.length / items.length);
}

/** For each field: the share of items, of those where it is looked at, in which it is right everywhere. */
export function shareByField(items: readonly Labelled[]): Record<string, number> {
  const counts = new Map<string, { right: number; all: number }>();
  for (const item of items) {
    const marks = marksOf(item, readResults(item.text));
    for (const field of new Set(marks.map((mark) => mark.field))) {
      const count = counts.get(field) ?? { right: 0, all: 0 };
      const right = marks.every((mark) => mark.field !== field || mark.right);
      counts.set(field, { right: count.right + (right ? 1 : 0), all: count.all + 1 });
    }
  }
  return Object.fromEntries([...counts].map(([field, { right, all }]) => [field, rounded(right / all)]));
}
