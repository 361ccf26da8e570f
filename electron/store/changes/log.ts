import {
  type FieldChange,
  isOperationKind,
  type Operation,
  operationKinds,
} from '#shared/changes/operations.ts';
import type { Reader } from '../database/connection.ts';
import { parseJson } from './values.ts';

export type ChangeRow = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly time: string;
  readonly undoes: string | null;
  readonly reviewerId: string;
};

const CHANGE = `SELECT id, group_id AS "group", label, time, undoes, reviewer_id AS reviewerId FROM change`;

/** Changes in the order in which they were made. */
export function changesInOrder(db: Reader, limit: number, offset: number): ChangeRow[] {
  return db.all<ChangeRow>(`${CHANGE} ORDER BY position LIMIT ? OFFSET ?`, limit, offset);
}

/** The changes of one group, first to last. */
export function changesOfGroup(db: Reader, group: string): ChangeRow[] {
  return db.all<ChangeRow>(`${CHANGE} WHERE group_id = ? ORDER BY position`, group);
}

/** Whether a change, be it an undo, gives a document other bytes than it had: its text is then another one. */
export function putsInAnotherFile(db: Reader, changeId: string): boolean {
  const sql = `SELECT 1 AS here FROM operation o JOIN operation_field f USING (change_id, number)
     WHERE o.change_id = ? AND o.entity = 'document' AND f.field = 'sha256' LIMIT 1`;
  return db.get(sql, changeId) !== undefined;
}

/**
 * The operations of a change in order, in today's form.
 * @throws Error for a kind that this version does not know: the database is newer than it says
 */
export function operationsOf(db: Reader, changeId: string): Operation[] {
  const rows = db.all<{ number: number; kind: string; id: string }>(
    'SELECT number, kind, entity_id AS id FROM operation WHERE change_id = ? ORDER BY number',
    changeId,
  );
  return rows.map(({ number, kind, id }) => {
    if (!isOperationKind(kind))
      throw new Error(`The log holds an operation that this version does not know: ${kind}.`);
    return {
      changeId,
      number,
      kind,
      entity: operationKinds[kind].entity,
      id,
      fields: fieldsOf(db, changeId, number),
    };
  });
}

function fieldsOf(db: Reader, changeId: string, number: number): FieldChange[] {
  const rows = db.all<{
    field: string;
    base: string | null;
    origin: string | null;
    before: string;
    after: string;
  }>(
    'SELECT field, base, origin, before, after FROM operation_field WHERE change_id = ? AND number = ? ORDER BY field',
    changeId,
    number,
  );
  return rows.map((row) => ({ ...row, before: parseJson(row.before), after: parseJson(row.after) }));
}
