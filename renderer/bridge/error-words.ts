import type { AppError, ErrorCode } from '#shared/contract/errors.ts';
import { unsaid } from './unsaid.ts';

/** An error as a person reads it: what happened (with the store's own sentence), what is safe, what to do. */
export interface ErrorWords {
  readonly title: string;
  readonly message: string;
  readonly next: string;
}

const words: Record<ErrorCode, { readonly title: string; readonly next: string }> = {
  'invalid-input': {
    title: 'This could not be taken',
    next: 'Nothing was changed. Correct it and try again.',
  },
  'not-found': {
    title: 'It is not there any more',
    next: 'Nothing was changed. Perhaps it was deleted; History tells.',
  },
  exists: {
    title: 'It is there already',
    next: 'Nothing was changed. Use the one that is there, or another name.',
  },
  conflict: { title: 'Something stands in the way', next: 'Nothing was changed.' },
  'review-open': {
    title: 'The review is open elsewhere',
    next: 'Nothing was changed. Close it there first.',
  },
  'review-moved': {
    title: 'The review is not in its place any more',
    next: 'Put the folder back to go on here, or close this window and open the review where it is now.',
  },
  'review-newer': {
    title: 'The review is of a newer Sheaf',
    next: 'It was not touched. Open it with that version.',
  },
  'review-damaged': {
    title: 'The review is damaged',
    next: 'Nothing was written. A backup can be restored.',
  },
  'review-foreign': { title: 'This is not a review', next: 'It was not touched.' },
  'read-only': {
    title: 'This review can only be read',
    next: 'Nothing was changed. Copy it to a folder you may write to.',
  },
  'disk-full': {
    title: 'The disk is full',
    next: 'Everything saved before is safe. Free some space and try again.',
  },
  locked: { title: 'The review is busy', next: 'Nothing was changed. Try again in a moment.' },
  cancelled: { title: 'Cancelled', next: 'What was done before stays, and can be undone.' },
  'empty-file': { title: 'The file is empty', next: 'Nothing was imported from it.' },
  'too-large': { title: 'The file is too large', next: 'Nothing was imported from it.' },
  'unsupported-format': {
    title: 'This kind of file is not supported',
    next: 'Nothing was imported from it.',
  },
  unreadable: { title: 'The file could not be read', next: 'The other files are not affected.' },
  'wrong-password': {
    title: 'The password does not open this paper',
    next: 'Try another. Passwords are never kept.',
  },
  'quote-not-found': { title: 'These words are not in the paper', next: 'Nothing was changed.' },
  'quote-ambiguous': {
    title: 'These words are there more than once',
    next: 'Nothing was changed. Say which.',
  },
  'unknown-concept': { title: 'This concept is not in the taxonomy', next: 'Nothing was changed.' },
  'stale-undo': {
    title: 'This can’t be undone as it stands',
    next: 'Nothing was changed. Undo the later work first.',
  },
  'store-restarted': {
    title: 'The review was reopened',
    next: 'Everything acknowledged before is safe. This last action was not done.',
  },
  'impossible-data': { title: 'These numbers can’t be right', next: 'Nothing was changed.' },
  'not-converged': { title: 'The calculation found no answer', next: 'Nothing was changed.' },
  internal: {
    title: 'Something went wrong inside Sheaf',
    next: 'Everything saved before is safe. Try again.',
  },
};

/** The words for a refused call. */
export function errorWords(error: AppError): ErrorWords {
  const { title, next: usual } = words[error.code];
  const trace = error.code === 'internal' && error.traceId !== '' ? ` (${error.traceId})` : '';
  const next = trace === '' ? usual : `${usual} If it happens again, report it with the number above.`;
  return { title, message: `${error.message}${trace}`, next: unsaid(error.message, next) };
}
