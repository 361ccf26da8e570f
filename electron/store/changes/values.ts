import type { FieldValue } from '#shared/changes/operations.ts';
import type { SqlValue } from '../database/connection.ts';
import type { Column } from './tables.ts';

/** A field's value as its column keeps it. */
export function toColumn(column: Column, value: FieldValue): SqlValue {
  if (value === null) return null;
  if (column.type === 'json') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`The column ${column.column} can't hold ${JSON.stringify(value)}.`);
}

/** A column's value as the log writes it. */
export function fromColumn(column: Column, value: SqlValue): FieldValue {
  if (value === null) return null;
  if (column.type === 'json') return parseJson(String(value));
  if (column.type === 'boolean') return value === 1;
  return typeof value === 'number' ? value : String(value);
}

/** Parses JSON that the log or a json column holds. */
export function parseJson(text: string): FieldValue {
  const value: FieldValue = JSON.parse(text);
  return value;
}
