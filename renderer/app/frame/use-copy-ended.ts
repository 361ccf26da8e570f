import { notifications } from '@mantine/notifications';
import { methods, nameOf } from '#renderer/bridge/methods.ts';
import { jobResult, useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { formatBytes, formatCount } from '#renderer/ui/format.ts';
import type { ArchiveWritten, ReadableCopy } from '#shared/contract/archives.ts';
import type { JobView } from '#shared/contract/jobs.ts';

/** Says on every screen that an archive or a readable copy was written, or why not. */
export function useCopyEnded(): void {
  useJobEnded((job) => {
    if (job.kind === nameOf(methods.archives.write)) {
      const written = jobResult(methods.archives.write, job);
      tell(
        job,
        'The archive was not written',
        written && `${written.fileName} is written`,
        written && archiveWords(written),
      );
    } else if (job.kind === nameOf(methods.archives.readable)) {
      const copy = jobResult(methods.archives.readable, job);
      tell(
        job,
        'The readable copy was not written',
        copy && `${copy.folderName} is written`,
        copy && copyWords(copy),
      );
    }
  });
}

function tell({ state, error }: JobView, failed: string, title: string | null, message: string | null): void {
  if (state === 'done' && message !== null) notifications.show({ title, message });
  else if (state === 'failed' && error !== null)
    notifications.show({ title: failed, message: error.message, color: 'red', autoClose: false });
}

/** `3 papers, 61 claims, 812 changes; 2.4 MB.` */
function archiveWords({ documents, claims, changes, bytes }: ArchiveWritten): string {
  const counts = [
    formatCount(documents, 'paper', 'papers'),
    formatCount(claims, 'claim', 'claims'),
    formatCount(changes, 'change', 'changes'),
  ];
  return `${counts.join(', ')}; ${formatBytes(bytes)}.`;
}

function copyWords({ files, documents, claims, missing }: ReadableCopy): string {
  const whole = `${formatCount(files, 'file', 'files')}: ${formatCount(documents, 'paper', 'papers')} and ${formatCount(claims, 'claim', 'claims')}. README.txt tells what is where.`;
  if (missing.length === 0) return whole;
  return `${whole} The bytes of ${missing.join(', ')} are not in the review any more.`;
}
