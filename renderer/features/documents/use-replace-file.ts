import { notifications } from '@mantine/notifications';
import { desktop } from '#renderer/bridge/desktop.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useStartJob } from '#renderer/bridge/use-command.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { DocumentId } from '#shared/contract/ids.ts';

/** Asks for a corrected version of the open paper and puts it in; the end of the job tells what became of it. */
export function useReplaceFile(documentId: DocumentId | null, writable: boolean): () => void {
  const start = useStartJob(methods.documents.replaceFile);
  const replace = async () => {
    if (documentId === null) return;
    const granted = await desktop().files.choose({ folders: false, purpose: 'replace' });
    const file = granted?.files[0];
    if (granted === null) return;
    if (file === undefined) {
      notifications.show({ title: 'Nothing was replaced', message: 'There is no file in what was chosen.' });
      return;
    }
    await start({ jobId: newId.job(), documentId, grant: file.id });
  };
  useKeys({
    id: 'paper.replaceFile',
    section: 'Paper',
    label: 'Replace the file of this paper…',
    when: writable && documentId !== null,
    run: () => void replace(),
  });
  return () => void replace();
}
