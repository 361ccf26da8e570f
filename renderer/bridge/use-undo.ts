import { labelText } from '#shared/changes/labels.ts';
import type { GroupId } from '#shared/contract/ids.ts';
import { useBridge } from './bridge-context.ts';
import { methods } from './methods.ts';
import { useCommand } from './use-command.ts';
import { useRead } from './use-read.ts';

/** One step that can be taken: the action it would take back or do again, and the words for it. */
export interface UndoStep {
  readonly group: GroupId;
  readonly words: string;
}

/** What undo and redo would do now, and doing it. Refusals are shown; the answer names what was done. */
export function useUndo(): {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
  readonly undoNow: () => Promise<string | null>;
  readonly redoNow: () => Promise<string | null>;
} {
  const { flushers } = useBridge();
  const state = useRead(methods.history.state, {}).data;
  const undo = useCommand(methods.history.undo);
  const redo = useCommand(methods.history.redo);
  // A text that waits to be sent is the last thing that was done, and must not follow what takes it back.
  const sendTexts = () => Promise.all([...flushers].map((flush) => Promise.resolve(flush())));
  return {
    undo: stepOf(state?.undo),
    redo: stepOf(state?.redo),
    undoNow: async () => {
      await sendTexts();
      const result = await undo({});
      return result.ok ? labelText(result.value.label) : null;
    },
    redoNow: async () => {
      await sendTexts();
      const result = await redo({});
      return result.ok ? labelText(result.value.label) : null;
    },
  };
}

function stepOf(
  step: { readonly group: GroupId; readonly label: string } | null | undefined,
): UndoStep | null {
  return step == null ? null : { group: step.group, words: labelText(step.label) };
}
