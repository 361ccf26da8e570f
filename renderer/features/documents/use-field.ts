import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newId } from '#renderer/bridge/new-id.ts';
import { useBeforeClose } from '#renderer/bridge/use-saving.ts';
import type { GroupId } from '#shared/contract/ids.ts';

/** How long typing pauses before it is saved, in milliseconds. */
const pause = 600;

/** What was sent last and not settled yet. */
interface Sent {
  readonly text: string;
  /** The saved value before it. */
  readonly before: string;
  readonly taken: Promise<string | null>;
}

/**
 * A text field that saves itself: after a pause, on leaving, when its form goes, and before the window goes.
 * All saves of one stay in the field are one action for undo.
 * @param saved the value as the store has it
 * @param save answers the text as the field shows it then: as it was taken, tidied perhaps, or as it was typed when it
 * is to be corrected; null: it was not taken, and the field shows what is saved
 */
export function useField(saved: string, save: (text: string, group: GroupId) => Promise<string | null>) {
  const [draft, setDraft] = useState<string | null>(null);
  const sent = useRef<Sent | null>(null);
  const group = useRef<GroupId | null>(null);
  const focused = useRef(false);
  const send = async (): Promise<string | null> => {
    if (draft === null || draft === saved) return saved;
    if (draft !== sent.current?.text) {
      group.current ??= newId.group();
      sent.current = { text: draft, before: saved, taken: save(draft, group.current) };
    }
    return sent.current.taken;
  };
  const flush = useEffectEvent(send);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => void flush(), pause);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => void flush(), []);
  useBeforeClose(send);

  // Until the store's own answer is read again, the typed text stays on the screen; from then on what is saved is
  // shown, also after an undo.
  const settle = useEffectEvent((taken: string | null) => {
    if (focused.current) return;
    const isRead = taken === null || taken === saved || saved !== sent.current?.before;
    sent.current = null;
    if (isRead) setDraft(null);
  });
  const show = useEffectEvent(() => {
    if (!focused.current && sent.current === null) setDraft(null);
  });
  useEffect(() => show(), [saved]);
  const [leaving, setLeaving] = useState(0);
  useEffect(() => {
    if (leaving === 0) return;
    void flush().then((taken) => {
      group.current = null;
      settle(taken);
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
      setLeaving((count) => count + 1);
    },
  };
}
