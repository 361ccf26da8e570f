import { type AppError, appError } from '#shared/contract/errors.ts';
import type { Topic } from '#shared/contract/kinds.ts';
import { staleTopics } from '#shared/contract/stale-topics.ts';
import { type OperationDraft, operationKinds, setElement } from '#shared/changes/operations.ts';
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';
import { applyOperation, currentValue, headOf } from './apply.ts';

/** Who writes, from where: the same for every change of one opening of a review. */
export type Authorship = {
  readonly replicaId: string;
  readonly reviewerId: string;
  readonly appVersion: string;
};

/** A change to be recorded. */
export type ChangeDraft = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** Hash of the call that asks for it; the same id with another hash is a conflict. */
  readonly inputHash?: string;
  /** Another reviewer than the one at work: only where the reviewer is added by this very change. */
  readonly reviewerId?: string;
};

/** What a change does, found out within its own transaction. */
export type Plan = {
  readonly operations: readonly OperationDraft[];
  /** What History says beside the label. */
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** The group that it takes back. */
  readonly undoes?: string;
  /** Looks at what came of the operations, still within the transaction: a refusal takes them back. */
  readonly verify?: (db: Reader) => AppError | null;
};

/** What came of a change: recorded, there already, or without any effect (then nothing is recorded). */
export type Committed = { readonly outcome: 'recorded' | 'repeated' | 'nothing'; readonly change: string };

export type ChangeWriter = {
  /** The connection of the running transaction, for planning. */
  readonly reader: Reader;
  /**
   * Plans and records one change in one transaction: `plan` looks and answers operations or a refusal.
   * `beside` writes job rows in the same transaction; it runs also when the operations come to nothing.
   */
  commit(
    draft: ChangeDraft,
    plan: (db: Reader) => Result<Plan, AppError>,
    beside?: (db: Writer) => void,
  ): Result<Committed, AppError>;
  /** Writes job rows alone. */
  write(work: (db: Writer) => void): void;
  /** The topics that have become stale by what was recorded since this was last asked. */
  takeStale(): readonly Topic[];
};

class Refused extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * The only writer of review.db.
 * @param now the clock, ISO 8601
 */
export function changeWriter(db: Writer, author: () => Authorship, now: () => string): ChangeWriter {
  let stale = new Set<Topic>();
  return {
    reader: db,
    takeStale: () => {
      const taken = [...stale];
      stale = new Set();
      return taken;
    },
    write: (work) => db.transaction(() => work(db)),
    commit: (draft, plan, beside) => {
      try {
        return ok(
          db.transaction(() => {
            const known = knownChange(db, draft);
            if (known) return known;
            const planned = plan(db);
            if (!planned.ok) throw new Refused(planned.error);
            const recording = { draft, plan: planned.value, author: author(), time: now() };
            const committed = record(db, recording, (topic) => stale.add(topic));
            const problem = planned.value.verify?.(db);
            if (problem) throw new Refused(problem);
            beside?.(db);
            return committed;
          }),
        );
      } catch (error) {
        if (error instanceof Refused) return err(error.error);
        throw error;
      }
    },
  };
}

function knownChange(db: Reader, draft: ChangeDraft): Committed | null {
  const row = db.get<{ hash: string }>('SELECT input_hash AS hash FROM change WHERE id = ?', draft.id);
  if (!row) return null;
  if (row.hash === (draft.inputHash ?? '')) return { outcome: 'repeated', change: draft.id };
  throw new Refused(
    appError('conflict', 'This change id was used before, for another change. Nothing was changed.', {
      change: draft.id,
    }),
  );
}

type Recording = {
  readonly draft: ChangeDraft;
  readonly plan: Plan;
  readonly author: Authorship;
  readonly time: string;
};

function record(db: Writer, recording: Recording, onStale: (topic: Topic) => void): Committed {
  const { draft, plan } = recording;
  refuseTwins(db, plan.operations);
  const effective = plan.operations.filter(
    (operation) => operationKinds[operation.kind].effect === 'create' || changesSomething(db, operation),
  );
  // Taking back what came to nothing is recorded too: otherwise it would stay the next to undo for ever.
  if (effective.length === 0 && plan.undoes === undefined) return { outcome: 'nothing', change: draft.id };
  insertChange(db, recording);
  effective.forEach((operation, number) => {
    const fields = recordOperation(db, recording, { draft: operation, number });
    for (const topic of staleTopics(operation.kind, fields)) onStale(topic);
  });
  return { outcome: 'recorded', change: draft.id };
}

