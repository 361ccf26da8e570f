import { rmSync } from 'node:fs';
import { type Connection, openConnection } from '../database/connection.ts';
import { harden } from '../database/pragmas.ts';
import { createDerivedSchema, DERIVED_VERSION } from './schema.ts';

/**
 * Opens derived.db for writing. One of another version, or one that is damaged, is thrown away: it only costs the
 * time to make it again. Its writes need not be durable, for the same reason.
 */
export function openDerived(path: string): Connection {
  return tryOpen(path) ?? makeAnew(path);
}

function tryOpen(path: string): Connection | null {
  const db = openConnection(path);
  try {
    harden(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const version = Number(db.pragma('user_version'));
    if (version === DERIVED_VERSION && db.pragma('quick_check(1)') === 'ok') return db;
    if (version === 0 && db.all('SELECT name FROM sqlite_schema').length === 0) {
      createDerivedSchema(db);
      return db;
    }
  } catch {
    // Whatever is wrong with it, making it again is the cure; a full disk shows itself there.
  }
  db.close();
  return null;
}

function makeAnew(path: string): Connection {
  for (const tail of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${tail}`, { force: true });
  const db = openConnection(path);
  harden(db);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  createDerivedSchema(db);
  return db;
}
