import { useEffect, useRef } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import type { Draft } from './unsaved-claims.ts';
import type { Fresh } from './use-new-claim.ts';

/**
 * Keeps what is typed while the form of a new claim is on its way, and hands it to the form once that has the focus:
 * a hand that knows its keys is faster than the disk, and “2” must not be taken for the second stage.
 */
export function useEarlyKeys(now: {
  /** Words that a claim is being made of. */
  readonly draft: Draft | null;
  /** The claim that was made last. */
  readonly fresh: Fresh | null;
  readonly activeClaimId: ClaimId | null;
  /** The claim whose form is there. */
  readonly active: ClaimView | null;
}): void {
  const { draft, fresh, activeClaimId, active } = now;
  const held = useRef<string[]>([]);
  const isWaiting = useRef(false);
  // A claim whose form was there and is gone, as after an undo, is waited for no more.
  const seen = useRef<ClaimId | null>(null);
  useEffect(() => {
    if (active !== null) seen.current = active.id;
    const made = fresh !== null && fresh.claimId === activeClaimId && seen.current !== fresh.claimId;
    isWaiting.current = draft !== null || made;
    if (!isWaiting.current) void handOver(held.current);
  }, [draft, fresh, activeClaimId, active]);
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (handedOver.has(event) || !(isWaiting.current || held.current.length > 0)) return;
      if ([...event.key].length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
      held.current.push(event.key);
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', keep, { capture: true });
    return () => window.removeEventListener('keydown', keep, { capture: true });
  }, []);
}

const handedOver = new WeakSet<Event>();
const beingHandedOver = new WeakSet<string[]>();

/** Types the keys into what has the focus, one after the other; what comes meanwhile waits for its turn. */
async function handOver(keys: string[]): Promise<void> {
  if (keys.length === 0 || beingHandedOver.has(keys)) return;
  beingHandedOver.add(keys);
  if (!isText(document.activeElement)) keys.length = 0;
  for (let [key] = keys; key !== undefined; [key] = keys) {
    type(document.activeElement, key);
    // One key may move the focus; the next one goes where it is then.
    await new Promise((done) => setTimeout(done, 0));
    keys.shift();
  }
  beingHandedOver.delete(keys);
}

function type(target: Element | null, key: string): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  handedOver.add(event);
  const unused = target?.dispatchEvent(event) === true;
  if (!unused || !isText(target)) return;
  target.setRangeText(key, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }));
}

function isText(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
