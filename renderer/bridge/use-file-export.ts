import { useRef } from 'react';
import type { z } from 'zod';
import type { SaveFormat } from '#shared/contract/desktop.ts';
import { GrantId, type JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Job } from '#shared/contract/kinds.ts';
import { desktop } from './desktop.ts';
import { newId } from './new-id.ts';
import { useStartJob } from './use-command.ts';
import { jobResult, useJobEnded } from './use-jobs.ts';

/** A file that is asked for: the name that the dialog begins with, and its format in words. */
export interface AskedFile {
  readonly fileName: string;
  readonly format: SaveFormat;
}

/** How the writing of a file ended: what was written, or why nothing was. */
export type ExportEnd<Written> = { readonly written: Written } | { readonly refused: string };

type Ids = { readonly jobId: JobId; readonly grantId: GrantId };

/**
 * Asks for a place, and has a job write there.
 * @param onEnd told once for each file, unless it was cancelled
 * @returns the function that asks; `input` is made once a place was chosen
 */
export function useFileExport<I extends z.ZodType, O extends z.ZodType>(
  method: Job<I, O>,
  onEnd: (end: ExportEnd<z.output<O>>) => void,
): (file: AskedFile, input: (ids: Ids) => z.input<I> | Promise<z.input<I>>) => Promise<void> {
  const startJob = useStartJob(method);
  const started = useRef(new Set<JobId>());
  const end = (job: JobView): void => {
    const written = jobResult(method, job);
    if (job.state === 'done' && written !== null) onEnd({ written });
    // The store says what became of the file and what to do.
    else if (job.state === 'failed' && job.error !== null) onEnd({ refused: job.error.message });
  };
  useJobEnded((job) => {
    if (started.current.delete(job.id)) end(job);
  });
  return async ({ fileName, format }, input) => {
    const place = await desktop().files.chooseSave(fileName, [format]);
    if (place === null) return;
    const jobId = newId.job();
    started.current.add(jobId);
    await startJob(await input({ jobId, grantId: GrantId.parse(place.id) }));
  };
}
