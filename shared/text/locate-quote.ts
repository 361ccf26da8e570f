import { err, ok, type Result } from '#shared/kit/result.ts';
import { followsSuffix, precedesPrefix } from './context.ts';
import { nearestPlaces } from './nearest.ts';
import { brokenOccurrencesOf, occurrencesOf, quoteKey } from './occurrences.ts';
import type { PlainPage, TextRange } from './page-text.ts';
import { readable } from './readable.ts';
import {
  indexPages,
  isTextIndex,
  type Span,
  spanToRanges,
  type TextIndex,
  wholeWords,
} from './text-index.ts';

/** Where a quote stands: its parts page by page, and how many places the document has for its words. */
export type QuotePlace = { readonly parts: readonly TextRange[]; readonly count: number };

/** What stands before or after the quote, or which of its places is meant (1 is the first). */
export type QuoteHints = { readonly prefix?: string; readonly suffix?: string; readonly nth?: number };

/** Words of the document that are like those asked for; `score` from 0 to 1. */
export type NearWords = { readonly text: string; readonly page: number; readonly score: number };

export type QuoteError =
  | { readonly code: 'quote-not-found'; readonly nearest: readonly NearWords[] }
  | { readonly code: 'quote-ambiguous'; readonly count: number };

const NEAREST_SHOWN = 3;
const NEAREST_SCORE = 0.5;

/**
 * Finds a quote in a document. White space, line ends, hyphens within words, ligatures, quotes and dashes do
 * not matter (see `fold`); capitals do. Words that go over a column or page border are found too, with what
 * stands between left out. One that stands several times is ambiguous unless the context or `nth` decides.
 */
export function locateQuote(
  pages: readonly PlainPage[] | TextIndex,
  quote: string,
  hints: QuoteHints = {},
): Result<QuotePlace, QuoteError> {
  const index = isTextIndex(pages) ? pages : indexPages(pages);
  const key = quoteKey(quote);
  if (key === '') return err({ code: 'quote-not-found', nearest: [] });
  const all = placesOf(index, key);
  if (all.length === 0) return err({ code: 'quote-not-found', nearest: nearestWords(index, key) });
  const places = byContext(index, all, hints);
  const chosen = hints.nth === undefined && places.length === 1 ? places[0] : places[(hints.nth ?? 0) - 1];
  if (!chosen) return err({ code: 'quote-ambiguous', count: places.length });
  return ok({ parts: chosen.flatMap((span) => spanToRanges(index, span)), count: all.length });
}

/** All places of a folded quote, each in one or several spans of the joined text. */
export function placesOf(index: TextIndex, key: string): Span[][] {
  const whole = occurrencesOf(index, key).map((span) => [span]);
  return whole.length > 0 ? whole : brokenOccurrencesOf(index, key);
}

/** The places that agree best with the given context; all when none agrees. */
function byContext(index: TextIndex, places: Span[][], hints: QuoteHints): Span[][] {
  const prefix = hints.prefix === '' ? undefined : hints.prefix;
  const suffix = hints.suffix === '' ? undefined : hints.suffix;
  if (prefix === undefined && suffix === undefined) return places;
  const scored = places.map((spans) => {
    const before = prefix !== undefined && precedesPrefix(index, spans[0]?.start ?? 0, prefix);
    const after = suffix !== undefined && followsSuffix(index, spans.at(-1)?.end ?? 0, suffix);
    return { spans, score: Number(before) + Number(after) };
  });
  const best = Math.max(...scored.map((entry) => entry.score));
  return scored.filter((entry) => entry.score === best).map((entry) => entry.spans);
}

function nearestWords(index: TextIndex, key: string): NearWords[] {
  return nearestPlaces(index, key, NEAREST_SCORE)
    .slice(0, NEAREST_SHOWN)
    .map(({ span, page, score }) => {
      const words = wholeWords(index.text, span);
      return {
        text: readable(index.text.slice(words.start, words.end)),
        page,
        score: Math.round(score * 1000) / 1000,
      };
    });
}
