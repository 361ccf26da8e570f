import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { GrantId, type JobId } from '#shared/contract/ids.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** The formats of the history, in the words of the save dialog. */
export const formats = [
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'json', name: 'JSON', extension: 'json' },
] as const;

/** Asks for a place, has the whole history written there, and tells the outcome when it is done. */
export function useExportHistory(): (format: (typeof formats)[number]) => Promise<void> {
  const start = useStartJob(methods.history.export);
  const started = useRef(new Set<JobId>());
  useJobEnded((job) => {
    if (started.current.delete(job.id)) tell(job);
  });
  return async ({ format, name, extension }) => {
    const place = await desktop().files.chooseSave(`History.${extension}`, [{ name, extension }]);
    if (place === null) return;
    const jobId = newId.job();
    started.current.add(jobId);
    await start({ jobId, grantId: GrantId.parse(place.id), format });
  };
}

function tell(job: JobView): void {
  const written = jobResult(methods.history.export, job);
  if (job.state === 'done' && written !== null) {
    const changes = formatCount(written.changes, 'change', 'changes');
    const message =
      written.format === 'csv' ? `${formatCount(written.rows, 'row', 'rows')}: ${changes}.` : `${changes}.`;
    notifications.show({ title: `${written.fileName} is written`, message });
  } else if (job.state === 'failed' && job.error !== null) {
    notifications.show({
      title: 'The history was not exported',
      message: job.error.message,
      color: 'red',
      autoClose: false,
    });
  }
}
