import { unsaid } from '#renderer/bridge/unsaid.ts';
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
    next: 'Nothing was changed. It may be another Sheaf, of another person on this computer perhaps, or its command line.',
    again: true,
    restore: false,
  },
  locked: {
    title: (name) => `“${name}” is in use`,
    next: 'Nothing was changed.',
    again: true,
    restore: false,
  },
  'review-newer': {
    title: (name) => `“${name}” was made by a newer Sheaf`,
    next: 'Nothing was changed.',
    again: false,
    restore: false,
  },
  'review-damaged': {
    title: (name) => `“${name}” is damaged`,
    next: 'Nothing was written to it, and its papers are not affected. Restoring keeps the damaged file in the folder of the backups.',
    again: true,
    restore: true,
  },
  'review-foreign': {
    title: (name) => `“${name}” can’t be opened as a review`,
    next: 'Nothing was changed. A review is a folder whose name ends in .sheaf, as Sheaf made it.',
    again: false,
    restore: true,
  },
  'not-found': {
    title: (name) => `“${name}” is not there`,
    next: 'Nothing was changed. Put it back or plug its drive in and try again, or open it where it is now.',
    again: true,
    restore: false,
  },
  exists: {
    title: (name) => `“${name}” was not made: its place is taken`,
    next: 'Nothing was changed. Choose another name.',
    again: false,
    restore: false,
  },
  'invalid-input': {
    title: (name) => `“${name}” was not made: its place can’t be used`,
    next: 'Nothing was changed. Choose a shorter or plainer name.',
    again: false,
    restore: false,
  },
  unreadable: {
    title: (name) => `“${name}” was not made: its archive is not whole`,
    next: 'Nothing was made from it. Get the file again from where it came.',
    again: false,
    restore: false,
  },
  'empty-file': {
    title: (name) => `“${name}” was not made: its archive is empty`,
    next: 'Nothing was made from it. Get the file again from where it came.',
    again: false,
    restore: false,
  },
  'unsupported-format': {
    title: (name) => `“${name}” was not made: the file is no archive of a review`,
    next: 'Nothing was made from it. Choose a file that “Save as archive” wrote.',
    again: false,
    restore: false,
  },
  'too-large': {
    title: (name) => `“${name}” was not made: its archive is no ordinary one`,
    next: 'Nothing was made from it.',
    again: false,
    restore: false,
  },
  'disk-full': {
    title: (name) => `The disk is full: “${name}” could not be opened`,
    next: 'Everything saved before is safe. Free some space and try again.',
    again: true,
    restore: false,
  },
  'read-only': {
    title: (name) => `“${name}” can’t be opened or made in this place`,
    next: 'Nothing was changed. Choose a folder that you may write to, or ask who owns it for the right to.',
    again: true,
    restore: false,
  },
};

const other: Told = {
  title: (name) => `“${name}” could not be opened`,
  next: 'Everything saved before is safe. Try again; if it happens again, a backup can be restored.',
  again: true,
  restore: true,
};

/** The words for a review that did not open, by the code of its error. */
export function openFailureWords(failure: OpenFailure): OpenFailureWords {
  const { title, ...rest } = told[failure.error.code] ?? other;
  const { message, code } = failure.error;
  const noBackup =
    code === 'review-damaged' && failure.backups.length === 0
      ? ' There is no backup in its folder; look for a copy elsewhere.'
      : '';
  return {
    ...rest,
    title: title(failure.name),
    message,
    next: `${unsaid(message, rest.next)}${noBackup}`,
  };
}
