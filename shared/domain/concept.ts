/** The parts of a concept that the rules on names and hierarchies look at. */
export type ConceptNode = {
  readonly id: string;
  readonly facetId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly retired: boolean;
  readonly mergedInto: string | null;
};

/** A name as it is kept: trimmed, inner white space single. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}

/** A name as it is compared: regardless of case, of the kind of dash and of white space. */
export function nameKey(name: string): string {
  return tidyName(name)
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/gu, '-')
    .toLocaleLowerCase('en');
}

/** All concepts above one, nearest first; ends at a loop rather than following it. */
export function ancestorsOf(concepts: ReadonlyMap<string, ConceptNode>, id: string): string[] {
  const above: string[] = [];
  let parent = concepts.get(id)?.parentId ?? null;
  while (parent !== null && !above.includes(parent) && parent !== id) {
    above.push(parent);
    parent = concepts.get(parent)?.parentId ?? null;
  }
  return above;
}

/** The names from the top of the hierarchy down to the concept itself. */
export function conceptPath(concepts: ReadonlyMap<string, ConceptNode>, id: string): string[] {
  const chain = [id, ...ancestorsOf(concepts, id)].reverse();
  return chain.flatMap((step) => concepts.get(step)?.name ?? []);
}

/**
 * Why a concept may not bear this name, or null. Names are unique among siblings; a name that is already a
 * synonym elsewhere in the facet would make type-ahead and import ambiguous.
 */
export function nameProblem(
  concepts: Iterable<ConceptNode>,
  wanted: {
    readonly id: string;
    readonly facetId: string;
    readonly parentId: string | null;
    readonly name: string;
  },
): string | null {
  const key = nameKey(wanted.name);
  if (key === '') return 'A concept needs a name.';
  for (const other of concepts) {
    if (other.id === wanted.id || other.facetId !== wanted.facetId || other.mergedInto !== null) continue;
    if (other.parentId === wanted.parentId && nameKey(other.name) === key) {
      return `“${other.name}” is already there, at the same place.`;
    }
    if (other.synonyms.some((synonym) => nameKey(synonym) === key)) {
      return `“${wanted.name}” is a synonym of “${other.name}”.`;
    }
  }
  return null;
}

/**
 * The other concept of the facet that a name already stands for, as its name or a synonym; a name before a synonym,
 * one in use before a retired one. Null: there is none.
 */
export function namedAlike<C extends ConceptNode>(
  concepts: Iterable<C>,
  wanted: { readonly id: string; readonly facetId: string; readonly name: string },
): C | null {
  const key = nameKey(wanted.name);
  const others = [...concepts].filter(
    (other) => other.id !== wanted.id && other.facetId === wanted.facetId && other.mergedInto === null,
  );
  const named = others.filter((other) => nameKey(other.name) === key);
  const found =
    named.length > 0 ? named : others.filter((other) => other.synonyms.some((own) => nameKey(own) === key));
  return found.find((other) => !other.retired) ?? found[0] ?? null;
}

/** Why a concept may not have this synonym, or null: it is the name or a synonym of another concept of the facet. */
export function synonymProblem(
  concepts: Iterable<ConceptNode>,
  wanted: { readonly id: string; readonly facetId: string; readonly synonym: string },
): string | null {
  const key = nameKey(wanted.synonym);
  for (const other of concepts) {
    if (other.id === wanted.id || other.facetId !== wanted.facetId || other.mergedInto !== null) continue;
    if (nameKey(other.name) === key || other.synonyms.some((synonym) => nameKey(synonym) === key)) {
      return `“${wanted.synonym}” already names “${other.name}”.`;
    }
  }
  return null;
}
