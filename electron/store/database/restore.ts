import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFile, syncFolder } from '#electron/node/atomic-write.ts';
import type { ReviewFolder } from '#electron/node/review-folder.ts';
import { listBackups } from './backups.ts';
import { inspectDatabase } from './inspect.ts';
import { refusalOf } from './refusals.ts';

/** A whole copy of a backup that lies beside review.db, ready to take its place. */
type Ready = { readonly path: string };

/**
 * Copies a backup beside review.db and makes the copy last; the present database is not touched.
 * Refused with `not-found`, `disk-full`, and as a database that can't be opened is refused.
 */
export function prepareRestore(folder: ReviewFolder, name: string): Result<Ready, AppError> {
  const source = join(folder.backups, name);
  if (!listBackups(folder).some((backup) => backup.name === name))
    return err(appError('not-found', `There is no backup ${name} in this review. Nothing was changed.`));
  const problem = inspectDatabase(source);
  if (problem) return err({ ...problem, message: `The backup ${name} can't be used. ${problem.message}` });
  const path = besidePath(folder.review);
  try {
    copyFileSync(source, path);
    syncFile(path);
    return ok({ path });
  } catch (error) {
    rmSync(path, { force: true });
    const refusal = refusalOf(error, 'The backup');
    if (refusal) return err(refusal);
    throw error;
  }
}

/** Puts a prepared copy in the place of review.db, which must be closed, and takes the old log files away. */
export function finishRestore(folder: ReviewFolder, ready: Ready): void {
  for (const tail of ['-wal', '-shm']) rmSync(folder.review + tail, { force: true });
  renameSync(ready.path, folder.review);
  syncFolder(folder.root);
}

/** Takes a prepared copy away that will not be used. */
export function dropPrepared(ready: Ready): void {
  rmSync(ready.path, { force: true });
}

/** Moves a damaged review.db with its log files to `backups/damaged-<time>/`, so that nothing of it is lost. */
export function setDamagedAside(folder: ReviewFolder, now: Date = new Date()): string {
  const name = `damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  const place = freePlace(join(folder.backups, name));
  mkdirSync(place, { recursive: true });
  for (const tail of ['', '-wal', '-shm']) {
    if (existsSync(folder.review + tail)) renameSync(folder.review + tail, join(place, `review.db${tail}`));
  }
  syncFolder(folder.root);
  return place;
}

function freePlace(wanted: string): string {
  for (let n = 1; ; n += 1) {
    const place = n === 1 ? wanted : `${wanted}-${n}`;
    if (!existsSync(place)) return place;
  }
}
