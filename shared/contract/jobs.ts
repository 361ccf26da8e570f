import { z } from 'zod';
import { AppError } from './errors.ts';
import { GroupId, JobId } from './ids.ts';
import { query } from './kinds.ts';
import { Moment } from './values.ts';

export const jobStates = ['running', 'done', 'cancelled', 'failed'] as const;

export const JobView = z.strictObject({
  id: JobId,
  /** The contract method that started it, such as `imports.start`. */
  kind: z.string(),
  state: z.enum(jobStates),
  done: z.int(),
  /** Null while the size of the work is not known. */
  total: z.int().nullable(),
  /** What it is at now, for the status line; empty when nothing is to be said. */
  doing: z.string(),
  /** A cancel was asked for and has not been carried out yet. */
  cancelling: z.boolean(),
  /** The undo group of what it changed, if it changes anything. */
  group: GroupId.nullable(),
  /** Of the output schema of its method; null until it is done (a cancelled import tells what was done). */
  result: z.unknown(),
  error: AppError.nullable(),
  created: Moment,
  updated: Moment,
});
export type JobView = z.infer<typeof JobView>;

export const jobs = {
  /** The newest jobs first, running ones before all others. */
  list: query({
    input: z.strictObject({ limit: z.int().min(1).max(200).default(20) }),
    output: z.array(JobView),
    topics: ['job'],
  }),
  get: query({ input: z.strictObject({ jobId: JobId }), output: JobView, topics: ['job'] }),
  /** Asks a job to stop. It is cancelled when its state says so; until then `cancelling` is true. */
  cancel: query({ input: z.strictObject({ jobId: JobId }), output: JobView, topics: [] }),
} as const;
