import { ancestorsOf, type ConceptNode } from './concept.ts';

/**
 * The palette index (0 to 7) of a concept: its own, else that of the nearest concept above which has one.
 * @returns null when neither it nor anything above has a colour
 */
export function conceptHue(
  concepts: ReadonlyMap<string, ConceptNode & { readonly colour: number | null }>,
  id: string,
): number | null {
  for (const step of [id, ...ancestorsOf(concepts, id)]) {
    const colour = concepts.get(step)?.colour ?? null;
    if (colour !== null) return colour;
  }
  return null;
}
