import type { RefObject } from 'react';

/**
 * The stops inside a concept field: the chosen concepts and the text field after them.
 * @param listId names the open list, which is drawn elsewhere in the page
 */
export function useFieldBox(box: RefObject<HTMLElement | null>, listId: string) {
  return {
    input: (): HTMLInputElement | null => box.current?.querySelector('input') ?? null,
    /** The button of a chosen concept. */
    chip: (id: string): HTMLElement | null =>
      box.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(id)}"]`) ?? null,
    /** Moves the focus to the stop before or after the one that has it. */
    stepChips: (by: -1 | 1): void => {
      const stops = [...(box.current?.querySelectorAll<HTMLElement>('[data-chip], input') ?? [])];
      const here = stops.findIndex((stop) => stop === document.activeElement);
      stops[here + by]?.focus();
    },
    /** Whether something belongs to the field: its box or its open list. */
    holds: (target: EventTarget | null): boolean => {
      if (!(target instanceof Element)) return false;
      const owner = target.closest('[data-dropdown-of]')?.getAttribute('data-dropdown-of');
      return owner === listId || box.current?.contains(target) === true;
    },
  };
}
