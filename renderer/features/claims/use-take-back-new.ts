import { notifications } from '@mantine/notifications';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import type { ClaimId, GroupId } from '#shared/contract/ids.ts';
import type { Fresh } from './use-new-claim.ts';
import { showWayBack } from '#renderer/ui/way-back.tsx';

/**
 * Takes a claim back that was just made and left empty, and shows a notice that puts it back; false when later work
 * stands before it. `onBack` is told when the claim is there again.
 */
export function useTakeBackNew(onBack: (claimId: ClaimId) => void): (fresh: Fresh) => Promise<boolean> {
  const takeBack = useTakeBack();
  const ask = useAsk(methods.history.state);
  const redo = useCommand(methods.history.redo);
  const nextRedo = async (): Promise<GroupId | null> => {
    const state = await ask({});
    return state.ok ? (state.value.redo?.group ?? null) : null;
  };
  return async ({ claimId, group }) => {
    if (!(await takeBack(group))) return false;
    const undoing = await nextRedo();
    const bringBack = async () => {
      if (undoing !== null && (await nextRedo()) === undoing && (await redo({})).ok) onBack(claimId);
      else notifications.show({ message: 'Other work was done since. Make the claim anew with C.' });
    };
    showWayBack({ group, words: 'The empty claim was taken back', label: 'Put back', bringBack });
    return true;
  };
}
