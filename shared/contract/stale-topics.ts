import { type Entity, type OperationKind, operationKinds, setElement } from '../changes/operations.ts';
import { type Topic, topics } from './kinds.ts';

type Stale = {
  /** By every operation on such an entity. */
  readonly always: readonly Topic[];
  /** Also where one is made, deleted or restored. */
  readonly coming?: readonly Topic[];
  /** Also where one of these fields, or of these sets, is touched. */
  readonly fields?: Readonly<Record<string, readonly Topic[]>>;
};

const ties: readonly Topic[] = ['claim-ties'];

/** The topics of every entity: one that is new does not compile before it has some. */
const staleBy: Readonly<Record<Entity, Stale>> = {
  review: { always: ['review'] },
  reviewer: { always: ['reviewer'] },
  facet: { always: ['concept'] },
  concept: { always: ['concept'] },
  // Text is found by the hash of the file that a document has.
  document: { always: ['document'], coming: ['text'], fields: { sha256: ['text'] } },
  annotation: { always: ['annotation'] },
  study: { always: ['study'] },
  claim: {
    always: ['claim'],
    coming: ['claim-count', 'claim-ties'],
    fields: {
      annotation: ties,
      comparator: ties,
      outcome: ties,
      population: ties,
      study: ties,
      therapy: ties,
    },
  },
  result: { always: ['claim'] },
  savedView: { always: ['saved-view'] },
  analysis: { always: ['analysis'] },
  analysisRow: { always: ['analysis'] },
};

/**
 * The topics whose answers may be out of date after an operation was recorded; `change` is always among them.
 * @param fields the fields that it touched, those of sets with their element
 */
export function staleTopics(kind: OperationKind, fields: readonly string[]): readonly Topic[] {
  const { entity, effect } = operationKinds[kind];
  const { always, coming = [], fields: byField = {} } = staleBy[entity];
  const stale = new Set<Topic>(['change', ...always]);
  if (effect !== 'edit') for (const topic of coming) stale.add(topic);
  for (const field of fields)
    for (const topic of byField[setElement(field)?.set ?? field] ?? []) stale.add(topic);
  return topics.filter((topic) => stale.has(topic));
}
