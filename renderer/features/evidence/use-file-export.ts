import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import type { z } from 'zod';
import { GrantId, type JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Job } from '#shared/contract/kinds.ts';
import { desktop } from '#renderer/bridge/desktop.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';

/** A file that is asked for: the name that the dialog begins with, and the format in its words. */
export interface AskedFile {
  readonly fileName: string;
  readonly format: { readonly name: string; readonly extension: string };
}

/**
 * Asks for a place, has a job write there, and tells the outcome when it is done.
 * @param told what could not be exported, as a sentence has it, and what a written file holds
 */
export function useFileExport<I extends z.ZodType, O extends z.ZodType<{ readonly fileName: string }>>(
  method: Job<I, O>,
  told: { readonly what: string; readonly holds: (written: z.output<O>) => string },
): (
  file: AskedFile,
  input: (ids: { readonly jobId: JobId; readonly grantId: GrantId }) => z.input<I>,
) => Promise<void> {
  const startJob = useStartJob(method);
  const started = useRef(new Set<JobId>());
  const tell = (job: JobView): void => {
    const written = jobResult(method, job);
    if (job.state === 'done' && written !== null) {
      notifications.show({ title: `${written.fileName} is written`, message: told.holds(written) });
    } else if (job.state === 'failed' && job.error !== null) {
      const { message } = job.error;
      const title = `The ${told.what} was not exported`;
      notifications.show({ title, message, color: 'red', autoClose: false });
    }
  };
  useJobEnded((job) => {
    if (started.current.delete(job.id)) tell(job);
  });
  return async ({ fileName, format }, input) => {
    const place = await desktop().files.chooseSave(`${fileName}.${format.extension}`, [format]);
    if (place === null) return;
    const jobId = newId.job();
    started.current.add(jobId);
    await startJob(input({ jobId, grantId: GrantId.parse(place.id) }));
  };
}
