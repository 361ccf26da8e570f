import { type Connection, openConnection } from './connection.ts';
import { codeOf } from './refusals.ts';

/**
 * Handles of the locks that this process holds, by path. They live here because a collected handle lets go of its
 * lock; nothing else in the process may open these files, since closing another handle would drop it too.
 */
const held = new Map<string, Connection>();

/**
 * Takes the lock of a review, which the kernel lets go of whatever happens to the process.
 * @returns 'held' when it is ours now, 'busy' when another process (or another opening in this one) has it
 * @throws what SQLite throws for other reasons, such as a read-only folder
 */
export function takeLock(path: string): 'held' | 'busy' {
  if (held.has(path)) return 'busy';
  const db = openConnection(path);
  try {
    db.pragma('busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (codeOf(error).startsWith('SQLITE_BUSY')) return 'busy';
    throw error;
  }
  held.set(path, db);
  return 'held';
}

/** Lets go of a lock that this process holds; does nothing when it holds none. */
export function releaseLock(path: string): void {
  const db = held.get(path);
  held.delete(path);
  db?.close();
}
