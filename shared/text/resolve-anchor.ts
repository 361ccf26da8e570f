import { type Anchor, type AnchorPart, partOf } from './anchor.ts';
import { followsSuffix, precedesPrefix } from './context.ts';
import { placesOf } from './locate-quote.ts';
import { nearestPlaces } from './nearest.ts';
import { quoteKey } from './occurrences.ts';
import type { AnchorPage, TextRange } from './page-text.ts';
import {
  indexOffset,
  indexPages,
  rangeToSpan,
  type Span,
  spanToRanges,
  type TextIndex,
  wholeWords,
} from './text-index.ts';

/** How sure it is that the words shown are those that were selected. */
export type AnchorState = 'exact' | 'moved' | 'needs-check' | 'lost';

/** Where an anchor's words stand in the text of today; no parts when they are lost. */
export type AnchorPlace = { readonly state: AnchorState; readonly parts: readonly AnchorPart[] };

/** A quote shorter than this needs its context. */
export const SHORT_QUOTE = 20;
const SIMILAR = 0.7;

/**
 * Finds an anchor's words in the text that today's recipe makes of its document.
 *
 * `exact`: the words are equal at their place, or at one other place with both contexts equal. `moved`: equal at one
 * other place with one context equal. `needs-check`: equal without context or at several equally good
 * places, or alike by 0.7 or more. Else `lost`. Short quotes need their context everywhere.
 *
 * @param index `indexPages(pages)`, to be given when many anchors of a document are resolved.
 */
export function resolveAnchor(anchor: Anchor, pages: readonly AnchorPage[], index?: TextIndex): AnchorPlace {
  if (anchor.parts.every((part) => part.start === null)) return resolveRegion(anchor, pages);
  const key = quoteKey(anchor.quote.exact);
  const recorded = recordedRanges(anchor);
  const short = anchor.quote.exact.trim().length < SHORT_QUOTE;
  const inPlace = key !== '' && quoteKey(wordsAt(pages, recorded)) === key;
  if (inPlace && !short) return placed('exact', pages, recorded);
  const search: Search = { anchor, pages, key, short, index: index ?? indexPages(pages) };
  if (inPlace && contextsAt(search, spansOf(search.index, recorded)) > 0)
    return placed('exact', pages, recorded);
  return elsewhere(search) ?? similar(search) ?? { state: 'lost', parts: [] };
}

type Search = {
  readonly anchor: Anchor;
  readonly pages: readonly AnchorPage[];
  readonly index: TextIndex;
  readonly key: string;
  readonly short: boolean;
};

function resolveRegion(anchor: Anchor, pages: readonly AnchorPage[]): AnchorPlace {
  const known = anchor.parts.every((part) => pages.some((page) => page.page === part.page));
  return known ? { state: 'exact', parts: anchor.parts } : { state: 'lost', parts: [] };
}

function recordedRanges(anchor: Anchor): TextRange[] {
  return anchor.parts.flatMap(({ page, start, end }) =>
    start === null || end === null ? [] : [{ page, start, end }],
  );
}

function wordsAt(pages: readonly AnchorPage[], ranges: readonly TextRange[]): string {
  const words = ranges.map((range) =>
    pages.find((page) => page.page === range.page)?.text.slice(range.start, range.end),
  );
  return words.join('\n');
}

function placed(state: AnchorState, pages: readonly AnchorPage[], ranges: readonly TextRange[]): AnchorPlace {
  const parts = ranges.flatMap((range) =>
    partOf(
      pages.find((page) => page.page === range.page),
      range,
    ),
  );
  return { state, parts };
}

function spansOf(index: TextIndex, ranges: readonly TextRange[]): Span[] {
  return ranges.flatMap((range) => rangeToSpan(index, range) ?? []);
}

/** How many of the two contexts stand around the place: 0, 1 or 2. */
function contextsAt({ anchor, index }: Search, spans: readonly Span[]): number {
  const before = precedesPrefix(index, spans[0]?.start ?? 0, anchor.quote.prefix);
  const after = followsSuffix(index, spans.at(-1)?.end ?? 0, anchor.quote.suffix);
  return Number(before) + Number(after);
}

function elsewhere(search: Search): AnchorPlace | null {
  const { index, pages, anchor } = search;
  const scored = placesOf(index, search.key).map((spans) => ({ spans, contexts: contextsAt(search, spans) }));
  if (scored.length === 0) return null;
  const most = Math.max(...scored.map((place) => place.contexts));
  const best = scored.filter((place) => place.contexts === most);
  const chosen = nearestToPage(index, best, anchor.parts[0]?.page ?? 1);
  const ranges = chosen.spans.flatMap((span) => spanToRanges(index, span));
  const state = best.length > 1 || most === 0 ? 'needs-check' : most === 2 ? 'exact' : 'moved';
  return placed(state, pages, ranges);
}

type Scored = { readonly spans: readonly Span[]; readonly contexts: number };

function nearestToPage(index: TextIndex, places: readonly Scored[], page: number): Scored {
  const home = indexOffset(index, page);
  const far = (place: Scored): number => Math.abs((place.spans[0]?.start ?? 0) - home);
  return places.reduce((best, place) => (far(place) < far(best) ? place : best));
}

function similar(search: Search): AnchorPlace | null {
  const { index, pages, key, short } = search;
  const found = nearestPlaces(index, key, SIMILAR).find(
    (place) => !short || contextsAt(search, [place.span]) > 0,
  );
  return found ? placed('needs-check', pages, spanToRanges(index, wholeWords(index.text, found.span))) : null;
}
