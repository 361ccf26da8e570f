import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Holds the newest value for events and timers: whoever has the box need not be made anew for what is in it. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
