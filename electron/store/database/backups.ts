import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupReasons, type BackupView } from '#shared/contract/reviews.ts';
import { besidePath, syncFolder } from '#electron/node/atomic-write.ts';
import type { ReviewFolder } from '#electron/node/review-folder.ts';
import { type Connection, openConnection } from './connection.ts';

/** A backup bears its reason in its name, unless it is one that a person asked for. */
export type BackupReason = (typeof backupReasons)[number];

/** What stands behind the moment in the name of a backup. */
const tails: Record<BackupReason, string> = { usual: '-opening', kept: '', migration: '-migration' };

const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-(\d+))?Z((?:-[a-z]+)?)\.db$/u;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Backups of a review, newest first. Files that are not backups are passed over. */
export function listBackups(folder: ReviewFolder): BackupView[] {
  if (!existsSync(folder.backups)) return [];
  return readdirSync(folder.backups)
    .flatMap((name) => {
      const named = partsOf(name);
      if (!named) return [];
      const { size } = statSync(join(folder.backups, name));
      return [{ view: { name, time: named.time, size, reason: named.reason }, place: named.place }];
    })
    .sort((a, b) => b.view.time.localeCompare(a.view.time) || b.place - a.place)
    .map(({ view }) => view);
}

type Named = { readonly time: string; readonly place: number; readonly reason: BackupReason };

/** What the name of a backup says: when it was made, which of that second it is, and why. */
function partsOf(name: string): Named | null {
  const [whole, day, hour, minute, second, place = '1', tail = ''] = NAME.exec(name) ?? [];
  const time = `${day}T${hour}:${minute}:${second}.000Z`;
  const reason = backupReasons.find((known) => tails[known] === tail);
  if (whole === undefined || reason === undefined || Number.isNaN(Date.parse(time))) return null;
  return { time, place: Number(place), reason };
}

/**
 * Copies the open database by SQLite's backup API, checks the copy's integrity, and gives it its name.
 * @throws what SQLite or the disk refuse; nothing is left behind then
 */
export async function makeBackup(
  db: Connection,
  folder: ReviewFolder,
  reason: BackupReason,
  now: Date = new Date(),
): Promise<BackupView> {
  mkdirSync(folder.backups, { recursive: true });
  const name = freeName(folder, reason, now);
  const beside = besidePath(join(folder.backups, name));
  try {
    await copyDatabase(db, beside);
    renameSync(beside, join(folder.backups, name));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(folder.backups);
  const made = listBackups(folder).find((backup) => backup.name === name);
  if (!made) throw new Error(`The backup ${name} is not there after it was made.`);
  return made;
}

/**
 * Copies an open database, live, into a new file that is whole by itself.
 * @throws what SQLite or the disk refuse, and where the copy does not pass SQLite's check; it may be left half then
 */
export async function copyDatabase(db: Connection, path: string): Promise<void> {
  await db.backupTo(path);
  const copy = openConnection(path, { mustExist: true });
  try {
    // A copy of a WAL database wants to be one again.
    copy.pragma('journal_mode = DELETE');
    const found = String(copy.pragma('integrity_check(1)'));
    if (found !== 'ok') throw new Error(`The backup did not pass SQLite's check: ${found}`);
  } finally {
    copy.close();
  }
}

function freeName(folder: ReviewFolder, reason: BackupReason, now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n += 1) {
    const name = `${stamp}${n === 1 ? '' : `-${n}`}Z${tails[reason]}.db`;
    if (!existsSync(join(folder.backups, name))) return name;
  }
}

/**
 * Which backups may go. Of those made on opening are kept the newest 5, the newest of each hour for a day (so that
 * many openings in a row push nothing else out), of each day for a week, of each week for 8 weeks. All others stay,
 * and none of these gives way to them.
 */
export function backupsToDrop(backups: readonly BackupView[], now: Date = new Date()): string[] {
  const usual = backups.filter((backup) => backup.reason === 'usual');
  const keep = new Set(usual.slice(0, 5).map((backup) => backup.name));
  const slots = new Set<string>();
  for (const { name, time } of usual) {
    const age = now.getTime() - Date.parse(time);
    const week = Math.floor(Date.parse(time) / (7 * DAY));
    const wanted = [
      age <= DAY ? `hour ${time.slice(0, 13)}` : null,
      age <= 7 * DAY ? `day ${time.slice(0, 10)}` : null,
      age <= 56 * DAY ? `week ${week}` : null,
    ];
    for (const slot of wanted) {
      if (slot === null || slots.has(slot)) continue;
      slots.add(slot);
      keep.add(name);
    }
  }
  return usual.filter(({ name }) => !keep.has(name)).map(({ name }) => name);
}

/** Removes the backups that may go. */
export function dropOldBackups(folder: ReviewFolder, now: Date = new Date()): void {
  for (const name of backupsToDrop(listBackups(folder), now))
    rmSync(join(folder.backups, name), { force: true });
}
