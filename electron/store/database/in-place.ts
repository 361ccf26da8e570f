import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ReviewFolder } from '#electron/node/review-folder.ts';

/**
 * Watches that an open review stays where it was opened. Its files stay open when somebody moves or deletes the
 * folder: SQLite would go on writing into what nobody finds again, and say that it is saved.
 * @returns asks now: the refusal `review-moved`, or null while the database at the path is the one that was opened
 */
export function watchPlace(folder: ReviewFolder): () => AppError | null {
  const opened = identityOf(folder.review);
  return () => (identityOf(folder.review) === opened ? null : moved(folder));
}

/** Device and file number; empty when there is no such file. */
function identityOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : '';
}

function moved(folder: ReviewFolder): AppError {
  const name = basename(folder.root);
  return appError(
    'review-moved',
    `${name} was moved, renamed or deleted while the review was open, so nothing can be saved there now. What was saved before lies in the folder, wherever it is.`,
    { review: name },
  );
}
