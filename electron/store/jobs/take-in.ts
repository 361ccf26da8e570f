import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { closedWords, refusal } from '#shared/formats/refusal.ts';
import { sniff, sniffBytes } from '#shared/formats/sniff.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { besidePath, syncFolder } from '#electron/node/atomic-write.ts';
import { documentPath, type ReviewFolder } from '#electron/node/review-folder.ts';
import { codeOf, refusalOf } from '../database/refusals.ts';

/** A file whose bytes lie in the review under their hash. */
export type TakenFile = { readonly name: string; readonly sha256: string; readonly size: number };

/**
 * Copies a file's bytes into the review by their hash, unless its content says that Sheaf does not take it.
 * Refused with `empty-file`, `too-large`, `unsupported-format`, `not-found`, `disk-full`; `unreadable` where the file is
 * closed to the person, `read-only` where the review is.
 */
export async function takeIn(
  folder: ReviewFolder,
  file: { readonly path: string; readonly name: string },
): Promise<Result<TakenFile, AppError>> {
  try {
    const { size } = statSync(file.path);
    const refused = refusal(sniff(headOf(file.path), size, file.name), file.name);
    if (refused) return err(appError(refused.code, refused.message));
    return ok({ name: file.name, ...(await copyByHash(folder, file.path)) });
  } catch (error) {
    if (codeOf(error) === 'EISDIR')
      return err(appError('unsupported-format', `${file.name} is a folder, not a file.`));
    if (isClosed(error, file.path)) return err(appError('unreadable', closedWords(file.name)));
    const known = refusalOf(error, file.name);
    if (known) return err(known);
    throw error;
  }
}

/** Whether a file holds annotations instead of a paper. One that can't be looked at does not. */
export function holdsAnnotations(file: { readonly path: string; readonly name: string }): boolean {
  try {
    const { size } = statSync(file.path);
    return sniff(headOf(file.path), size, file.name).kind === 'annotations';
  } catch {
    // Why it can't be read is told when it is taken in.
    return false;
  }
}

/** Whether it is this file that may not be read, and not the review that may not be written. */
function isClosed(error: unknown, path: string): boolean {
  const ofFile = error instanceof Error && 'path' in error && error.path === path;
  return ofFile && /^(EACCES|EPERM)$/u.test(codeOf(error));
}

function headOf(path: string): Uint8Array {
  const head = Buffer.alloc(sniffBytes);
  const handle = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, sniffBytes, 0));
  } finally {
    closeSync(handle);
  }
}

async function copyByHash(folder: ReviewFolder, path: string): Promise<{ sha256: string; size: number }> {
  mkdirSync(folder.documents, { recursive: true });
  const beside = besidePath(join(folder.documents, 'copy'));
  const hash = createHash('sha256');
  let size = 0;
  try {
    const target = await open(beside, 'wx');
    try {
      for await (const piece of createReadStream(path)) {
        const bytes: Uint8Array = piece;
        hash.update(bytes);
        size += bytes.length;
        await target.writeFile(bytes);
      }
      await target.sync();
    } finally {
      await target.close();
    }
    const sha256 = hash.digest('hex');
    settle(beside, documentPath(folder, sha256));
    return { sha256, size };
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function settle(beside: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  try {
    // Bytes that something altered under this name are made right again by this.
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    // Some systems do not replace a file that is being read; it is there, and that is enough.
    if (!existsSync(target)) throw error;
  }
  syncFolder(dirname(target));
}
