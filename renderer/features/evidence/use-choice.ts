import { useEffect, useMemo, useRef, useState } from 'react';
import { type Choice, kept } from './chosen-set.ts';
import type { GridLine } from './grid-lines.ts';

/**
 * What is chosen among these lines, the stretch that it is in (null: nothing is chosen), and the way to change it. What
 * has no line any more leaves it.
 */
export function useChoice(lines: readonly GridLine[]) {
  const [stored, setChoice] = useState<Choice | null>(null);
  const isChoosing = stored !== null;
  // Of 20,000 lines only where something is chosen.
  const shown = useMemo(() => new Set(isChoosing ? lines.map(({ key }) => key) : []), [lines, isChoosing]);
  const choice = stored === null ? null : kept(stored, shown);
  // For good: what is shown again later is not chosen.
  if (choice !== stored) setChoice(choice);
  const stretch = useMemo(
    () => (choice === null ? null : (lines.find(({ key }) => choice.lines.has(key))?.stretch ?? null)),
    [lines, choice],
  );
  return { choice, stretch, setChoice };
}

/** The bar of a choice may go while it has the focus, and would take it along: the table gets it back. */
export function useFocusBack(isChoosing: boolean, comeBack: () => void): void {
  const before = useRef(isChoosing);
  useEffect(() => {
    if (before.current && !isChoosing && document.activeElement === document.body) comeBack();
    before.current = isChoosing;
  });
}
