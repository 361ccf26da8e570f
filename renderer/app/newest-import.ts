import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobs } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { leftSomeOut } from '#renderer/features/import/import-outcomes.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** The newest import of this review, and what becomes of its report. */
export interface NewestImport {
  readonly job: JobView;
  /** The person has closed its report, now or before the review was opened. */
  readonly closed: boolean;
  /** It runs, or its report stays in sight by itself. */
  readonly shown: boolean;
  /** It ended and left files out, which nobody has answered yet. */
  readonly waits: boolean;
  readonly close: () => void;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Whether the report of an import that has ended stays in sight until it is closed: when it was started since this window
 * opened, or left files out. One of the command line, or of an earlier session that went on here, needs none beyond that.
 */
export function staysInSight(job: JobView): boolean {
  return job.created > new Date(performance.timeOrigin).toISOString() || leavesWork(job);
}

function leavesWork(job: JobView): boolean {
  return job.state === 'failed' || leftSomeOut(jobResult(methods.imports.start, job)?.files ?? []);
}

/** The newest import; null while none is known. */
export function useNewestImport(): NewestImport | null {
  const reviewId = useRead(methods.reviews.get, {}).data?.id;
  const { jobs } = useJobs();
  const [closedNow, setClosedNow] = useState<string | null>(null);
  const job = jobs
    .filter((one) => one.kind === 'imports.start' || one.kind === 'imports.retry')
    .reduce<JobView | null>(
      (newest, one) => (newest === null || one.created > newest.created ? one : newest),
      null,
    );
  if (job === null || reviewId === undefined) return null;
  const key = `import-report-closed.${reviewId}`;
  const closed = job.id === closedNow || job.id === recall(key, isText);
  return {
    job,
    closed,
    shown: !closed && (job.state === 'running' || staysInSight(job)),
    waits: !closed && job.state !== 'running' && leavesWork(job),
    close: () => {
      setClosedNow(job.id);
      remember(key, job.id);
    },
  };
}
