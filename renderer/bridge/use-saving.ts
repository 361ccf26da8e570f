import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useBridge } from './bridge-context.ts';

/** How many changes the store has not acknowledged yet. */
export function useUnsaved(): number {
  const { link } = useBridge();
  return useSyncExternalStore(link.unsaved.subscribe, link.unsaved.get);
}

/** Sends what this component still holds back (the text of a field being typed) before the window goes. */
export function useBeforeClose(flush: () => void | Promise<unknown>): void {
  const { flushers } = useBridge();
  const onClose = useEffectEvent(flush);
  useEffect(() => {
    const flusher = () => onClose();
    flushers.add(flusher);
    return () => {
      flushers.delete(flusher);
    };
  }, [flushers]);
}
