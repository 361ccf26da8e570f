import { randomUUID } from 'node:crypto';
import type { JobStart } from '../jobs/runner.ts';
import type { Context, JobHandler } from '../handler.ts';

/** What the runner needs to start a job, or to start it again after a crash. */
export function jobStart(
  context: Context,
  job: {
    readonly name: string;
    readonly handler: JobHandler<unknown, unknown>;
    readonly input: unknown;
    readonly again?: { readonly id: string; readonly group: string | null; readonly reviewer: string };
  },
): JobStart {
  const { name, handler, input, again } = job;
  return {
    id: again?.id ?? jobIdOf(input),
    kind: name,
    input,
    group: again?.group ?? randomUUID(),
    reviewer: again?.reviewer ?? context.session().author().reviewerId,
    kept: handler.kept,
    run: (control) => handler.run(context, input, control),
  };
}

function jobIdOf(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'jobId' in input && typeof input.jobId === 'string')
    return input.jobId;
  throw new Error('The input of a job carries its id.');
}
