import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { isTooDeep, type ReviewFolder } from '#electron/node/review-folder.ts';
import { listBackups } from './backups.ts';
import { type Connection, openConnection } from './connection.ts';
import { expectedSchema, schemaText, schemaVersion, SCHEMA_VERSION } from './migrate.ts';
import { APPLICATION_ID, harden } from './pragmas.ts';
import { refusalOf } from './refusals.ts';

/** Databases over this size (bytes) are not read through on every open; `check` still does. */
const QUICK_CHECK_LIMIT = 256 * 1024 * 1024;

/** Why there is no review at this place that could be opened; null when its database is there. */
export function missingReview(folder: ReviewFolder): AppError | null {
  const name = folder.root;
  if (!existsSync(folder.root)) {
    return appError(
      'not-found',
      `There is no review at ${name}. It may have been moved, renamed or not be connected.`,
    );
  }
  if (!statSync(folder.root).isDirectory()) {
    return appError(
      'review-foreign',
      `${name} is a file. A review is a folder that holds review.db. Nothing was changed.`,
    );
  }
  if (isTooDeep(name)) return tooDeep(name);
  const database = statSync(folder.review, { throwIfNoEntry: false });
  if (database?.isFile() && database.size > 0) return null;
  const backups = listBackups(folder).length;
  if (database?.isFile() || backups > 0) return emptyReview(database ? 'is empty' : 'is gone', backups);
  return appError('review-foreign', `${name} is not a review: it holds no review.db. Nothing was changed.`);
}

/** Why nothing can be made or opened at a place whose path is too long. */
export function tooDeep(path: string): AppError {
  return appError(
    'invalid-input',
    `The path of ${basename(path)} is too long for its database. Nothing was changed. Choose a place with a shorter path.`,
  );
}

/** A crash of the disk or another program took the database, but the folder is that of a review. */
function emptyReview(what: string, backups: number): AppError {
  const advice = backups > 0 ? 'Restore a backup to go on.' : 'It has no backup that could be restored.';
  return appError(
    'review-damaged',
    `The review is damaged: its review.db ${what}. Nothing was changed. ${advice}`,
  );
}

/**
 * Looks at a database, without writing, before it is opened for good.
 * @returns why it must not be opened, or null
 */
export function inspectDatabase(path: string): AppError | null {
  let db: Connection | null = null;
  try {
    db = openConnection(path, { readonly: true, mustExist: true });
    harden(db);
    return inspectIdentity(db) ?? inspectIntegrity(db, path);
  } catch (error) {
    const refusal = refusalOf(error, 'The review');
    if (refusal) return refusal;
    throw error;
  } finally {
    db?.close();
  }
}

function inspectIdentity(db: Connection): AppError | null {
  const version = schemaVersion(db);
  if (db.pragma('application_id') !== APPLICATION_ID) {
    return appError(
      'review-foreign',
      'This review.db was not made by Sheaf: it is another kind of database. Nothing was changed.',
    );
  }
  if (version > SCHEMA_VERSION) {
    return appError(
      'review-newer',
      `This review was last used with a newer version of Sheaf (its format is ${version}, this program knows ${SCHEMA_VERSION}). Nothing was changed. Install the newer version to open it.`,
      { version, known: SCHEMA_VERSION },
    );
  }
  if (version < 1 || schemaText(db) !== expectedSchema(version)) {
    return appError(
      'review-foreign',
      'The structure of this review.db was changed by another program. Sheaf does not open it, so that nothing gets worse. Nothing was changed. Restore a backup to go on.',
    );
  }
  return null;
}

function inspectIntegrity(db: Connection, path: string): AppError | null {
  if (statSync(path).size > QUICK_CHECK_LIMIT) return null;
  const found = String(db.pragma('quick_check(1)'));
  if (found === 'ok') return null;
  return appError(
    'review-damaged',
    'The review is damaged: its database does not hold together. Restore a backup to go on.',
    {
      found,
    },
  );
}
