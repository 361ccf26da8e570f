import { useCallback } from 'react';
import type { GroupId } from '#shared/contract/ids.ts';
import { methods } from './methods.ts';
import { useCommand } from './use-command.ts';
import { useAsk } from './use-read.ts';

/** Undoes one action if it is still the last; false when later work stands before it or undo was refused. */
export function useTakeBack(): (group: GroupId) => Promise<boolean> {
  const ask = useAsk(methods.history.state);
  const undo = useCommand(methods.history.undo);
  return useCallback(
    async (group) => {
      const state = await ask({});
      if (!state.ok || state.value.undo?.group !== group) return false;
      return (await undo({})).ok;
    },
    [ask, undo],
  );
}
