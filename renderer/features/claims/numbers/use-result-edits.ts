import { useCallback } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { GroupId, ResultId } from '#shared/contract/ids.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import type { Result } from '#shared/kit/result.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';

/** Saves fields of one result; changes of one group are one step of undo. */
export type SaveResult = (set: ResultEdit, group?: GroupId) => Promise<Result<unknown, AppError>>;

/** The changes of the result with this id. */
export function useResultEdits(resultId: ResultId): {
  readonly save: SaveResult;
  readonly remove: () => void;
} {
  const edit = useCommand(methods.results.edit);
  const remove = useCommand(methods.results.delete);
  return {
    save: useCallback(
      (set, group) => edit({ resultId, set }, group === undefined ? {} : { group }),
      [edit, resultId],
    ),
    remove: () => void remove({ resultId }),
  };
}
