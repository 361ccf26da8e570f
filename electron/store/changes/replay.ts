import { isDeepStrictEqual } from 'node:util';
import {
  type Connection,
  openConnection,
  type Reader,
  type SqlValue,
  type Writer,
} from '../database/connection.ts';
import { migrate, schemaVersion } from '../database/migrate.ts';
import { applyOperation } from './apply.ts';
import { type ChangeRow, changesInOrder, operationsOf } from './log.ts';
import { domainTables } from './tables.ts';

const BATCH = 1_000;

/** Applies one recorded change to the domain tables of another database. */
export function replayChange(from: Reader, to: Writer, change: ChangeRow): void {
  for (const operation of operationsOf(from, change.id)) {
    const set = operation.fields.map(({ field, after, origin }) => ({
      field,
      after,
      origin: origin ?? change.id,
    }));
    applyOperation(to, {
      kind: operation.kind,
      id: operation.id,
      changeId: change.id,
      time: change.time,
      set,
    });
  }
}

/**
 * Applies the whole log to an empty database and compares.
 * @returns the domain tables whose rows differ; none when log and tables are equal; `unreadable log` when it can't
 * be applied at all
 */
export function compareWithLog(db: Connection): string[] {
  const fresh = openConnection(':memory:');
  try {
    migrate(fresh, schemaVersion(db));
    fresh.pragma('foreign_keys = OFF');
    if (!replayAll(db, fresh)) return ['unreadable log'];
    return domainTables.filter((table) => !sameRows(db, fresh, table));
  } finally {
    fresh.close();
  }
}

/** A log that was tampered with, or damaged, fails in as many ways as there are: each is the same finding. */
function replayAll(from: Reader, to: Writer): boolean {
  try {
    to.transaction(() => {
      for (let offset = 0; ; offset += BATCH) {
        const changes = changesInOrder(from, BATCH, offset);
        for (const change of changes) replayChange(from, to, change);
        if (changes.length < BATCH) break;
      }
    });
    return true;
  } catch {
    return false;
  }
}

function sameRows(left: Reader, right: Reader, table: string): boolean {
  const columns = left
    .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .map(({ name }) => name);
  const select = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.slice(0, 3).join(', ')}`;
  const rows = left.all<Record<string, SqlValue>>(select);
  return isDeepStrictEqual(rows, right.all<Record<string, SqlValue>>(select));
}
