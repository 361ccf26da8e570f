import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Keeps the browser's own selection on an unseen copy of the selected words. The browser copies nothing, by key or by
 * menu, while its own selection is empty, and what is selected on a page is none of its own.
 */
export function useMirror(words: string): {
  readonly holder: RefObject<HTMLDivElement | null>;
  /** Takes the browser's selection back, after a field elsewhere had it. */
  readonly take: () => void;
} {
  const holder = useRef<HTMLDivElement>(null);
  const take = useCallback(() => {
    const element = holder.current;
    const selection = window.getSelection();
    if (element === null || selection === null) return;
    if (words !== '') selection.selectAllChildren(element);
    else if (selection.anchorNode !== null && element.contains(selection.anchorNode))
      selection.removeAllRanges();
  }, [words]);
  useEffect(take, [take]);
  return { holder, take };
}
