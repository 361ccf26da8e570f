import { useCallback, useMemo } from 'react';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { Names } from '#shared/domain/contrast-words.ts';

const nothing = {} as const;

/** The concepts of the review by id, and the name of each; “…” until they are there. */
export function useConceptNames(): {
  readonly byId: ReadonlyMap<string, ConceptView>;
  readonly names: Names;
} {
  const concepts = useRead(methods.taxonomy.concepts, nothing).data;
  const byId = useMemo(
    () => new Map<string, ConceptView>((concepts ?? []).map((concept) => [concept.id, concept])),
    [concepts],
  );
  const names = useCallback((id: string) => byId.get(id)?.name ?? '…', [byId]);
  return { byId, names };
}
