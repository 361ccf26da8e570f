import { useEffect, useRef, useState } from 'react';

/** How long the words that were gone to stay marked, in ms: until they are found on a full page and read. */
const flashTime = 8_000;

type Nonce = { readonly nonce: number };

/**
 * Goes to a target once it can: `go` answers false while something that it needs is not there yet, and is asked
 * again whenever `ready` changes. Answers the target whose words are to be flashed now.
 */
export function useTarget<T extends Nonce>(
  target: T | null,
  ready: unknown,
  go: (target: T) => boolean,
): T | null {
  const [flashed, setFlashed] = useState<T | null>(null);
  const gone = useRef<number | null>(null);
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    if (target === null || gone.current === target.nonce || !latest.current(target)) return;
    gone.current = target.nonce;
    setFlashed(target);
  }, [target, ready]);
  useEffect(() => {
    if (flashed === null) return;
    const timer = setTimeout(() => setFlashed(null), flashTime);
    return () => clearTimeout(timer);
  }, [flashed]);
  return flashed;
}
