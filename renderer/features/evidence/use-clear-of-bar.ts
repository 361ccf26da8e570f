import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps the row with the focus from lying beneath a bar that is stuck to the bottom of whatever scrolls it (and bears
 * `data-holds-bar`): what is brought into sight stops above the bar, and so does the row that the focus is on when the
 * bar comes.
 */
export function useClearOfBar(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = bar.current;
    const screen = own?.closest<HTMLElement>('[data-holds-bar]');
    if (!own || !screen) return undefined;
    const keep = (): void => {
      screen.style.scrollPaddingBottom = `${own.offsetHeight}px`;
      const { activeElement } = document;
      if (activeElement === null || own.contains(activeElement) || !screen.contains(activeElement)) return;
      activeElement.closest('[role="row"]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    };
    keep();
    const observer = new ResizeObserver(keep);
    observer.observe(own);
    return () => {
      observer.disconnect();
      screen.style.scrollPaddingBottom = '';
    };
  }, [bar]);
}
