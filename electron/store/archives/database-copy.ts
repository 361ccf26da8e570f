import { rmSync } from 'node:fs';
import { copyDatabase } from '../database/backups.ts';
import { breathe } from '../jobs/breathe.ts';
import { type Connection, openConnection, type Reader } from '../database/connection.ts';

/**
 * A copy of a review's database as it is at one moment, without the rows of jobs: what was going on there is not to
 * go on elsewhere, and where files came from is nobody else's business. Nothing that was deleted lingers in it.
 * @throws what SQLite or the disk refuse; nothing is left behind then
 */
export async function copyForArchive(db: Connection, path: string): Promise<void> {
  try {
    await copyDatabase(db, path);
    await breathe();
    withoutJobs(path);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Takes the rows of jobs out of a database that is open nowhere. */
export function withoutJobs(path: string): void {
  const copy = openConnection(path, { mustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    copy.run('DELETE FROM job');
    copy.exec('VACUUM');
  } finally {
    copy.close();
  }
}

/** Reads a database that is open nowhere. */
export function readFrom<T>(path: string, work: (db: Reader) => T): T {
  const db = openConnection(path, { readonly: true, mustExist: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}
