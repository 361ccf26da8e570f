import { useCallback, useEffect, useEffectEvent } from 'react';
import type { z } from 'zod';
import type { JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Job } from '#shared/contract/kinds.ts';
import { useBridge } from './bridge-context.ts';
import { methods } from './methods.ts';
import { useAsk, useRead } from './use-read.ts';

const listInput = { limit: 50 } as const;

/** The newest jobs, running ones first, and a way to stop one. */
export function useJobs(): {
  readonly jobs: readonly JobView[];
  readonly running: readonly JobView[];
  readonly cancel: (jobId: JobId) => void;
} {
  const jobs = useRead(methods.jobs.list, listInput).data ?? [];
  const { onRefused } = useBridge();
  const ask = useAsk(methods.jobs.cancel);
  const cancel = useCallback(
    (jobId: JobId) => {
      void ask({ jobId }).then((result) => {
        if (!result.ok) onRefused(result.error, 'Cancel');
      });
    },
    [ask, onRefused],
  );
  return { jobs, running: jobs.filter((job) => job.state === 'running'), cancel };
}

/** One job as it stands now; null while nothing is known of it. */
export function useJob(jobId: JobId | null): JobView | null {
  return useRead(methods.jobs.get, jobId === null ? null : { jobId }).data ?? null;
}

/** Runs once for every job that ends while this component is there. */
export function useJobEnded(listener: (job: JobView) => void): void {
  const { link } = useBridge();
  const onEnded = useEffectEvent(listener);
  useEffect(() => {
    const told = new Set<string>();
    return link.onEvent((event) => {
      if (event.event !== 'job' || event.job.state === 'running' || told.has(event.job.id)) return;
      told.add(event.job.id);
      onEnded(event.job);
    });
  }, [link]);
}

/** The output of a job of this method; null while it has none. */
export function jobResult<I extends z.ZodType, O extends z.ZodType>(
  method: Job<I, O>,
  job: JobView | null,
): z.output<O> | null {
  const parsed = method.output.safeParse(job?.result);
  return parsed.success ? parsed.data : null;
}
