import { labelText } from '#shared/changes/labels.ts';
import { methods } from './methods.ts';
import { useCommand } from './use-command.ts';
import { useRead } from './use-read.ts';

/** One step that can be taken: the words for the action it would take back or do again. */
export interface UndoStep {
  readonly words: string;
}

/** What undo and redo would do now, and doing it. Refusals are shown; the answer names what was done. */
export function useUndo(): {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
  readonly undoNow: () => Promise<string | null>;
  readonly redoNow: () => Promise<string | null>;
} {
  const state = useRead(methods.history.state, {}).data;
  const undo = useCommand(methods.history.undo);
  const redo = useCommand(methods.history.redo);
  return {
    undo: state?.undo == null ? null : { words: labelText(state.undo.label) },
    redo: state?.redo == null ? null : { words: labelText(state.redo.label) },
    undoNow: async () => {
      const result = await undo({});
      return result.ok ? labelText(result.value.label) : null;
    },
    redoNow: async () => {
      const result = await redo({});
      return result.ok ? labelText(result.value.label) : null;
    },
  };
}
