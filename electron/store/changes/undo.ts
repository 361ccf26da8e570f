import { type AppError, appError } from '#shared/contract/errors.ts';
import { type InverseField, inverseOf } from '#shared/changes/inverse.ts';
import { isUndoable, labelText } from '#shared/changes/labels.ts';
import {
  type FieldValue,
  type Operation,
  type OperationDraft,
  type OperationKind,
  operationKinds,
} from '#shared/changes/operations.ts';
import { type StackGroup, stacksOf, type UndoStacks } from '#shared/changes/undo-stack.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { headOf } from './apply.ts';
import { changesOfGroup, operationsOf } from './log.ts';
import { liveReferences, type Obstacle } from './references.ts';
import type { Authorship } from './writer.ts';

/** How far back the stacks look, in changes; older actions stay in History. */
const DEPTH = 20_000;

/** The undo and redo stacks of a reviewer in this replica: they are in the log, so they survive restarts. */
export function undoStacks(db: Reader, author: Pick<Authorship, 'replicaId' | 'reviewerId'>): UndoStacks {
  const rows = db.all<StackGroup>(
    `SELECT group_id AS "group", label, undoes FROM (
       SELECT position, group_id, label, undoes FROM change
       WHERE replica_id = ? AND reviewer_id = ? ORDER BY position DESC LIMIT ${DEPTH})
     GROUP BY group_id ORDER BY max(position)`,
    author.replicaId,
    author.reviewerId,
  );
  return stacksOf(rows.filter((row) => isUndoable(row.label)));
}

/** The operations that take a group back, or `stale-undo` with what is in the way. */
export function planUndo(db: Reader, target: StackGroup): Result<readonly OperationDraft[], AppError> {
  const changes = changesOfGroup(db, target.group);
  const operations = changes.flatMap((change) => operationsOf(db, change.id)).reverse();
  const inverses = new Map<string, Draft>();
  for (const operation of operations) addInverse(db, inverses, operation);
  const drafts = [...inverses.values()];
  const obstacles = findObstacles(db, operations, drafts);
  return obstacles.length === 0 ? ok(drafts) : err(stale(target, operations, obstacles));
}

type Draft = {
  readonly kind: OperationKind;
  readonly id: string;
  readonly set: Record<string, FieldValue>;
  readonly origins: Record<string, string>;
};

/** Later inverses (of earlier operations) win on the same field, and are applied last. */
function addInverse(db: Reader, inverses: Map<string, Draft>, operation: Operation): void {
  const inverse = inverseOf(operation);
  const key = `${inverse.kind} ${inverse.id}`;
  const draft = inverses.get(key) ?? { kind: inverse.kind, id: inverse.id, set: {}, origins: {} };
  inverses.delete(key);
  inverses.set(key, draft);
  for (const field of inverse.fields) {
    draft.set[field.field] = field.after;
    const origin = originOf(db, inverse.id, field);
    if (origin !== null) draft.origins[field.field] = origin;
  }
}

function originOf(db: Reader, id: string, field: InverseField): string | null {
  if (field.base === null) return null;
  const row = db.get<{ origin: string | null }>(
    `SELECT f.origin FROM operation_field f JOIN operation o USING (change_id, number)
     WHERE f.change_id = ? AND o.entity_id = ? AND f.field = ? ORDER BY number DESC LIMIT 1`,
    field.base,
    id,
    field.field,
  );
  return row?.origin ?? field.base;
}

function findObstacles(db: Reader, operations: readonly Operation[], drafts: readonly Draft[]): Obstacle[] {
  const going = new Set(drafts.filter((draft) => deletes(draft)).map((draft) => draft.id));
  const changed = operations.flatMap((operation) => fieldObstacles(db, operation));
  const lastChange = operations[0]?.changeId ?? '';
  const made = drafts
    .filter((draft) => deletes(draft))
    .flatMap((draft) => [...editedSince(db, draft, lastChange), ...liveReferences(db, draft, going)]);
  const seen = new Map([...changed, ...made].map((obstacle) => [`${obstacle.id} ${obstacle.why}`, obstacle]));
  return [...seen.values()];
}

function deletes(draft: Draft): boolean {
  return operationKinds[draft.kind].effect === 'delete';
}

/** Operations come newest first: only the newest on a field tells what the field should hold now. */
function fieldObstacles(db: Reader, operation: Operation): Obstacle[] {
  if (operationKinds[operation.kind].effect === 'create') return [];
  return operation.fields.flatMap((field) => {
    const origin = headOf(db, operation.entity, operation.id, field.field)?.origin;
    const expected = field.origin ?? operation.changeId;
    if (origin === expected || sameGroup(db, origin, operation.changeId)) return [];
    return [{ entity: operation.entity, id: operation.id, why: `“${field.field}” was changed since` }];
  });
}

function sameGroup(db: Reader, origin: string | undefined, changeId: string): boolean {
  if (origin === undefined) return false;
  const sql = `SELECT 1 AS same FROM change a JOIN change b USING (group_id) WHERE a.id = ? AND b.id = ?`;
  return db.get(sql, origin, changeId) !== undefined;
}

function editedSince(db: Reader, draft: Draft, lastChange: string): Obstacle[] {
  const rows = db.all<{ field: string }>(
    `SELECT h.field FROM field_head h
     JOIN change made ON made.id = h.change_id JOIN change value ON value.id = h.origin
     JOIN change last ON last.id = ?
     WHERE h.entity_id = ? AND h.field <> 'deleted'
       AND made.position > last.position AND value.position > last.position`,
    lastChange,
    draft.id,
  );
  const { entity } = operationKinds[draft.kind];
  return rows.map((row) => ({ entity, id: draft.id, why: `“${row.field}” was changed since` }));
}

function stale(
  target: StackGroup,
  operations: readonly Operation[],
  obstacles: readonly Obstacle[],
): AppError {
  const documents = operations.filter(({ kind }) => kind === 'document.imported').map(({ id }) => id);
  const offer =
    documents.length > 0 ? ' You can move the papers to the bin together with their claims instead.' : '';
  const reasons = [...new Set(obstacles.map((obstacle) => obstacle.why))].slice(0, 5).join('; ');
  return appError(
    'stale-undo',
    `“${labelText(target.label)}” can't be taken back any more: ${reasons}. Nothing was changed.${offer}`,
    { label: target.label, inTheWay: obstacles.slice(0, 50), documents },
  );
}