/** Ids are made by the caller: one that is taken already, by something deleted too, can't be made again. */
function refuseTwins(db: Reader, operations: readonly OperationDraft[]): void {
  const made = operations.filter(({ kind }) => operationKinds[kind].effect === 'create');
  const twin = made.find(
    ({ kind, id }, place) =>
      headOf(db, operationKinds[kind].entity, id, 'deleted') !== null ||
      made.slice(0, place).some((other) => other.id === id),
  );
  if (!twin) return;
  const { entity } = operationKinds[twin.kind];
  throw new Refused(
    appError('conflict', `There is a ${entity} with this id already. Nothing was changed.`, { id: twin.id }),
  );
}

function changesSomething(db: Reader, draft: OperationDraft): boolean {
  return Object.keys(draft.set).some((field) => changesField(db, draft, field));
}

/** Undo may give a field the value that it has: then it is whose value it is that changes. */
function changesField(db: Reader, draft: OperationDraft, field: string): boolean {
  const { entity } = operationKinds[draft.kind];
  if (!isDeepStrictEqual(currentValue(db, entity, draft.id, field), draft.set[field])) return true;
  const origin = draft.origins?.[field];
  return origin !== undefined && headOf(db, entity, draft.id, field)?.origin !== origin;
}

function insertChange(db: Writer, { draft, plan, author, time }: Recording): void {
  const last = db.get<{ last: number | null }>(
    'SELECT max(sequence) AS last FROM change WHERE replica_id = ?',
    author.replicaId,
  );
  insertInto(db, 'change', {
    id: draft.id,
    group_id: groupOf(db, draft),
    replica_id: author.replicaId,
    sequence: (last?.last ?? 0) + 1,
    reviewer_id: draft.reviewerId ?? author.reviewerId,
    time,
    label: draft.label,
    arguments: JSON.stringify(plan.arguments ?? {}),
    undoes: plan.undoes ?? null,
    app_version: author.appVersion,
    input_hash: draft.inputHash ?? '',
  });
}

/** What is done under the name of a group that was taken back is an action of its own. */
function groupOf(db: Reader, { id, group }: ChangeDraft): string {
  // A group that is new was not taken back: no need to look through the whole log for that.
  if (db.get('SELECT 1 AS here FROM change WHERE group_id = ? LIMIT 1', group) === undefined) return group;
  const takenBack = db.get('SELECT 1 AS here FROM change WHERE undoes = ? LIMIT 1', group);
  return takenBack === undefined ? group : id;
}

/** Answers the fields that were touched. */
function recordOperation(
  db: Writer,
  { draft: change, time }: Recording,
  { draft, number }: { readonly draft: OperationDraft; readonly number: number },
): readonly string[] {
  const { entity, effect, version } = operationKinds[draft.kind];
  const creates = effect === 'create';
  const fields = Object.entries(draft.set).flatMap(([field, after]) => {
    if (!creates && !changesField(db, draft, field)) return [];
    const before = creates ? absent(field) : currentValue(db, entity, draft.id, field);
    const base = creates ? null : (headOf(db, entity, draft.id, field)?.change ?? null);
    return [{ field, before, after, base, origin: draft.origins?.[field] ?? null }];
  });
  const row = { change_id: change.id, number, kind: draft.kind, version, entity, entity_id: draft.id };
  insertInto(db, 'operation', row);
  for (const { before, after, ...field } of fields) {
    const values = { before: JSON.stringify(before), after: JSON.stringify(after) };
    insertInto(db, 'operation_field', { change_id: change.id, number, ...field, ...values });
  }
  const set = fields.map(({ field, after, origin }) => ({ field, after, origin: origin ?? change.id }));
  applyOperation(db, { kind: draft.kind, id: draft.id, changeId: change.id, time, set });
  return fields.map(({ field }) => field);
}

function absent(field: string): null | false {
  return setElement(field) ? false : null;
}
