import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Redo2, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useUndo } from '#renderer/bridge/use-undo.ts';
import { fieldUndo } from '#renderer/ui/keys/field-undo.ts';
import { Hint } from '#renderer/ui/keys/hint.tsx';
import { ariaKeys } from '#renderer/ui/keys/key-words.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

const undoKeys = '$mod+z';
const redoKeys = '$mod+Shift+z';

/**
 * Undo and redo, each named after the action it would take back or do again. Their keys work in a text field too,
 * once there is no typing in it that they could mean.
 */
export function UndoButtons() {
  const { undo, redo, undoNow, redoNow } = useUndo();
  const undoLabel = undo === null ? 'Nothing to undo' : `Undo: ${undo.words}`;
  const redoLabel = redo === null ? 'Nothing to redo' : `Redo: ${redo.words}`;
  const said = useRef('');
  const say = (done: string | null, how: string) => {
    if (done === null) return;
    // One at a time, and each anew: a notification that is shown already would keep its old words.
    notifications.hide(said.current);
    said.current = notifications.show({ message: `${how}: ${done}`, autoClose: 4_000 });
  };
  const runUndo = async () => {
    const done = await undoNow();
    // A notice with a way back has none any more once its action was taken back here.
    if (undo !== null && done === undo.words) notifications.hide(undo.group);
    say(done, 'Undone');
  };
  const runRedo = async () => say(await redoNow(), 'Done again');
  useKeys({
    id: 'undo',
    section: 'Everywhere',
    label: undoLabel,
    keys: undoKeys,
    when: undo !== null,
    whileTyping: (field) => !fieldUndo.has('undo', field),
    run: () => void runUndo(),
  });
  useKeys({
    id: 'redo',
    section: 'Everywhere',
    label: redoLabel,
    keys: [redoKeys, '$mod+y'],
    when: redo !== null,
    whileTyping: (field) => !fieldUndo.has('redo', field),
    run: () => void runRedo(),
  });
  return (
    <>
      <Hint label={undoLabel} keys={undoKeys}>
        <ActionIcon
          aria-label={undoLabel}
          aria-keyshortcuts={ariaKeys(undoKeys)}
          aria-disabled={undo === null}
          data-disabled={undo === null}
          onClick={() => void (undo === null ? null : runUndo())}
        >
          <Undo2 size={16} />
        </ActionIcon>
      </Hint>
      <Hint label={redoLabel} keys={redoKeys}>
        <ActionIcon
          aria-label={redoLabel}
          aria-keyshortcuts={ariaKeys(redoKeys)}
          aria-disabled={redo === null}
          data-disabled={redo === null}
          onClick={() => void (redo === null ? null : runRedo())}
        >
          <Redo2 size={16} />
        </ActionIcon>
      </Hint>
    </>
  );
}
