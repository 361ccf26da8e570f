import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back to the table of studies when the row that had it is gone, as after Undo: the next table is pasted there.
 * @param anchor holds the table
 * @param rows what it shows
 */
export function useKeptFocus(anchor: RefObject<HTMLElement | null>, rows: readonly unknown[]): void {
  const held = useRef(false);
  useEffect(() => {
    // A row that goes takes the focus along without a word; somebody who leaves is seen elsewhere.
    const look = ({ target }: Event) => {
      held.current = target instanceof Node && anchor.current?.contains(target) === true;
    };
    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', look);
    };
  }, [anchor]);
  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body) focusTable(anchor.current);
  }, [anchor, rows]);
}

/** Puts the focus into the table, where it was. */
export function focusTable(anchor: HTMLElement | null): void {
  anchor?.querySelector<HTMLElement>('[data-cell][tabindex="0"]')?.focus({ preventScroll: true });
}
