import type { Sides } from './sides.ts';

/** The name of a concept by its id; a mark while the taxonomy is not there yet. */
export type Names = (conceptId: string) => string;

/** Several names in one breath. */
export function together(ids: readonly string[], names: Names): string {
  return ids.map(names).join(' + ');
}

/** What a claim compares, in the fewest words: “blinatumomab vs chemotherapy”. Empty while no side is coded. */
export function contrastWords(claim: Sides & { readonly therapy: readonly string[] }, names: Names): string {
  const { tested, control, background } = claim;
  if (tested.length === 0 && control.length === 0) return together(claim.therapy, names);
  if (control.length > 0) return `${together(tested, names)} vs ${together(control, names)}`.trim();
  if (background.length === 0) return together(tested, names);
  return `${together(tested, names)}, on ${together(background, names)}`;
}
