import type { ClaimView } from '#shared/contract/claims.ts';
import type { ResultView } from '#shared/contract/results.ts';
import { type ChangedReading, changedReading } from '#shared/reported/words-changed.ts';
import { readable } from '#shared/text/readable.ts';

/** The words that a result was read from, as they are now; null where it has none, or they were taken off the claim. */
export function wordsBehind({ annotationId }: ResultView, quotes: ClaimView['quotes']): string | null {
  const quote = quotes.find((one) => one.annotationId === annotationId);
  const words = readable(quote?.text ?? '');
  return words === '' ? null : words;
}

/** What the words behind a result say now, where that is not what was read from them; else null. */
export function changedBehind(result: ResultView, quotes: ClaimView['quotes']): ChangedReading | null {
  const words = wordsBehind(result, quotes);
  return words === null ? null : changedReading({ ...result, timePoint: null }, words);
}
