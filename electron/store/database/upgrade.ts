import type { ReviewFolder } from '#electron/node/review-folder.ts';
import { migrations } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import { makeBackup } from './backups.ts';
import type { Connection } from './connection.ts';
import { migrate, schemaVersion } from './migrate.ts';

/**
 * Brings an older review up to this program's version, with a backup of it as it was first.
 * @returns whether there was anything to do
 * @throws what the backup or a step throws: the review then stands at the last finished step
 */
export async function upgrade(
  db: Connection,
  folder: ReviewFolder,
  steps: readonly Migration[] = migrations,
): Promise<boolean> {
  if (schemaVersion(db) >= steps.length) return false;
  await makeBackup(db, folder, 'migration');
  migrate(db, steps.length, steps);
  return true;
}
