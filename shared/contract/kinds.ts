import type { z } from 'zod';
import type { ChangeLabel } from '../changes/labels.ts';

/**
 * What may have changed: a query names the topics that its answer depends on, an event those that are stale. Which ones
 * follow from an operation, `stale-topics.ts` says. `claim` is anything about claims; what only counts them, or asks what
 * they are tied to, names the narrower ones, and is not asked again at every word that is typed into a claim.
 */
export const topics = [
  'review',
  'reviewer',
  'document',
  'text',
  'annotation',
  'study',
  'claim',
  /** A claim came or went. */
  'claim-count',
  /** Which words, concepts and studies claims are tied to; also where one came or went. */
  'claim-ties',
  'concept',
  /** A view of the evidence under a name. */
  'saved-view',
  /** An analysis, or a row of its table. */
  'analysis',
  'change',
  'job',
  'backup',
] as const;
export type Topic = (typeof topics)[number];

/** Reads; answers from the read-only connection. */
export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
  readonly topics: readonly Topic[];
};

/** Changes the review: recorded, undoable unless its label says otherwise, done once per change id. */
export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
  readonly label: ChangeLabel;
};

/** Starts something long; answers at once with the job, whose `result` is of the `output` schema when it is done. */
export type Job<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'job';
  readonly input: I;
  readonly output: O;
};

export type Method = Query | Command | Job;
export type Methods = Readonly<Record<string, Method>>;

/** Declares a query. */
export function query<I extends z.ZodType, O extends z.ZodType>(parts: {
  readonly input: I;
  readonly output: O;
  readonly topics: readonly Topic[];
}): Query<I, O> {
  return { kind: 'query', ...parts };
}

/** Declares a command. */
export function command<I extends z.ZodType, O extends z.ZodType>(parts: {
  readonly input: I;
  readonly output: O;
  readonly label: ChangeLabel;
}): Command<I, O> {
  return { kind: 'command', ...parts };
}

/** Declares a job. Its input carries the job's id, made by the caller: sent twice, it runs once. */
export function job<I extends z.ZodType, O extends z.ZodType>(parts: {
  readonly input: I;
  readonly output: O;
}): Job<I, O> {
  return { kind: 'job', ...parts };
}
