import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newId } from '#renderer/bridge/new-id.ts';
import { useBeforeClose } from '#renderer/bridge/use-saving.ts';
import type { GroupId } from '#shared/contract/ids.ts';

/** How long typing pauses before it is saved, in milliseconds. */
const pause = 600;

/**
 * A text field that saves itself: after a pause, on leaving, when its form goes, and before the window goes.
 * All saves of one stay in the field are one action for undo.
 * @param saved the value as the store has it
 * @param save false: it was not taken, and the field goes back to what is saved
 */
export function useField(saved: string, save: (text: string, group: GroupId) => Promise<boolean>) {
  const [draft, setDraft] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  const group = useRef<GroupId | null>(null);
  const focused = useRef(false);
  const send = async (): Promise<boolean> => {
    if (draft === null || draft === saved || draft === sent.current) return true;
    group.current ??= newId.group();
    sent.current = draft;
    return save(draft, group.current);
  };
  const flush = useEffectEvent(send);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void flush(), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => void flush(), []);
  useEffect(() => {
    // Until the store's own answer says the same, the typed text stays on the screen.
    if (draft !== null && draft === saved && !focused.current) setDraft(null);
  }, [draft, saved]);
  useBeforeClose(send);
  const [leaving, setLeaving] = useState(0);
  useEffect(() => {
    if (leaving === 0) return;
    void flush().then((taken) => {
      group.current = null;
      sent.current = null;
      if (!taken) setDraft(null);
    });
  }, [leaving]);
  return {
    value: draft ?? saved,
    onFocus: () => {
      focused.current = true;
    },
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onBlur: () => {
      focused.current = false;
      if (draft === saved) setDraft(null);
      setLeaving((count) => count + 1);
    },
  };
}
