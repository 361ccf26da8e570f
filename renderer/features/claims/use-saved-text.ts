import { useEffect, useState, useSyncExternalStore } from 'react';
import { newId } from '#renderer/bridge/new-id.ts';
import { useBeforeClose } from '#renderer/bridge/use-saving.ts';
import { type SaverView, type SaveText, TextSaver } from './text-saver.ts';

/**
 * A text field that saves itself: after a pause in typing, on leaving, when it goes, and before the window goes.
 * @param value the text as it is saved now
 */
export function useSavedText(
  value: string,
  save: SaveText,
): SaverView & { readonly type: (text: string) => void; readonly leave: () => void } {
  const [saver] = useState(() => new TextSaver(value, save, newId.group));
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  useEffect(() => {
    saver.save = save;
  }, [saver, save]);
  useEffect(() => saver.adopt(value), [saver, value]);
  useEffect(() => () => void saver.flush(), [saver]);
  useBeforeClose(() => saver.flush());
  return { ...view, type: (text) => saver.type(text), leave: () => saver.leave() };
}
