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

/**
 * SQLite takes paths of up to 511 bytes on Unix; the longest that it opens within a review is the journal of an
 * unfinished backup, 44 bytes below the folder.
 */
const LONGEST_ROOT = 460;

/** Whether the path of a review leaves SQLite no room for the files within it. */
export function isTooDeep(root: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32' && Buffer.byteLength(root) > LONGEST_ROOT;
}

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
