import { useEffect, useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { Size } from '#renderer/pdf/page-stack.ts';

/** The inner size of an element in CSS pixels, scrollbars left out; 0 × 0 before it is there. */
export function useViewSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const view = element.current;
    if (view === null) return;
    const measure = (): void =>
      setSize((old) =>
        old.width === view.clientWidth && old.height === view.clientHeight
          ? old
          : { width: view.clientWidth, height: view.clientHeight },
      );
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(view);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Device pixels of one CSS pixel; follows the window to another screen and the zoom of the whole window. */
export function usePixelRatio(): number {
  const [ratio, setRatio] = useState(window.devicePixelRatio);
  useEffect(() => {
    const query = window.matchMedia(`(resolution: ${ratio}dppx)`);
    const changed = (): void => setRatio(window.devicePixelRatio);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, [ratio]);
  return ratio;
}
