import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type ReviewFolder, reviewFolder } from '#electron/node/review-folder.ts';
import { releaseLock, takeLock } from './lock.ts';

export type ReviewCopy = {
  /** The databases are those of the copy; documents and backups those of the review. */
  readonly copy: ReviewFolder;
  /** Takes the copy away once it is closed. */
  readonly remove: () => void;
};

/** How often a copy is tried again when somebody wrote the review meanwhile. */
const ATTEMPTS = 5;

/**
 * Copies the databases of a review that can't be written to the profile. Each copy is locked while it is in use, so
 * that those a crash left behind are known and go.
 * Refused with `locked` while another program keeps writing the review.
 */
export function copyReview(folder: ReviewFolder, profileDir: string): Result<ReviewCopy, AppError> {
  const copies = join(profileDir, 'read-only');
  mkdirSync(copies, { recursive: true });
  removeLeftOvers(copies);
  const root = mkdtempSync(join(copies, 'review-'));
  const { review, derived, lock } = reviewFolder(root);
  const remove = (): void => {
    releaseLock(lock);
    rmSync(root, { recursive: true, force: true });
  };
  try {
    takeLock(lock);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (copyUnchanged(folder, { review, derived }))
        return ok({ copy: { ...folder, review, derived }, remove });
    }
  } catch (error) {
    remove();
    throw error;
  }
  remove();
  return err(
    appError(
      'locked',
      'Another program is writing this review, and its folder can only be read here. Nothing was changed. Try again when it is closed there.',
    ),
  );
}

type Databases = Pick<ReviewFolder, 'review' | 'derived'>;

/** @returns false when a file was written while it was copied: database and log may then not fit together */
function copyUnchanged(from: Databases, to: Databases): boolean {
  const before = stampsOf(from);
  for (const name of ['review', 'derived'] as const) {
    for (const tail of ['', '-wal']) {
      rmSync(to[name] + tail, { force: true });
      if (existsSync(from[name] + tail)) copyFileSync(from[name] + tail, to[name] + tail);
    }
  }
  return stampsOf(from) === before;
}

function stampsOf({ review, derived }: Databases): string {
  return [review, derived]
    .flatMap((path) => [path, `${path}-wal`])
    .map((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
      return stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : '-';
    })
    .join('\n');
}

function removeLeftOvers(copies: string): void {
  for (const name of readdirSync(copies)) {
    const root = join(copies, name);
    const { lock } = reviewFolder(root);
    if (!statSync(root).isDirectory() || takeLock(lock) === 'busy') continue;
    releaseLock(lock);
    rmSync(root, { recursive: true, force: true });
  }
}
