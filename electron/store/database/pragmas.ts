import type { Connection } from './connection.ts';

/** "Shef" in ASCII: tells a review from any other SQLite file. */
export const APPLICATION_ID = 0x53_68_65_66;

/** Settings of a connection that writes review.db: what is acknowledged is on the disk. */
export function hardenWriter(db: Connection): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  harden(db);
}

/** Settings of every connection: a tampered schema can't run anything, a busy file is waited for. */
export function harden(db: Connection): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('busy_timeout = 5000');
}
