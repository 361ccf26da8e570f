import { accessSync, constants, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { type ReviewFolder, reviewFolder } from '#electron/node/review-folder.ts';
import { dropOldBackups, listBackups, makeBackup } from './database/backups.ts';
import { type Connection, openConnection } from './database/connection.ts';
import { inspectDatabase, missingReview } from './database/inspect.ts';
import { copyReview } from './database/read-only-copy.ts';
import { absentFiles, removeTraces } from './database/traces.ts';
import { releaseLock, takeLock } from './database/lock.ts';
import { migrate, SCHEMA_VERSION, schemaVersion } from './database/migrate.ts';
import { harden, hardenWriter } from './database/pragmas.ts';
import { codeOf, refusalOf } from './database/refusals.ts';
import { upgrade } from './database/upgrade.ts';
import { isAsLeft, replicaFor } from './database/replica-note.ts';
import { openDerived } from './derived/open-derived.ts';
import { makeSession, type Session, type SessionParts } from './session.ts';

/** Who opens, from which install: the same for every review of a profile. */
export type Opener = {
  readonly reviewerName: string;
  readonly installId: string;
  readonly profileDir: string;
  readonly appVersion: string;
};

/**
 * How a review may be opened: `write` waits for nothing and takes the lock; `read` is content to read beside
 * another process that holds it.
 */
export type OpenMode = 'write' | 'read';

/**
 * Opens the review in a folder. Refused with `not-found`, `review-foreign`, `review-newer`, `review-damaged`,
 * `review-open`, `disk-full`, `locked`; a folder that can't be written is opened read-only from a copy.
 */
export async function openReview(
  path: string,
  opener: Opener,
  mode: OpenMode = 'write',
): Promise<Result<Session, AppError>> {
  try {
    const missing = missingReview(reviewFolder(path));
    if (missing) return err(missing);
    return await openFolder(reviewFolder(realpathSync(path)), opener, mode);
  } catch (error) {
    const refusal = refusalOf(error, 'The review');
    if (refusal) return err(refusal);
    throw error;
  }
}

async function openFolder(
  folder: ReviewFolder,
  opener: Opener,
  mode: OpenMode,
): Promise<Result<Session, AppError>> {
  const absent = absentFiles(folder);
  const lock = lockOrReadOnly(folder);
  if (lock === 'busy') return mode === 'read' ? openBeside(folder, opener) : err(alreadyOpen(folder));
  if (lock === 'read-only') return openCopy(folder, opener);
  try {
    const opened = await openLocked(folder, opener);
    if (!opened.ok) {
      releaseLock(folder.lock);
      removeTraces(folder, absent);
    }
    return opened;
  } catch (error) {
    releaseLock(folder.lock);
    throw error;
  }
}

function alreadyOpen(folder: ReviewFolder): AppError {
  return appError(
    'review-open',
    'This review is open already, in another window or program. Close it there first. Nothing was changed.',
    { review: folder.root },
  );
}

function lockOrReadOnly(folder: ReviewFolder): 'held' | 'busy' | 'read-only' {
  // SQLite opens a file that can't be written for reading, without a word: it would "hold" a lock that is none.
  if (![folder.root, folder.review, folder.lock].every(canWrite)) return 'read-only';
  try {
    return takeLock(folder.lock);
  } catch (error) {
    const code = codeOf(error);
    if (refusalOf(error, '')?.code === 'read-only' || code.startsWith('SQLITE_CANTOPEN')) return 'read-only';
    throw error;
  }
}

/** Whether a file may be written, or is not there yet. */
function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

async function openLocked(folder: ReviewFolder, opener: Opener): Promise<Result<Session, AppError>> {
  const problem = inspectDatabase(folder.review);
  if (problem) return err(problem);
  const notes = { profileDir: opener.profileDir, root: folder.root };
  const asLeft = isAsLeft(notes);
  const review = openConnection(folder.review, { mustExist: true });
  try {
    hardenWriter(review);
    const backupMissed = (await upgrade(review, folder)) ? null : await backUpOnOpen(review, folder);
    if (backupMissed === null) dropOldBackups(folder);
    const now = new Date().toISOString();
    const replicaId = review.transaction(() => replicaFor(review, notes, { id: opener.installId, now }));
    const derived = openDerived(folder.derived);
    const reader = openReader(folder.review, folder.derived);
    const base = { folder, review, reader, derived, replicaId, notes, ...credentials(opener) };
    const onClose = (): void => releaseLock(folder.lock);
    const session = makeSession({ ...base, readOnly: null, backupMissed, asLeft, onClose });
    session.refreshDerived();
    return ok(session);
  } catch (error) {
    review.close();
    throw error;
  }
}

/**
 * A backup when the log has grown since the newest one. A disk or folder that doesn't take it keeps nobody from
 * their work: they are told instead.
 * @returns why there is none, in words; null when all is well
 */
async function backUpOnOpen(review: Connection, folder: ReviewFolder): Promise<string | null> {
  if (!changedSinceBackup(review, folder)) return null;
  try {
    await makeBackup(review, folder, 'usual');
    return null;
  } catch (error) {
    const refusal = refusalOf(error, 'The backup');
    if (refusal?.code === 'disk-full' || refusal?.code === 'read-only') return refusal.message;
    throw error;
  }
}

function changedSinceBackup(review: Connection, folder: ReviewFolder): boolean {
  const last = review.get<{ id: string | null; changes: number }>(
    'SELECT id, max(position) AS position, count(*) AS changes FROM change',
  );
  if (!last?.id) return false;
  const newest = listBackups(folder)[0];
  if (!newest) return true;
  const backup = openConnection(join(folder.backups, newest.name), { readonly: true, mustExist: true });
  try {
    return backup.get('SELECT 1 AS here FROM change WHERE id = ?', last.id) === undefined;
  } catch {
    return true;
  } finally {
    backup.close();
  }
}

function openReader(review: string, derived: string): Connection {
  const reader = openConnection(review, { readonly: true, mustExist: true });
  harden(reader);
  reader.run('ATTACH ? AS derived', derived);
  return reader;
}

function credentials(opener: Opener): Pick<SessionParts, 'reviewerName' | 'appVersion'> {
  return { reviewerName: opener.reviewerName, appVersion: opener.appVersion };
}

/** Reads beside the process that holds the lock; derived.db is that process's to write. */
function openBeside(folder: ReviewFolder, opener: Opener): Result<Session, AppError> {
  const problem = inspectDatabase(folder.review);
  if (problem) return err(problem);
  const review = openConnection(folder.review, { readonly: true, mustExist: true });
  harden(review);
  const reader = openReader(folder.review, folder.derived);
  const readOnly = 'This review is open in another window or program, so it can only be read here.';
  const parts = { folder, review, reader, derived: null, replicaId: '', notes: null, ...credentials(opener) };
  return ok(makeSession({ ...parts, readOnly, onClose: () => undefined }));
}

/**
 * SQLite can't open a WAL database in a folder that it can't write, so a copy is opened from the profile's
 * temporary folder. The original is only read.
 */
function openCopy(folder: ReviewFolder, opener: Opener): Result<Session, AppError> {
  const copied = copyReview(folder, opener.profileDir);
  if (!copied.ok) return copied;
  const { copy, remove } = copied.value;
  try {
    const problem = inspectDatabase(copy.review);
    if (problem) {
      remove();
      return err(problem);
    }
    const review = openConnection(copy.review, { mustExist: true });
    hardenWriter(review);
    if (schemaVersion(review) < SCHEMA_VERSION) migrate(review);
    const derived = openDerived(copy.derived);
    const reader = openReader(copy.review, copy.derived);
    const readOnly =
      'This review lies in a folder that can only be read, so nothing can be changed. Copy the folder to a place of your own to work on it.';
    const parts = {
      folder: copy,
      review,
      reader,
      derived,
      replicaId: '',
      notes: null,
      ...credentials(opener),
    };
    const session = makeSession({ ...parts, readOnly, onClose: remove });
    session.refreshDerived();
    return ok(session);
  } catch (error) {
    remove();
    throw error;
  }
}
