import { join } from 'node:path';

/** Where the parts of a review lie in its folder. */
export type ReviewFolder = {
  readonly root: string;
  readonly review: string;
  readonly derived: string;
  readonly lock: string;
  readonly documents: string;
  readonly batches: string;
  readonly backups: string;
};

/** The places within a review's folder. */
export function reviewFolder(root: string): ReviewFolder {
  return {
    root,
    review: join(root, 'review.db'),
    derived: join(root, 'derived.db'),
    lock: join(root, 'lock.db'),
    documents: join(root, 'documents'),
    batches: join(root, 'batches'),
    backups: join(root, 'backups'),
  };
}

/**
 * Where the bytes of a document lie: `documents/ab/abcdef…`.
 * @throws RangeError unless given 64 lower-case hex digits, so that no other path can be made of it
 */
export function documentPath(folder: Pick<ReviewFolder, 'documents'>, sha256: string): string {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new RangeError('A document is named by 64 hex digits.');
  return join(folder.documents, sha256.slice(0, 2), sha256);
}
