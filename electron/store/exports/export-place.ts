import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { refusalOf } from '../database/refusals.ts';
import type { Grant } from '../grants.ts';

/**
 * Where an export may be written: a new file, or in the place of a file. What is no file (a folder, a pipe, a device)
 * and whatever lies in a review's folder keeps its place; behind a link, what it points to is replaced.
 * @returns the path to write to
 */
export function exportPlace(grant: Grant): Result<string, AppError> {
  try {
    return freePlace(grant);
  } catch (error) {
    const refusal = writeRefusal(error, grant.name);
    if (refusal) return err(refusal);
    throw error;
  }
}

/**
 * The refusal of a file that could not be written, in words about writing; the review is not touched by it.
 * @returns null when it is not a known refusal, so that the caller throws it on
 */
export function writeRefusal(error: unknown, name: string): AppError | null {
  const refusal = refusalOf(error, name);
  if (refusal === null) return null;
  const why =
    refusal.code === 'read-only'
      ? `${name} can't be written: the folder or file is closed to you.`
      : refusal.code === 'not-found'
        ? `${name} can't be written there: the place takes no new files.`
        : refusal.message;
  return appError(refusal.code, `${why} No file was written. Choose another place.`, refusal.details);
}

function freePlace({ path, name }: Grant): Result<string, AppError> {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there?.isSymbolicLink() && !existsSync(path)) {
    return err(appError('not-found', `${name} is a link that points nowhere. No file was written.`));
  }
  const place = there ? realpathSync(path) : resolve(path);
  if (there && !lstatSync(place).isFile()) {
    return err(
      appError('exists', `${name} is there and is not a file. No file was written. Choose another name.`),
    );
  }
  const review = reviewAround(place);
  if (review === null) return folderIsThere(place, name);
  const message = `${name} would lie inside the review ${review}, whose files are not to be replaced. No file was written. Choose a place outside.`;
  return err(appError('invalid-input', message, { review }));
}

function folderIsThere(place: string, name: string): Result<string, AppError> {
  if (existsSync(dirname(place))) return ok(place);
  const folder = basename(dirname(place));
  const message = `The folder ${folder} is not there. No file was written. Make it first, or choose another place for ${name}.`;
  return err(appError('not-found', message, { folder: dirname(place) }));
}

/** The review whose folder holds this place, at any depth. */
function reviewAround(place: string): string | null {
  const parent = existsSync(dirname(place)) ? realpathSync(dirname(place)) : dirname(place);
  for (let folder = parent; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'review.db')) && existsSync(join(folder, 'documents'))) return folder;
    if (folder === dirname(folder)) return null;
  }
}
