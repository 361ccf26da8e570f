import type { OpenFailure } from '#shared/contract/desktop.ts';

/** How a failure to open is told, and which ways out are offered. */
export interface OpenFailureWords {
  readonly title: string;
  readonly message: string;
  readonly next: string;
  /** Opening it once more may help. */
  readonly again: boolean;
  /** One of its backups may be put in place. */
  readonly restore: boolean;
}

type Told = Omit<OpenFailureWords, 'message' | 'title'> & { readonly title: (name: string) => string };

const told: Readonly<Record<string, Told>> = {
  'review-open': {
    title: (name) => `“${name}” is open in another program`,
    next: 'Close it there (another Sheaf, or its command line), then try again.',
    again: true,
    restore: false,
  },
  locked: {
    title: (name) => `“${name}” is in use`,
    next: 'Nothing was changed. Wait until the other program is done with it, then try again.',
    again: true,
    restore: false,
  },
  'review-newer': {
    title: (name) => `“${name}” was made by a newer Sheaf`,
    next: 'It was not touched. Open it with that version, or with a newer one.',
    again: false,
    restore: false,
  },
  'review-damaged': {
    title: (name) => `“${name}” is damaged`,
    next: 'Nothing was written to it, and its papers are not affected. Restoring a backup keeps the damaged file beside it.',
    again: true,
    restore: true,
  },
  'review-foreign': {
    title: (name) => `“${name}” is not a review`,
    next: 'It was not touched. Choose a folder whose name ends in .sheaf.',
    again: false,
    restore: false,
  },
  'not-found': {
    title: (name) => `“${name}” is not there`,
    next: 'It may have been moved, renamed or deleted, or lie on a drive that is not plugged in.',
    again: true,
    restore: false,
  },
  exists: {
    title: (name) => `There is something called “${name}” already`,
    next: 'It was not touched. Choose another name or another place.',
    again: false,
    restore: false,
  },
  'disk-full': {
    title: (name) => `The disk is full: “${name}” could not be opened`,
    next: 'What was saved before is safe. Make room on the disk, then try again.',
    again: true,
    restore: false,
  },
  'read-only': {
    title: (name) => `“${name}” can’t be written`,
    next: 'Nothing was changed. Copy it to a folder that you may write to, or choose another place.',
    again: true,
    restore: false,
  },
};

const other: Told = {
  title: (name) => `“${name}” could not be opened`,
  next: 'What was saved before is safe. Try again; if it happens again, a backup can be restored.',
  again: true,
  restore: true,
};

/** The words for a review that did not open, by the code of its error. */
export function openFailureWords(failure: OpenFailure): OpenFailureWords {
  const { title, ...rest } = told[failure.error.code] ?? other;
  const where = failure.place === '' ? '' : ` (in ${failure.place})`;
  const noBackup =
    rest.restore && failure.backups.length === 0
      ? ' There is no backup in its folder; look for a copy elsewhere.'
      : '';
  return {
    ...rest,
    title: title(failure.name),
    message: `${failure.error.message}${where}`,
    next: `${rest.next}${noBackup}`,
  };
}
