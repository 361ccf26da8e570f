import { useEffect, useRef } from 'react';

/**
 * Keeps what is typed while the form of a new claim is on its way, and hands it to the form once that has the focus:
 * a hand that knows its keys is faster than the disk, and “2” must not be taken for the second stage.
 * @param waiting a claim was asked for and its form is not there yet
 */
export function useEarlyKeys(waiting: boolean): void {
  const held = useRef<string[]>([]);
  const isWaiting = useRef(waiting);
  useEffect(() => {
    isWaiting.current = waiting;
    if (!waiting) void handOver(held.current);
  }, [waiting]);
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

/** Types the keys into what has the focus, one after the other; what comes meanwhile waits for its turn. */
async function handOver(keys: string[]): Promise<void> {
  if (!isText(document.activeElement)) keys.length = 0;
  for (let [key] = keys; key !== undefined; [key] = keys) {
    type(document.activeElement, key);
    // One key may move the focus; the next one goes where it is then.
    await new Promise((done) => setTimeout(done, 0));
    keys.shift();
  }
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
