import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok } from '#shared/kit/result.ts';
import type { Result } from '#shared/kit/result.ts';
import { appError } from '#shared/contract/errors.ts';
import type { AppError } from '#shared/contract/errors.ts';

/**
 * Copies the folder of a review that is closed into `parent`, under its own name. The copy is made beside
 * and renamed when it is whole. The lock is not copied.
 * @returns the copy's path; `exists` when something of that name is there; `internal` when copying failed
 *   (nothing is left of the copy then)
 */
export async function copyReview(path: string, parent: string): Promise<Result<string, AppError>> {
  const target = join(parent, basename(path));
  if (await isThere(target)) {
    const message = `${basename(path)} is already in that folder. Nothing was copied; choose another folder.`;
    return err(appError('exists', message));
  }
  const beside = join(parent, `.${basename(path)}.${process.pid}.sheaf-tmp`);
  try {
    await mkdir(dirname(beside), { recursive: true });
    await cp(path, beside, { recursive: true, filter: (from) => !basename(from).startsWith('lock.db') });
    await rename(beside, target);
    return ok(target);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : String(error);
    return err(appError('internal', `The copy could not be made: ${reason}. The review stays where it is.`));
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
