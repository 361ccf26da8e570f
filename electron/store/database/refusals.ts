import { type AppError, appError } from '#shared/contract/errors.ts';

/** The code of an error thrown by SQLite or by the file system; empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

type Kind = { readonly codes: RegExp; readonly refusal: (what: string, code: string) => AppError };

const kinds: readonly Kind[] = [
  {
    codes: /^(SQLITE_FULL|ENOSPC|EDQUOT)/u,
    refusal: (what) =>
      appError(
        'disk-full',
        `The disk is full. ${what} could not be written. Everything saved before is safe. Free some space and try again.`,
      ),
  },
  {
    codes: /^(SQLITE_CORRUPT|SQLITE_NOTADB)/u,
    refusal: (what) =>
      appError('review-damaged', `${what} is damaged: SQLite can't read it. Restore a backup to go on.`),
  },
  {
    codes: /^(SQLITE_READONLY|EROFS|EACCES|EPERM)/u,
    refusal: (what) =>
      appError('read-only', `${what} can't be read or written: the folder or file is closed to you.`),
  },
  {
    codes: /^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/u,
    refusal: (what) =>
      appError('locked', `${what} is in use by another program. Close it there and try again.`),
  },
  {
    codes: /^(SQLITE_IOERR|EIO)/u,
    refusal: (what, code) =>
      appError(
        'disk-full',
        `The disk refused to write ${what} (${code}). Everything saved before is safe. Check the disk and try again.`,
      ),
  },
  {
    codes: /^(SQLITE_CANTOPEN|ENOENT|ENOTDIR)/u,
    refusal: (what) => appError('not-found', `${what} is not there, or can't be opened.`),
  },
  {
    codes: /^(EEXIST|EISDIR|ENOTEMPTY)/u,
    refusal: (what) =>
      appError(
        'exists',
        `${what} can't be written there: something else has its place. Choose another name.`,
      ),
  },
  {
    codes: /^(ENAMETOOLONG|ELOOP)/u,
    refusal: (what) =>
      appError('invalid-input', `The name or path of ${what} is not one that this disk takes.`),
  },
];

/**
 * Turns what SQLite or the file system threw into an error for people.
 * @param what the thing that was being done or used, for the message: "The review", "heart.pdf"
 * @returns null when it is not a known refusal, so that the caller throws it on
 */
export function refusalOf(error: unknown, what: string): AppError | null {
  const code = codeOf(error);
  return kinds.find((kind) => kind.codes.test(code))?.refusal(what, code) ?? null;
}
