import type { ClaimId } from '#shared/contract/ids.ts';
import type { ResultView } from '#shared/contract/results.ts';
import { resultWords } from '#shared/domain/result-words.ts';
import { implausible } from '#shared/reported/implausible.ts';
import { timePointOf } from './numbers/readings.ts';

/** What came of reading numbers into a claim. */
export interface NumbersRead {
  readonly claimId: ClaimId;
  /** The claim was made for them. */
  readonly made: boolean;
  /** The results that were added. */
  readonly added: readonly ResultView[];
}

let newest: NumbersRead | null = null;
const listeners = new Set<() => void>();

function set(next: NumbersRead | null): void {
  newest = next;
  for (const listener of listeners) listener();
}

/** The newest reading that nobody was shown yet: it is told by a key of the paper, and shown by the form of the claim. */
export const numbersTold = {
  newest: (): NumbersRead | null => newest,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  tell: (read: NumbersRead): void => set(read),
  shown: (read: NumbersRead): void => {
    if (newest === read) set(null);
  },
} as const;

/** Whether any number was read. */
export function hasNumbers({ added }: NumbersRead): boolean {
  return added.some((result) => resultWords(result) !== '');
}

/** What a reading came to, and what in it can't be right, in words for the person. */
export function numbersReadWords(read: NumbersRead): string {
  const made = read.made ? 'A claim was made. ' : '';
  if (read.added.length === 0) return `${made}Nothing new was read from these words.`;
  if (!hasNumbers(read))
    return `${made}No numbers were found in these words. They stand below without any, to be filled in or deleted.`;
  const words = read.added
    .map((result) => resultWords({ ...result, timePoint: timePointOf(result) }))
    .filter(Boolean)
    .join('; ');
  const flags = read.added.flatMap((result) => implausible({ ...result, timePoint: null }));
  const doubts = flags.map((flag) => flag.words).join(' ');
  return `${made}Read: ${words}.${doubts === '' ? '' : ` Does not fit: ${doubts}`}`;
}
