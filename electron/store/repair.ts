import { realpathSync } from 'node:fs';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import { listBackups, makeBackup } from './database/backups.ts';
import { openConnection } from './database/connection.ts';
import { inspectDatabase } from './database/inspect.ts';
import { releaseLock, takeLock } from './database/lock.ts';
import { restoreBackup, setDamagedAside } from './database/restore.ts';
import { type Opener, openReview } from './open-review.ts';
import { recordRestore } from './restored.ts';

/**
 * Restores a backup of a review that is not open, the damaged ones included: what is there is backed up, or moved
 * aside when it can't be read. Refused with `review-open`, `not-found`, and as a backup itself is refused.
 * @returns the backup restored, and the name under which the state before it is kept
 */
export async function repairFromBackup(
  path: string,
  backup: string,
  opener: Opener,
): Promise<Result<{ readonly restored: string; readonly kept: string }, AppError>> {
  const folder = reviewFolder(realpathSync(path));
  if (!listBackups(folder).some(({ name }) => name === backup)) {
    return err(appError('not-found', `There is no backup ${backup} in this review. Nothing was changed.`));
  }
  if (takeLock(folder.lock) === 'busy') {
    return err(appError('review-open', 'This review is open in a window or program. Close it there first.'));
  }
  let kept = '';
  try {
    const problem = inspectDatabase(backupPath(folder.backups, backup));
    if (problem) return err(problem);
    kept = await keepPresent(folder.review, folder);
    const restored = await restoreBackup(folder, backup);
    if (!restored.ok) return restored;
  } finally {
    releaseLock(folder.lock);
  }
  const session = await openReview(path, opener);
  if (!session.ok) return session;
  const recorded = recordRestore(session.value, backup);
  session.value.close();
  return recorded.ok ? ok({ restored: backup, kept }) : recorded;
}

function backupPath(backups: string, name: string): string {
  return `${backups}/${name}`;
}

async function keepPresent(review: string, folder: ReturnType<typeof reviewFolder>): Promise<string> {
  if (inspectDatabase(review) !== null) return setDamagedAside(folder).slice(folder.backups.length + 1);
  const db = openConnection(review, { mustExist: true });
  try {
    return (await makeBackup(db, folder, 'usual')).name;
  } finally {
    db.close();
  }
}
