import { notifications } from '@mantine/notifications';
import { methods, nameOf } from '#renderer/bridge/methods.ts';
import { useJobEnded } from '#renderer/bridge/use-jobs.ts';
import { showRefusal } from '../show-refusal.tsx';

/** Says on every screen that a backup was made, or why not. */
export function useBackupEnded(): void {
  useJobEnded((job) => {
    if (job.kind !== nameOf(methods.backups.create)) return;
    if (job.state === 'done')
      notifications.show({ message: 'Backed up. Settings lists the backups, and restores them.' });
    else if (job.error !== null) showRefusal(job.error, 'Back-up');
  });
}
