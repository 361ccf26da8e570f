import { isDeepStrictEqual } from 'node:util';
import {
  type Connection,
  openConnection,
  type Reader,
  type SqlValue,
  type Writer,
} from '../database/connection.ts';
import { migrate, schemaVersion } from '../database/migrate.ts';
import { harden } from '../database/pragmas.ts';
import { applyOperation } from './apply.ts';
import { type ChangeRow, changesInOrder, operationsOf } from './log.ts';
import { domainTables } from './tables.ts';

/** So few changes at once that calls which come meanwhile hardly wait. */
const BATCH = 100;

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
  const steps = comparing(db);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same for a review that is at work: one moment of it is looked at through a connection of its own, bit by bit.
 * @param pause waited for between the bits; false gives up
 * @returns null when it was given up
 */
export async function compareMeanwhile(
  path: string,
  pause: () => Promise<boolean>,
): Promise<string[] | null> {
  const db = openConnection(path, { readonly: true, mustExist: true });
  const steps = comparing(db);
  try {
    harden(db);
    db.exec('BEGIN');
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (!(await pause())) return null;
    }
  } finally {
    steps.return([]);
    db.close();
  }
}

/** Yields after each bit of the work; what it holds is let go whether it is gone through or ended early. */
function* comparing(db: Connection): Generator<undefined, string[], undefined> {
  const fresh = openConnection(':memory:');
  try {
    migrate(fresh, schemaVersion(db));
    fresh.pragma('foreign_keys = OFF');
    if (!(yield* replayAll(db, fresh))) return ['unreadable log'];
    const differing: string[] = [];
    for (const table of domainTables) {
      if (!sameRows(db, fresh, table)) differing.push(table);
      yield;
    }
    return differing;
  } finally {
    fresh.close();
  }
}

/** A log that was tampered with, or damaged, fails in as many ways as there are: each is the same finding. */
function* replayAll(from: Reader, to: Writer): Generator<undefined, boolean, undefined> {
  for (let offset = 0; ; offset += BATCH) {
    const changes = changesInOrder(from, BATCH, offset);
    try {
      to.transaction(() => {
        for (const change of changes) replayChange(from, to, change);
      });
    } catch {
      return false;
    }
    if (changes.length < BATCH) return true;
    yield;
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
