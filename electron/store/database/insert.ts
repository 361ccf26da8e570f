import type { SqlValue, Writer } from './connection.ts';

/** Inserts one row, columns by name. The names come from our own code, never from input. */
export function insertInto(db: Writer, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, ...Object.values(row));
}
