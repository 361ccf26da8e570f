import { useEffect, useState, useSyncExternalStore } from 'react';
import { newId } from '#renderer/bridge/new-id.ts';
import { refusedTexts } from '#renderer/bridge/refused-texts.ts';
import { useBeforeClose } from '#renderer/bridge/use-saving.ts';
import { type SaverView, type SaveText, TextSaver } from './text-saver.ts';

/**
 * A text field that saves itself: after a pause in typing, on leaving, when it goes, and before the window goes.
 * @param field names this text among all of the review; what the store refused is found again under it
 * @param value the text as it is saved now
 */
export function useSavedText(
  field: string,
  value: string,
  save: SaveText,
): SaverView & { readonly type: (text: string) => void; readonly leave: () => void } {
  const keeping: SaveText = async (text, group) => {
    const result = await save(text, group);
    refusedTexts.note(field, text, result.ok);
    return result;
  };
  const [saver] = useState(() => new TextSaver(value, keeping, newId.group));
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  useEffect(() => {
    saver.save = keeping;
  });
  useEffect(() => {
    const refused = refusedTexts.of(field);
    if (refused !== null) saver.type(refused);
  }, [saver, field]);
  useEffect(() => saver.adopt(value), [saver, value]);
  // Typed back to what is saved: nothing is left that could be lost.
  const takenBack = view.refused !== null && view.text === value;
  useEffect(() => {
    if (takenBack) refusedTexts.forget(field);
  }, [takenBack, field]);
  useEffect(() => () => void saver.flush(), [saver]);
  useBeforeClose(() => saver.flush());
  return { ...view, type: (text) => saver.type(text), leave: () => saver.leave() };
}
