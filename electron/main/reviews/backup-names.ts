import { readdir } from 'node:fs/promises';
import { reviewFolder } from '#electron/node/review-folder.ts';

/** Names of the backups in a review's folder, newest first (their names begin with their time); none when unreadable. */
export async function backupNames(folder: string): Promise<string[]> {
  try {
    const names = await readdir(reviewFolder(folder).backups);
    return names
      .filter((name) => name.endsWith('.db'))
      .toSorted()
      .toReversed();
  } catch {
    return [];
  }
}
