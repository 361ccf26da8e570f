import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { GrantedFiles } from '#shared/contract/desktop.ts';

/** Bringing files in: from dialogs of the system, or dropped on the window. */
export function useImport(onStarted: () => void) {
  const start = useStartJob(methods.imports.start);
  const take = useCallback(
    async (granted: GrantedFiles | null) => {
      if (granted === null) return;
      sayWhatIsMissing(granted);
      if (granted.files.length === 0) return;
      const result = await start({ jobId: newId.job(), grants: granted.files.map((file) => file.id) });
      if (result.ok) onStarted();
    },
    [start, onStarted],
  );
  return {
    chooseFiles: async () => take(await desktop().files.choose({ folders: false })),
    chooseFolders: async () => take(await desktop().files.choose({ folders: true })),
    drop: async (files: readonly File[]) => take(await desktop().files.drop(files)),
  };
}

function sayWhatIsMissing(granted: GrantedFiles): void {
  if (granted.files.length === 0) {
    notifications.show({ title: 'Nothing to import', message: 'There is no file in what was chosen.' });
  }
  if (granted.unreadable > 0) {
    notifications.show({
      title: `${formatCount(granted.unreadable, 'entry', 'entries')} could not be listed`,
      message: 'They are left out; the others are imported. Look at the permissions of their folders.',
    });
  }
  if (granted.leftOut > 0) {
    notifications.show({
      title: `${formatCount(granted.leftOut, 'file is', 'files are')} left out`,
      message: 'That is more than one import takes. Import the rest afterwards.',
    });
  }
}
