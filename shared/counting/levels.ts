/** A concept as far as rows and columns need it. */
export type LevelConcept = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
};

/**
 * One row (or column) of a matrix. `unspecified`: claims coded at the concept itself while those below it are open;
 * `none`: claims that name no concept.
 */
export type Line = {
  readonly key: string;
  readonly concept: string | null;
  readonly kind: 'concept' | 'unspecified' | 'none';
  readonly name: string;
  /** How deep in the hierarchy, 0 at its top. */
  readonly level: number;
  /** Names from the top of the hierarchy down to this one. */
  readonly path: readonly string[];
};

/** The key of the line of claims that name no concept. */
export const noneKey = 'none';

/** The lines of a hierarchy, and which of them a concept belongs to. */
export type Lines = {
  readonly lines: readonly Line[];
  /** Null for an id that is not among the concepts. */
  readonly lineOf: (concept: string) => string | null;
};

/**
 * The lines of a hierarchy that is opened to a depth: one for each concept at that depth, for each above it that has
 * nothing below, and one "(not specified)" for what is coded at an opened concept itself.
 * @param concepts each after its parent, siblings in their order
 * @param depth 1: only the tops; 2: what is directly below them; and so on
 * @param none what the line of claims without a concept is called
 */
export function linesAt(concepts: readonly LevelConcept[], depth: number, none: string): Lines {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const opened = new Set(concepts.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));
  const chains = new Map(concepts.map(({ id }) => [id, chainOf(byId, id)]));
  const lines: Line[] = [];
  const lineOf = new Map<string, string>();
  for (const concept of concepts) {
    const chain = chains.get(concept.id) ?? [];
    const level = chain.length - 1;
    if (level >= depth) {
      lineOf.set(concept.id, chain[depth - 1]?.id ?? concept.id);
      continue;
    }
    const isOpen = opened.has(concept.id) && level < depth - 1;
    const key = isOpen ? `${concept.id}/unspecified` : concept.id;
    lineOf.set(concept.id, key);
    lines.push({
      key,
      concept: concept.id,
      kind: isOpen ? 'unspecified' : 'concept',
      name: isOpen ? `${concept.name} (not specified)` : concept.name,
      level: isOpen ? level + 1 : level,
      path: chain.map(({ name }) => name),
    });
  }
  lines.push({ key: noneKey, concept: null, kind: 'none', name: none, level: 0, path: [none] });
  return { lines, lineOf: (concept) => lineOf.get(concept) ?? null };
}

/** Lines of what has no hierarchy, in the order given, and last the one of claims that have nothing of the kind. */
export function plainLines(
  values: readonly { readonly key: string; readonly name: string }[],
  none: string,
): readonly Line[] {
  const line = (key: string, name: string, kind: Line['kind']): Line => ({
    key,
    concept: null,
    kind,
    name,
    level: 0,
    path: [name],
  });
  return [...values.map(({ key, name }) => line(key, name, 'concept')), line(noneKey, none, 'none')];
}

/** The greatest depth of a hierarchy; 1 where nothing lies below anything, and where there is nothing. */
export function depthOf(concepts: readonly LevelConcept[]): number {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  return concepts.reduce((most, { id }) => Math.max(most, chainOf(byId, id).length), 1);
}

/** From the top down to the concept; a loop ends where it would begin anew. */
function chainOf(byId: ReadonlyMap<string, LevelConcept>, id: string): LevelConcept[] {
  const chain: LevelConcept[] = [];
  let at = byId.get(id);
  while (at !== undefined && !chain.includes(at)) {
    chain.push(at);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }
  return chain.reverse();
}
