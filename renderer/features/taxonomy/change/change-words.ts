import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { ancestorsOf } from '#shared/domain/concept.ts';
import { formatCount } from '#renderer/ui/format.ts';

/** How many claims and studies use a concept: “Used by 12 claims and 1 study.” */
export function usedWords({ uses, studies }: ConceptView): string {
  const users = [
    uses === 0 ? '' : formatCount(uses, 'claim', 'claims'),
    studies === 0 ? '' : formatCount(studies, 'study', 'studies'),
  ].filter(Boolean);
  return users.length === 0 ? 'Used by no claim.' : `Used by ${users.join(' and ')}.`;
}

/** The concepts below one, at any depth; merged ones lie nowhere. */
export function allBelow(byId: ReadonlyMap<string, ConceptView>, id: string): readonly ConceptView[] {
  return [...byId.values()].filter(
    (concept) => concept.mergedInto === null && ancestorsOf(byId, concept.id).includes(id),
  );
}

/** What a merge takes along. */
export function mergeWords(concept: ConceptView, below: number): string {
  const lower =
    below === 0 ? '' : ` So ${below === 1 ? 'does the concept' : `do the ${below} concepts`} below it.`;
  return `${usedWords(concept)} All that uses it will use the other one.${lower} Its name finds the other from then on.`;
}
