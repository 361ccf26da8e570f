import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { jobResult, useJobs } from '#renderer/bridge/use-jobs.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { leftToTry } from '#renderer/features/import/import-outcomes.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** The newest import of this review, and what becomes of its report. */
export interface NewestImport {
  readonly job: JobView;
  /** The person has closed its report, now or before the review was opened. */
  readonly closed: boolean;
  /** It ended and left files out, which nobody has answered yet. */
  readonly waits: boolean;
  readonly close: () => void;
}

const isText = (value: unknown): value is string => typeof value === 'string';

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
  const failed = job.state === 'failed';
  const left = failed || leftToTry(jobResult(methods.imports.start, job)?.files ?? []) > 0;
  return {
    job,
    closed,
    waits: !closed && job.state !== 'running' && left,
    close: () => {
      setClosedNow(job.id);
      remember(key, job.id);
    },
  };
}
