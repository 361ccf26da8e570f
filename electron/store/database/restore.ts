import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFolder } from '#electron/node/atomic-write.ts';
import type { ReviewFolder } from '#electron/node/review-folder.ts';
import { inspectDatabase } from './inspect.ts';
import { refusalOf } from './refusals.ts';

/**
 * Puts a backup in the place of review.db, which must be closed. The backup is looked at first; the present
 * database and its log files are moved aside only once the copy stands ready.
 */
export function restoreBackup(folder: ReviewFolder, name: string): Promise<Result<void, AppError>> {
  const source = join(folder.backups, name);
  if (!existsSync(source))
    return Promise.resolve(err(appError('not-found', `There is no backup ${name}. Nothing was changed.`)));
  const problem = inspectDatabase(source);
  if (problem)
    return Promise.resolve(
      err({ ...problem, message: `The backup ${name} can't be used. ${problem.message}` }),
    );
  const beside = besidePath(folder.review);
  try {
    copyFileSync(source, beside);
    for (const tail of ['-wal', '-shm']) rmSync(folder.review + tail, { force: true });
    renameSync(beside, folder.review);
    syncFolder(folder.root);
    return Promise.resolve(ok(undefined));
  } catch (error) {
    rmSync(beside, { force: true });
    const refusal = refusalOf(error, 'The review');
    if (refusal) return Promise.resolve(err(refusal));
    throw error;
  }
}

/** Moves a damaged review.db with its log files to `backups/damaged-<time>/`, so that nothing of it is lost. */
export function setDamagedAside(folder: ReviewFolder, now: Date = new Date()): string {
  const place = join(folder.backups, `damaged-${now.toISOString().slice(0, 19).replaceAll(':', '-')}`);
  mkdirSync(place, { recursive: true });
  for (const tail of ['', '-wal', '-shm']) {
    if (existsSync(folder.review + tail)) renameSync(folder.review + tail, join(place, `review.db${tail}`));
  }
  syncFolder(folder.root);
  return place;
}
