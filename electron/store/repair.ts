import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type ReviewFolder, reviewFolder } from '#electron/node/review-folder.ts';
import { makeBackup } from './database/backups.ts';
import { openConnection } from './database/connection.ts';
import { inspectDatabase, missingReview } from './database/inspect.ts';
import { releaseLock, takeLock } from './database/lock.ts';
import { refusalOf } from './database/refusals.ts';
import { dropPrepared, finishRestore, prepareRestore, setDamagedAside } from './database/restore.ts';
import { type Opener, openReview } from './open-review.ts';
import { recordRestore } from './restored.ts';

/**
 * Restores a backup of a review that is not open, the damaged ones included: what is there is backed up, or moved
 * aside when it can't be read. Refused with `review-open`, `not-found`, `read-only`, `disk-full`, and as a backup itself is refused.
 * @returns the backup restored, and the name under which the state before it is kept
 */
export async function repairFromBackup(
  path: string,
  backup: string,
  opener: Opener,
): Promise<Result<{ readonly restored: string; readonly kept: string }, AppError>> {
  try {
    const missing = missingReview(reviewFolder(path));
    // A folder whose database is gone is what a backup mends.
    if (missing && missing.code !== 'review-damaged') return err(missing);
    const folder = reviewFolder(realpathSync(path));
    const kept = await replaceDatabase(folder, backup);
    if (!kept.ok) return kept;
    const session = await openReview(path, opener);
    if (!session.ok) return session;
    const recorded = recordRestore(session.value, backup);
    session.value.close();
    return recorded.ok ? ok({ restored: backup, kept: kept.value }) : recorded;
  } catch (error) {
    const refusal = refusalOf(error, 'The review');
    if (refusal) return err(refusal);
    throw error;
  }
}

async function replaceDatabase(folder: ReviewFolder, backup: string): Promise<Result<string, AppError>> {
  if (takeLock(folder.lock) === 'busy') {
    return err(appError('review-open', 'This review is open in a window or program. Close it there first.'));
  }
  try {
    const ready = prepareRestore(folder, backup);
    if (!ready.ok) return ready;
    try {
      const kept = await keepPresent(folder);
      finishRestore(folder, ready.value);
      return ok(kept);
    } catch (error) {
      dropPrepared(ready.value);
      throw error;
    }
  } finally {
    releaseLock(folder.lock);
  }
}

/** Backs up what is there, or moves it aside when it can't be read. @returns its name within backups/ */
async function keepPresent(folder: ReviewFolder): Promise<string> {
  if (inspectDatabase(folder.review) !== null) return basename(setDamagedAside(folder));
  const db = openConnection(folder.review, { mustExist: true });
  try {
    return (await makeBackup(db, folder, 'kept')).name;
  } finally {
    db.close();
  }
}
