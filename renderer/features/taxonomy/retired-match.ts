import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { searchConcepts } from '#shared/domain/concept-search.ts';

/** The retired concept that answers best to what was typed, to be brought back; null: none, or nothing typed. */
export function retiredMatch(concepts: readonly ConceptView[], typed: string): ConceptView | null {
  if (typed.trim() === '') return null;
  const retired = concepts.filter((concept) => concept.retired && concept.mergedInto === null);
  const [best] = searchConcepts(
    retired.map((concept) => ({ ...concept, retired: false })),
    typed,
  );
  return retired.find((concept) => concept.id === best?.concept.id) ?? null;
}
