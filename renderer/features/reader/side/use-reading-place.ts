import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** How often the place is looked at while somebody scrolls, in milliseconds. */
const pause = 120;

/**
 * What `look` answers about the place in view, again whenever scrolling has moved it; `on` false looks at nothing.
 * `look` must be the same function for as long as it would answer the same.
 */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  on: boolean,
  look: () => number,
): number {
  const [place, setPlace] = useState(-1);
  useEffect(() => {
    const element = scroller.current;
    if (!on || element === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const again = (): void => {
      timer = null;
      setPlace(look());
    };
    const scrolled = (): void => {
      timer ??= setTimeout(again, pause);
    };
    again();
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      if (timer !== null) clearTimeout(timer);
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller, on, look]);
  return place;
}
