import { isChoosable, type SearchedConcept } from './concept-search.ts';

/** As many as there are digit keys from 1 on. */
const most = 9;

/**
 * The concepts that the digit keys of a field choose, the first by 1: last choices, newest first, then the most
 * used. Concepts that were never used have no key, nor have retired and merged ones.
 * @param recent ids of the last choices, newest first
 */
export function quickChoices<C extends SearchedConcept>(
  concepts: readonly C[],
  recent: readonly string[],
): readonly C[] {
  const choosable = concepts.filter(isChoosable);
  const last = recent.flatMap((id) => choosable.find((concept) => concept.id === id) ?? []);
  const used = choosable
    .filter((concept) => concept.uses > 0 && !last.includes(concept))
    .sort((a, b) => b.uses - a.uses);
  return [...last, ...used].slice(0, most);
}

/** The digits that begin a name or a synonym, as in “6-MP”: typed alone they are text, not keys. */
export function digitsThatBeginNames(
  concepts: readonly Pick<SearchedConcept, 'name' | 'synonyms'>[],
): ReadonlySet<string> {
  const words = concepts.flatMap(({ name, synonyms }) => [name, ...synonyms]);
  return new Set(words.flatMap((word) => /^\d/u.exec(word.trim()) ?? []));
}
