import type { Anchor } from './anchor.ts';
import { followsSuffix, precedesPrefix } from './context.ts';
import { placesOf } from './locate-quote.ts';
import { nearestPlaces } from './nearest.ts';
import { quoteKey } from './occurrences.ts';
import type { TextRange } from './page-text.ts';
import { indexOffset, type Span, spanToRanges, type TextIndex, wholeWords } from './text-index.ts';

/** A place where an anchor's words may be; `score` is 1 for equal words, 0 for nothing in common. */
export type Candidate = { readonly ranges: readonly TextRange[]; readonly score: number };

/** Words that share less than this are no help to anybody. */
const LEAST = 0.5;

/**
 * The places of a document where the words of an anchor may be, the likeliest first: equal words by how much of
 * their context stands around them and by how near they are to the recorded page, then words that are alike.
 */
export function candidatesOf(anchor: Anchor, index: TextIndex, limit: number): Candidate[] {
  const key = quoteKey(anchor.quote.exact);
  if (key === '') return [];
  const equal = equalPlaces(anchor, index, key);
  const near = equal.length >= limit ? [] : nearestPlaces(index, key, LEAST);
  const alike = near
    .map(({ span, score }) => ({ spans: [wholeWords(index.text, span)], score: Math.min(score, 0.99) }))
    .filter(({ spans }) => !equal.some((place) => touches(place, spans)));
  return [...equal.map((spans) => ({ spans, score: 1 })), ...alike]
    .slice(0, limit)
    .map(({ spans, score }) => ({
      ranges: spans.flatMap((span) => spanToRanges(index, span)),
      score,
    }));
}

function equalPlaces(anchor: Anchor, index: TextIndex, key: string): (readonly Span[])[] {
  const home = indexOffset(index, anchor.parts[0]?.page ?? 1);
  const { prefix, suffix } = anchor.quote;
  const scored = placesOf(index, key).map((spans) => {
    const start = spans[0]?.start ?? 0;
    const contexts =
      Number(precedesPrefix(index, start, prefix)) +
      Number(followsSuffix(index, spans.at(-1)?.end ?? 0, suffix));
    return { spans, contexts, far: Math.abs(start - home) };
  });
  return scored.toSorted((a, b) => b.contexts - a.contexts || a.far - b.far).map(({ spans }) => spans);
}

function touches(one: readonly Span[], other: readonly Span[]): boolean {
  return one.some((a) => other.some((b) => a.start < b.end && b.start < a.end));
}
