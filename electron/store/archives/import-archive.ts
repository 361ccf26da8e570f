import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFile, syncFolder } from '#electron/node/atomic-write.ts';
import { reviewFolder } from '#electron/node/review-folder.ts';
import { notFree, notMade } from '../create-review.ts';
import { inspectDatabase } from '../database/inspect.ts';
import { knownHashes } from '../repositories/documents.ts';
import { reviewRow } from '../repositories/reviews.ts';
import { readFrom, withoutJobs } from './database-copy.ts';
import { damagedArchive, databaseName, type Manifest } from './manifest.ts';
import { archiveRefusal, type OpenArchive, openArchive } from './read-archive.ts';
import { soundDatabase } from './soundness.ts';

/** How the one who waits hears of it, and stops it. */
export type ArchiveControl = {
  readonly signal: AbortSignal;
  progress(at: { readonly done: number; readonly total: number | null; readonly doing: string }): void;
};

/** The review that was made. */
export type ImportedArchive = { readonly id: string; readonly title: string } & Manifest['counts'];

const cancelled = appError('cancelled', 'Stopped before the review was whole. Nothing of it was kept.');

/**
 * Makes a review, equal to the archived one, in a new folder: whole, or not at all. Whoever opens it writes under a
 * replica of their own.
 * Refused: `exists`, `not-found`, `empty-file`, `unsupported-format`, `unreadable`, `too-large`, `review-newer`, `review-damaged`,
 * `review-foreign`, `disk-full`, `read-only`, `cancelled`.
 */
export async function importArchive(
  archive: string,
  target: string,
  control: ArchiveControl,
): Promise<Result<ImportedArchive, AppError>> {
  const taken = notFree(target);
  if (taken) return err(taken);
  const file = basename(archive);
  const opened = await openArchive(archive, file);
  if (!opened.ok) return opened;
  const beside = besidePath(target);
  try {
    // A place that takes nothing says so itself; how much room it has is no matter then.
    mkdirSync(beside);
    const room = roomFor(opened.value, dirname(target));
    if (!room.ok) return room;
    const made = await fill(beside, opened.value, { file, control });
    if (!made.ok) return made;
    renameSync(beside, target);
    syncFolder(dirname(target));
    return made;
  } catch (error) {
    return err(control.signal.aborted ? cancelled : (notMade(error, target) ?? archiveRefusal(error, file)));
  } finally {
    opened.value.zip.close();
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Whether what the manifest lists has room; a disk that does not say is tried. */
function roomFor({ manifest }: OpenArchive, folder: string): Result<null, AppError> {
  const wanted = manifest.entries.reduce((sum, { size }) => sum + size, 0);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free <= 0 || wanted <= free) return ok(null);
  const message =
    'The disk has too little room for this review. Nothing was made. Free some space and try again.';
  return err(appError('disk-full', message, { wanted, free }));
}

type Filling = { readonly file: string; readonly control: ArchiveControl };

async function fill(
  root: string,
  archive: OpenArchive,
  { file, control }: Filling,
): Promise<Result<ImportedArchive, AppError>> {
  const folder = reviewFolder(root);
  for (const place of [folder.documents, folder.batches, folder.backups]) mkdirSync(place);
  for (const [done, part] of archive.parts.entries()) {
    control.progress({ done, total: archive.parts.length, doing: 'Unpacking the archive' });
    const wrong = await unpack(root, archive, { ...part, file, signal: control.signal });
    if (wrong) return err(wrong);
  }
  control.progress({ done: 0, total: null, doing: 'Checking the database' });
  const problem = inspectDatabase(folder.review);
  if (problem) return err(inArchive(problem, file));
  const sound = await soundDatabase(folder.review, control.signal);
  if (!sound.ok) return err(sound.error.code === 'cancelled' ? cancelled : inArchive(sound.error, file));
  const { review, hashes } = readFrom(folder.review, (db) => ({
    review: reviewRow(db),
    hashes: knownHashes(db),
  }));
  if (!isListOf(hashes, archive.manifest))
    return err(damagedArchive(file, 'its documents are not those of its database'));
  withoutJobs(folder.review);
  syncFile(folder.review);
  return ok({ id: review.id, title: review.title, ...archive.manifest.counts });
}

function inArchive(error: AppError, file: string): AppError {
  const message = `The review in ${file} can’t be used. ${error.message}`;
  return { ...error, message };
}

/** The documents that the database names are the ones that came along. */
function isListOf(hashes: readonly string[], { entries }: Manifest): boolean {
  const documents = entries.filter(({ name }) => name.startsWith('documents/')).map(({ sha256 }) => sha256);
  return new Set([...hashes, ...documents]).size === hashes.length && documents.length === hashes.length;
}

type Unpacking = OpenArchive['parts'][number] & { readonly file: string; readonly signal: AbortSignal };

/** Writes one entry and looks at its bytes as they go by. @returns what is wrong with them, or null */
async function unpack(
  root: string,
  { zip }: OpenArchive,
  { entry, zipped, file, signal }: Unpacking,
): Promise<AppError | null> {
  const { name, size, sha256 } = entry;
  const path = join(root, ...name.split('/'));
  mkdirSync(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      bytes += piece.length;
      hash.update(piece);
      done(bytes > size ? new Error(`${name} has more bytes than it says`) : null, piece);
    },
  });
  const stream = await zip.openReadStreamPromise(zipped);
  await pipeline(stream, counted, createWriteStream(path, { flags: 'wx' }), { signal });
  if (bytes !== size || hash.digest('hex') !== sha256) {
    const what = name === databaseName ? 'its database is' : 'a document is';
    return damagedArchive(file, `${what} not what was written`, { entry: name });
  }
  syncFile(path);
  return null;
}
