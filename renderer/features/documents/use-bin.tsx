import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { DocumentId } from '#shared/contract/ids.ts';

/** Moving papers to the bin and back; each says what it did, and the first offers the way back. */
export function useBin() {
  const toBin = useCommand(methods.documents.moveToBin);
  const fromBin = useCommand(methods.documents.restoreFromBin);
  const restore = async (documentIds: DocumentId[], words: string) => {
    const result = await fromBin({ documentIds });
    if (result.ok) notifications.show({ message: `${words}: back, with its claims.` });
    return result.ok;
  };
  const moveToBin = async (documentIds: DocumentId[], words: string) => {
    const result = await toBin({ documentIds });
    if (!result.ok) return false;
    const claims = result.value.reduce((sum, document) => sum + document.claims, 0);
    const id = `bin-${documentIds[0]}`;
    const back = () => {
      notifications.hide(id);
      void restore(documentIds, words);
    };
    const taken = claims === 0 ? '' : ` with ${formatCount(claims, 'claim', 'claims')}`;
    notifications.show({
      id,
      title: `Moved to the bin${taken}`,
      message: (
        <>
          <p>{words}</p>
          <Button size="compact-xs" onClick={back}>
            Put back
          </Button>
        </>
      ),
    });
    return true;
  };
  return { moveToBin, restore };
}
