import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ArchiveWritten } from '#shared/contract/archives.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, writePiecesAtomically } from '#electron/node/atomic-write.ts';
import { sha256OfFile } from '#electron/node/hash.ts';
import { documentPath, type ReviewFolder } from '#electron/node/review-folder.ts';
import { ZipFile } from 'yazl';
import { breathe } from '../jobs/breathe.ts';
import type { JobControl } from '../jobs/runner.ts';
import { countClaims } from '../repositories/claims.ts';
import { knownHashes } from '../repositories/documents.ts';
import { countChanges } from '../repositories/log.ts';
import { reviewRow } from '../repositories/reviews.ts';
import type { Session } from '../session.ts';
import { copyForArchive, readFrom } from './database-copy.ts';
import { type ArchiveEntry, databaseName, manifestName, manifestText } from './manifest.ts';
import { soundDatabase } from './soundness.ts';

/** A file that goes into an archive. */
type Part = ArchiveEntry & { readonly path: string };

/** Bytes are not the ones that the review names. */
class AlteredFile extends Error {}

const cancelled = appError('cancelled', 'The archive was cancelled. No file was written.');

/**
 * Writes a review into one zip: manifest, database, documents, batches; whole, or not at all, and piece by piece.
 * Refused: `review-damaged` where the review would not pass `check`, so that every archive can be opened again;
 * `cancelled`. @throws what the disk refuses
 * @param place a path that may be written
 */
export async function writeArchive(
  session: Session,
  place: string,
  control: JobControl,
): Promise<Result<Omit<ArchiveWritten, 'fileName'>, AppError>> {
  const database = besidePath(place);
  try {
    control.progress({ done: 0, total: null, doing: 'Copying the database' });
    await copyForArchive(session.review, database);
    await breathe();
    control.progress({ done: 0, total: null, doing: 'Checking the database' });
    const sound = await soundDatabase(database, control.signal);
    if (!sound.ok) return sound.error.code === 'cancelled' ? err(cancelled) : err(notArchived(sound.error));
    const parts = await partsOf(session.folder, database);
    if (!parts.ok) return parts;
    return await pack(session, { place, database, parts: parts.value }, control);
  } catch (error) {
    if (error instanceof AlteredFile) return err(badBytes(error.message));
    throw error;
  } finally {
    rmSync(database, { force: true });
  }
}

function notArchived(error: AppError): AppError {
  return { ...error, message: `${error.message} No archive was written. Restore a backup to go on.` };
}

/** Everything that makes up the review, with sizes and hashes. */
async function partsOf(folder: ReviewFolder, database: string): Promise<Result<Part[], AppError>> {
  const parts: Part[] = [
    {
      name: databaseName,
      path: database,
      size: statSync(database).size,
      sha256: await sha256OfFile(database),
    },
  ];
  for (const sha256 of readFrom(database, knownHashes)) {
    const path = documentPath(folder, sha256);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return err(badBytes(sha256));
    parts.push({ name: `documents/${sha256.slice(0, 2)}/${sha256}`, path, size: stat.size, sha256 });
  }
  for (const path of batchFiles(folder)) {
    const sha256 = basename(path);
    parts.push({
      name: `batches/${sha256.slice(0, 2)}/${sha256}`,
      path,
      size: statSync(path).size,
      sha256,
    });
  }
  return ok(parts);
}

function batchFiles({ batches }: ReviewFolder): string[] {
  if (!existsSync(batches)) return [];
  const folders = readdirSync(batches, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .flatMap(({ name }) => readdirSync(join(batches, name)).map((file) => join(batches, name, file)))
    .filter(
      (path) =>
        /^[0-9a-f]{64}$/u.test(basename(path)) && basename(dirname(path)) === basename(path).slice(0, 2),
    )
    .toSorted();
}

function badBytes(sha256: string): AppError {
  const message =
    'The bytes of a document are missing or altered, so no archive was written. “Check integrity” names it; import it again to go on.';
  return appError('review-damaged', message, { sha256 });
}

type Packing = { readonly place: string; readonly database: string; readonly parts: readonly Part[] };

async function pack(
  session: Session,
  { place, database, parts }: Packing,
  control: JobControl,
): Promise<Result<Omit<ArchiveWritten, 'fileName'>, AppError>> {
  const { review, ...counts } = readFrom(database, (db) => ({
    review: reviewRow(db),
    documents: parts.filter(({ name }) => name.startsWith('documents/')).length,
    claims: countClaims(db),
    changes: countChanges(db),
  }));
  const manifest = manifestText({
    appVersion: session.author().appVersion,
    made: new Date().toISOString(),
    review: { id: review.id, title: review.title },
    counts,
    entries: parts.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
  });
  const output = zipOf(manifest, parts, (done) =>
    control.progress({ done, total: parts.length, doing: 'Writing the archive' }),
  );
  const bytes = await writePiecesAtomically(place, output, control.signal);
  return bytes === null ? err(cancelled) : ok({ bytes, ...counts });
}

/** The zip as it is made; what is not read is not made. Papers are packed already: only the database gets smaller. */
function zipOf(manifest: string, parts: readonly Part[], tell: (done: number) => void): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  let open: Readable | null = null;
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  output.on('close', () => open?.destroy());
  zip.addBuffer(Buffer.from(manifest), manifestName);
  for (const [done, part] of parts.entries()) {
    const { name, size } = part;
    zip.addReadStreamLazy(name, { size, compress: name === databaseName, mode: 0o100_644 }, (take) => {
      tell(done);
      open = verified(part).on('error', fail);
      take(null, open);
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

/** The bytes of a file, failing at its end when they are not the ones that its hash names. */
function verified({ path, sha256 }: Part): Readable {
  const hash = createHash('sha256');
  const through = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece);
      done(null, piece);
    },
    flush: (done) => done(hash.digest('hex') === sha256 ? null : new AlteredFile(sha256)),
  });
  const file = createReadStream(path).on('error', (error) => through.destroy(error));
  through.on('close', () => file.destroy());
  return file.pipe(through);
}
