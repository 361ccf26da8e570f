import { sentenceAt } from '#shared/text/selection.ts';
import type { Span } from '#shared/text/text-index.ts';

/**
 * The whole sentences that a selection touches, from the start of the first to the end of the last.
 * @param text of a page; `start` and `end` are UTF-16 units of it and may lie outside
 */
export function sentenceAround(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  const to = Math.max(from, Math.min(end, text.length));
  const first = sentenceAt({ text }, from);
  const last = to - from > 1 ? sentenceAt({ text }, to - 1) : first;
  return { start: Math.min(first.start, from), end: Math.max(first.end, last.end, to) };
}
