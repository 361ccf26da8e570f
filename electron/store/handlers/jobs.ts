import { ok } from '#shared/kit/result.ts';
import type { Handlers } from '../handler.ts';
import { found } from './refusals.ts';

export const jobs: Handlers<'jobs'> = {
  list: (context, { limit }) => ok(context.jobs.list(limit)),
  get: (context, { jobId }) => found(context.jobs.view(jobId), 'job', jobId),
  cancel: (context, { jobId }) => found(context.jobs.cancel(jobId), 'job', jobId),
};
