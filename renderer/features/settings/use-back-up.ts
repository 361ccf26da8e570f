import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';

/** Makes a backup now. Its end is told by the window, on whatever screen. */
export function useBackUp(): () => Promise<void> {
  const start = useStartJob(methods.backups.create);
  return async () => void (await start({ jobId: newId.job() }));
}
