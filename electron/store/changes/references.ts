import { type OperationKind, operationKinds } from '#shared/changes/operations.ts';
import type { Reader } from '../database/connection.ts';

/** What stands in the way of taking something back. */
export type Obstacle = { readonly entity: string; readonly id: string; readonly why: string };

type Pointer = { readonly entity: string; readonly why: string; readonly sql: string };

/** For each entity that can go: what may point at it, as selects of live ids. */
const pointers: Readonly<Partial<Record<string, readonly Pointer[]>>> = {
  document: [
    {
      entity: 'claim',
      why: 'a claim rests on the paper',
      sql: 'SELECT id FROM claim WHERE document_id = ? AND deleted = 0',
    },
    {
      entity: 'annotation',
      why: 'a highlight stands in the paper',
      sql: 'SELECT id FROM annotation WHERE document_id = ? AND deleted = 0',
    },
  ],
  annotation: [
    {
      entity: 'claim',
      why: 'a claim rests on these words',
      sql: `SELECT c.id FROM claim c JOIN claim_annotation l ON l.claim_id = c.id
            WHERE l.annotation_id = ? AND c.deleted = 0`,
    },
  ],
  concept: [
    {
      entity: 'claim',
      why: 'a claim uses the concept',
      sql: `SELECT c.id FROM claim c JOIN claim_concept l ON l.claim_id = c.id
            WHERE l.concept_id = ? AND c.deleted = 0`,
    },
    {
      entity: 'claim',
      why: 'a claim has it as its outcome',
      sql: 'SELECT id FROM claim WHERE outcome_id = ? AND deleted = 0',
    },
    {
      entity: 'concept',
      why: 'a concept lies below it',
      sql: 'SELECT id FROM concept WHERE parent_id = ? AND deleted = 0',
    },
  ],
};

/** What live things point at an entity that is about to go, those left out that go with it. */
export function liveReferences(
  db: Reader,
  target: { readonly kind: OperationKind; readonly id: string },
  going: ReadonlySet<string>,
): Obstacle[] {
  const { entity } = operationKinds[target.kind];
  return (pointers[entity] ?? []).flatMap((pointer) =>
    db
      .all<{ id: string }>(pointer.sql, target.id)
      .filter(({ id }) => !going.has(id))
      .map(({ id }) => ({ entity: pointer.entity, id, why: pointer.why })),
  );
}
