import type { AnchorPart } from '#shared/contract/anchor.ts';
import type { FoundPlace } from '#shared/contract/text.ts';

/** A place in a document's text: a page, and an offset in its canonical text. */
export type TextPlace = { readonly page: number; readonly offset: number };

/** A found place on one page; `index` is its number among all places. */
export type FoundHere = { readonly start: number; readonly end: number; readonly index: number };

/** The index of the first place from a point of the text on; the very first when all lie before it, -1 of none. */
export function nextPlace(places: readonly FoundPlace[], from: TextPlace): number {
  if (places.length === 0) return -1;
  const at = places.findIndex(({ parts }) => {
    const [page, , end] = parts[0] ?? [0, 0, 0];
    return page > from.page || (page === from.page && end > from.offset);
  });
  return Math.max(0, at);
}

/** A found place as parts that can be gone to. */
export function partsOf(place: FoundPlace): readonly AnchorPart[] {
  return place.parts.map(([page, start, end]) => ({ page, label: place.label, rects: [], start, end }));
}

/** The found places by page. */
export function placesByPage(places: readonly FoundPlace[]): ReadonlyMap<number, readonly FoundHere[]> {
  const pages = new Map<number, FoundHere[]>();
  places.forEach(({ parts }, index) => {
    for (const [page, start, end] of parts) {
      const here = pages.get(page) ?? [];
      here.push({ start, end, index });
      pages.set(page, here);
    }
  });
  return pages;
}

/** "3 of 17", "No match", "1 of 5,000 and more". */
export function countWords(total: number | null, current: number, listed: number): string {
  if (total === null) return '';
  if (total === 0) return 'No match';
  const all = total > listed ? `${listed.toLocaleString()}+` : total.toLocaleString();
  return current < 0 ? all : `${(current + 1).toLocaleString()} of ${all}`;
}
