import { type AppError, appError } from '#shared/contract/errors.ts';
import { type InverseField, inverseOf } from '#shared/changes/inverse.ts';
import { isUndoable, labelText } from '#shared/changes/labels.ts';
import {
  type FieldValue,
  type Operation,
  type OperationKind,
  operationKinds,
} from '#shared/changes/operations.ts';
import { type StackGroup, stacksOf, type UndoStacks } from '#shared/changes/undo-stack.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { headOf } from './apply.ts';
import { changesOfGroup, operationsOf } from './log.ts';
import { filesTaken, looseEnds, namesTaken, type Obstacle } from './references.ts';
import type { Authorship, Plan } from './writer.ts';

/** How far back the stacks look, in changes: they are read after every change. Older actions stay in History. */
const DEPTH = 5_000;

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

/** What takes a group back, or `stale-undo` with what is in the way. */
export function planUndo(db: Reader, target: StackGroup): Result<Plan, AppError> {
  const changes = changesOfGroup(db, target.group);
  const operations = changes.flatMap((change) => operationsOf(db, change.id)).reverse();
  const drafts = operations.map((operation) => inverseDraft(db, operation));
  forgetOverruled(drafts);
  const effective = drafts.filter(({ set }) => Object.keys(set).length > 0);
  const obstacles = [
    ...changedSince(db, operations, effective),
    ...filesTaken(db, effective),
    ...namesTaken(db, effective),
  ];
  if (obstacles.length > 0) return err(stale(target, operations, obstacles));
  return ok({
    operations: effective,
    undoes: target.group,
    arguments: { of: target.label },
    verify: (after) => {
      const unmade = importedBy(after, target.group);
      const ends = effective.flatMap(({ kind, id }) =>
        looseEnds(after, { entity: operationKinds[kind].entity, id }, unmade),
      );
      return ends.length === 0 ? null : stale(target, operations, ends);
    },
  });
}

/** The papers that came in by a group, or by the one that it goes back to: an undo of a redo of an import. */
function importedBy(db: Reader, group: string): ReadonlySet<string> {
  const rows = db.all<{ id: string }>(
    `WITH RECURSIVE chain (id) AS (
       SELECT ? UNION
       SELECT c.undoes FROM change c JOIN chain ON c.group_id = chain.id WHERE c.undoes IS NOT NULL)
     SELECT o.entity_id AS id FROM chain JOIN change c ON c.group_id = chain.id
     JOIN operation o ON o.change_id = c.id WHERE o.kind = 'document.imported'`,
    group,
  );
  return new Set(rows.map(({ id }) => id));
}

type Draft = {
  readonly kind: OperationKind;
  readonly id: string;
  readonly set: Record<string, FieldValue>;
  readonly origins: Record<string, string>;
};

function inverseDraft(db: Reader, operation: Operation): Draft {
  const inverse = inverseOf(operation);
  const draft: Draft = { kind: inverse.kind, id: inverse.id, set: {}, origins: {} };
  for (const field of inverse.fields) {
    draft.set[field.field] = field.after;
    const origin = originOf(db, inverse.id, field);
    if (origin !== null) draft.origins[field.field] = origin;
  }
  return draft;
}

/** Drafts come newest first: the last one on a field tells what it held before the whole group; the others go. */
function forgetOverruled(drafts: readonly Draft[]): void {
  const settled = new Set<string>();
  for (const draft of drafts.toReversed()) {
    for (const field of Object.keys(draft.set)) {
      const key = `${draft.id} ${field}`;
      if (settled.has(key)) delete draft.set[field];
      settled.add(key);
    }
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

/** Fields that somebody set after the group did, also those of things that would go. */
function changedSince(db: Reader, operations: readonly Operation[], drafts: readonly Draft[]): Obstacle[] {
  const lastChange = operations[0]?.changeId ?? '';
  const obstacles = [
    ...operations.flatMap((operation) => fieldObstacles(db, operation)),
    ...drafts.filter((draft) => deletes(draft)).flatMap((draft) => editedSince(db, draft, lastChange)),
  ];
  return unique(obstacles);
}

function unique(obstacles: readonly Obstacle[]): Obstacle[] {
  return [...new Map(obstacles.map((obstacle) => [`${obstacle.id} ${obstacle.why}`, obstacle])).values()];
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

function stale(target: StackGroup, operations: readonly Operation[], found: readonly Obstacle[]): AppError {
  const obstacles = unique(found);
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
