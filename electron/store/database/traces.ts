import { existsSync, rmSync, statSync } from 'node:fs';
import type { ReviewFolder } from '#electron/node/review-folder.ts';

/** Those of the files that looking at a review brings into being which are not there yet. */
export function absentFiles(folder: ReviewFolder): string[] {
  return [folder.lock, `${folder.review}-wal`, `${folder.review}-shm`].filter((path) => !existsSync(path));
}

/**
 * Takes away what the looking left in a folder whose review was refused, so that one of another program stays as it
 * was. Only for the process that held the lock: nobody else was at work then.
 */
export function removeTraces(folder: ReviewFolder, absent: readonly string[]): void {
  const wal = statSync(`${folder.review}-wal`, { throwIfNoEntry: false });
  if (wal !== undefined && wal.size > 0) return;
  for (const path of absent) {
    try {
      rmSync(path, { force: true });
    } catch {
      // Somebody else has begun to use it meanwhile; it is theirs now.
    }
  }
}
