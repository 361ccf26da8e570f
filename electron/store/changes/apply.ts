import {
  type Entity,
  type FieldValue,
  type OperationKind,
  operationKinds,
  setElement,
} from '#shared/changes/operations.ts';
import type { Reader, SqlValue, Writer } from '../database/connection.ts';
import { insertInto } from '../database/insert.ts';
import { type EntityTable, entityTables } from './tables.ts';
import { fromColumn, toColumn } from './values.ts';

/** What an operation sets, ready to be written to the domain tables. */
export type Applied = {
  readonly kind: OperationKind;
  readonly id: string;
  readonly changeId: string;
  readonly time: string;
  readonly set: readonly { readonly field: string; readonly after: FieldValue; readonly origin: string }[];
};

/** What a field holds now; null where the entity or the column is empty, false for an element not in its set. */
export function currentValue(db: Reader, entity: Entity, id: string, field: string): FieldValue {
  const spec = entityTables[entity];
  const element = setElement(field);
  if (element) return hasElement(db, spec, id, element);
  const column = columnOf(spec, field);
  const row = db.get<{ value: SqlValue }>(
    `SELECT ${column.column} AS value FROM ${spec.table} WHERE id = ?`,
    id,
  );
  return row ? fromColumn(column, row.value) : null;
}

function columnOf(spec: EntityTable, field: string) {
  const column = spec.fields[field];
  if (!column) throw new Error(`${spec.table} has no field ${field}.`);
  return column;
}

function setOf(spec: EntityTable, name: string) {
  const set = spec.sets[name];
  if (!set) throw new Error(`${spec.table} has no set ${name}.`);
  return set;
}

function hasElement(
  db: Reader,
  spec: EntityTable,
  id: string,
  of: { set: string; element: string },
): boolean {
  const set = setOf(spec, of.set);
  const role = set.role === undefined ? '' : ' AND role = ?';
  const values = set.role === undefined ? [id, of.element] : [id, of.element, set.role];
  const sql = `SELECT 1 AS found FROM ${set.table} WHERE ${set.owner} = ? AND ${set.element} = ?${role}`;
  return db.get(sql, ...values) !== undefined;
}

/** Writes one operation to the domain tables and the field heads. The only code that writes them. */
export function applyOperation(db: Writer, operation: Applied): void {
  const { entity, effect } = operationKinds[operation.kind];
  const spec = entityTables[entity];
  const plain = operation.set.filter((entry) => setElement(entry.field) === null);
  if (effect === 'create') insertRow(db, spec, operation, plain);
  else updateRow(db, spec, operation, plain);
  for (const entry of operation.set) {
    const element = setElement(entry.field);
    if (element) writeElement(db, spec, operation.id, { ...element, present: entry.after === true });
    if (effect !== 'create') writeHead(db, operation, entry);
  }
}

function insertRow(db: Writer, spec: EntityTable, operation: Applied, plain: Applied['set']): void {
  const row: Record<string, SqlValue> = { id: operation.id, created_by: operation.changeId };
  for (const entry of plain) {
    const column = columnOf(spec, entry.field);
    row[column.column] = toColumn(column, entry.after);
  }
  if (spec.touched !== undefined) row[spec.touched] = operation.time;
  insertInto(db, spec.table, row);
}

function updateRow(db: Writer, spec: EntityTable, operation: Applied, plain: Applied['set']): void {
  const columns = plain.map((entry) => `${columnOf(spec, entry.field).column} = ?`);
  const values = plain.map((entry) => toColumn(columnOf(spec, entry.field), entry.after));
  if (spec.touched !== undefined) {
    columns.push(`${spec.touched} = ?`);
    values.push(operation.time);
  }
  if (columns.length === 0) return;
  const { changes } = db.run(
    `UPDATE ${spec.table} SET ${columns.join(', ')} WHERE id = ?`,
    ...values,
    operation.id,
  );
  if (changes !== 1) throw new Error(`${operation.kind}: ${spec.table} ${operation.id} is not there.`);
}

function writeElement(
  db: Writer,
  spec: EntityTable,
  id: string,
  of: { readonly set: string; readonly element: string; readonly present: boolean },
): void {
  const set = setOf(spec, of.set);
  const columns = set.role === undefined ? [set.owner, set.element] : [set.owner, set.element, 'role'];
  const values = set.role === undefined ? [id, of.element] : [id, of.element, set.role];
  const sql = of.present
    ? `INSERT OR IGNORE INTO ${set.table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    : `DELETE FROM ${set.table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`;
  db.run(sql, ...values);
}

function writeHead(db: Writer, operation: Applied, entry: { field: string; origin: string }): void {
  db.run(
    `INSERT INTO field_head (entity_id, field, change_id, origin) VALUES (?, ?, ?, ?)
     ON CONFLICT (entity_id, field) DO UPDATE SET change_id = excluded.change_id, origin = excluded.origin`,
    operation.id,
    entry.field,
    operation.changeId,
    entry.origin,
  );
}

/** The change that last set a field, and the change whose value it holds: the creating one while nobody edited it. */
export function headOf(
  db: Reader,
  entity: Entity,
  id: string,
  field: string,
): { readonly change: string; readonly origin: string } | null {
  const head = db.get<{ change: string; origin: string }>(
    'SELECT change_id AS change, origin FROM field_head WHERE entity_id = ? AND field = ?',
    id,
    field,
  );
  if (head) return head;
  const row = db.get<{ change: string }>(
    `SELECT created_by AS change FROM ${entityTables[entity].table} WHERE id = ?`,
    id,
  );
  return row ? { change: row.change, origin: row.change } : null;
}
