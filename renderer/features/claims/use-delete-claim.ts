import { notifications } from '@mantine/notifications';
import type { ClaimId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import { showWayBack } from '#renderer/ui/way-back.tsx';

/** Deletes a claim and shows a notice with Undo; `onBack` is told when the claim is there again. */
export function useDeleteClaim(onBack: (claimId: ClaimId) => void): (claimId: ClaimId) => Promise<boolean> {
  const remove = useCommand(methods.claims.delete);
  const takeBack = useTakeBack();
  return async (claimId) => {
    const group = newId.group();
    const removed = await remove({ claimId }, { group });
    if (!removed.ok) return false;
    const bringBack = async () => {
      if (await takeBack(group)) onBack(claimId);
      else
        notifications.show({
          message: 'Later work stands before this claim. Undo that first, or look in History.',
        });
    };
    showWayBack({ group, words: 'Claim deleted', label: 'Undo', bringBack });
    return true;
  };
}
