import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { writeAtomically } from '#electron/node/atomic-write.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import type { Writer } from './connection.ts';

/**
 * The profile's note of which replica this install writes in a folder, and the last change that it made there. A
 * replica goes on only where the note fits: the same folder (device and inode, so that a copy begins its own), and
 * a database that still holds that change (so that one that was put back begins its own).
 */
type Note = {
  readonly replica: string;
  readonly folder: string;
  readonly lastChange: string | null;
  /** What review.db was like when it was closed with all in order; null while it is open, and after a crash. */
  readonly closed: string | null;
};

export type ReplicaNotes = { readonly profileDir: string; readonly root: string };

function notePath({ profileDir, root }: ReplicaNotes): string {
  return join(
    profileDir,
    'replicas',
    `${createHash('sha256').update(folderIdentity(root)).digest('hex').slice(0, 32)}.json`,
  );
}

function folderIdentity(root: string): string {
  const { dev, ino } = statSync(root, { bigint: true });
  return `${dev}:${ino}`;
}

function readNote(place: ReplicaNotes): Note | null {
  try {
    const note: Partial<Note> = JSON.parse(readFileSync(notePath(place), 'utf8'));
    if (typeof note.replica !== 'string' || note.folder !== folderIdentity(place.root)) return null;
    const { replica, folder, lastChange = null, closed = null } = note;
    return { replica, folder, lastChange, closed };
  } catch {
    return null;
  }
}

/** The replica that this opening writes: the noted one where the note fits, else a new one. */
export function replicaFor(db: Writer, place: ReplicaNotes, install: { id: string; now: string }): string {
  const note = readNote(place);
  if (note && fits(db, note, install.id)) return note.replica;
  const id = uuidv7();
  db.run('INSERT INTO replica (id, install_id, created) VALUES (?, ?, ?)', id, install.id, install.now);
  return id;
}

function fits(db: Writer, note: Note, installId: string): boolean {
  const replica = db.get(
    'SELECT 1 AS here FROM replica WHERE id = ? AND install_id = ?',
    note.replica,
    installId,
  );
  if (!replica) return false;
  if (note.lastChange === null) return true;
  const sql = 'SELECT 1 AS here FROM change WHERE id = ? AND replica_id = ?';
  return db.get(sql, note.lastChange, note.replica) !== undefined;
}

/** Writes the note anew; called after changes and on closing. */
export function noteReplica(db: Writer, place: ReplicaNotes, replica: string): void {
  const last = db.get<{ id: string }>(
    'SELECT id FROM change WHERE replica_id = ? ORDER BY sequence DESC LIMIT 1',
    replica,
  );
  writeNote(place, {
    replica,
    folder: folderIdentity(place.root),
    lastChange: last?.id ?? null,
    closed: null,
  });
}

function writeNote(place: ReplicaNotes, note: Note): void {
  writeAtomically(notePath(place), JSON.stringify(note));
}

/** Size and time of review.db, and whether a log beside it holds more: cheap, and another writer changes them. */
function stateOf(root: string): string {
  const { review } = reviewFolder(root);
  const { size, mtimeNs } = statSync(review, { bigint: true });
  const log = statSync(`${review}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return `${size}:${mtimeNs}:${log}`;
}

/** Notes what a review is like that was closed with all in order. */
export function noteClosed(place: ReplicaNotes): void {
  const note = readNote(place);
  if (note) writeNote(place, { ...note, closed: stateOf(place.root) });
}

/** Whether a review that is about to be opened is as this install left it, with all in order. */
export function isAsLeft(place: ReplicaNotes): boolean {
  const closed = readNote(place)?.closed ?? null;
  return closed !== null && closed === stateOf(place.root);
}
