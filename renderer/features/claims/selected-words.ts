import { createContext, useContext } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';

const Selected = createContext<Anchor | null>(null);

/** Gives the words that are selected in the paper to the forms beside it. */
export const SelectedWords = Selected.Provider;

/** The words that are selected in the paper; null: none are. */
export function useSelectedWords(): Anchor | null {
  return useContext(Selected);
}
