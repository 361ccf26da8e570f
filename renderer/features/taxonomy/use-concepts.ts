import { useMemo } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';

const nothing = {} as const;
const none: readonly ConceptView[] = [];

/** All concepts of the review in their order, and by id. */
export function useConcepts(): {
  readonly concepts: readonly ConceptView[];
  readonly byId: ReadonlyMap<string, ConceptView>;
} {
  const concepts = useRead(methods.taxonomy.concepts, nothing).data ?? none;
  const byId = useMemo(
    () => new Map<string, ConceptView>(concepts.map((concept) => [concept.id, concept])),
    [concepts],
  );
  return { concepts, byId };
}
