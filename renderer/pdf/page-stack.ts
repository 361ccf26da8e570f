/** Size in CSS pixels. */
export type Size = { readonly width: number; readonly height: number };

/** Pages under each other. Everything in CSS pixels from the top of the first margin; index 0 is page 1. */
export type PageStack = {
  readonly sizes: readonly Size[];
  readonly tops: Float64Array;
  readonly height: number;
  readonly width: number;
};

/** A place that survives another zoom: a page by index, and how far down it (0 top, 1 bottom). */
export type StackPlace = { readonly index: number; readonly part: number };

/** Space between pages and around them, in CSS pixels. */
export const pageGap = 12;

/** Places pages of these sizes under each other, with a gap before, between and after. */
export function stackPages(sizes: readonly Size[], gap = pageGap): PageStack {
  const tops = new Float64Array(sizes.length);
  let y = gap;
  let width = 0;
  sizes.forEach((size, index) => {
    tops[index] = y;
    y += size.height + gap;
    width = Math.max(width, size.width);
  });
  return { sizes, tops, height: y, width };
}

/** The index of the last page whose top is at or above `y`; 0 when all are below. */
export function indexAt(stack: PageStack, y: number): number {
  let low = 0;
  let high = stack.tops.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stack.tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last index of the pages that touch the stretch from `top` to `bottom`. */
export function pagesWithin(stack: PageStack, top: number, bottom: number) {
  const first = indexAt(stack, top);
  const end = (stack.tops[first] ?? 0) + (stack.sizes[first]?.height ?? 0);
  const last = indexAt(stack, bottom);
  return { first: end < top && first < last ? first + 1 : first, last };
}

/** Which page lies at `y`, and how far down it. */
export function placeAt(stack: PageStack, y: number): StackPlace {
  const index = indexAt(stack, y);
  const height = stack.sizes[index]?.height ?? 0;
  return { index, part: height === 0 ? 0 : (y - (stack.tops[index] ?? 0)) / height };
}

/** The `y` of a place; the inverse of {@link placeAt}. */
export function offsetOf(stack: PageStack, place: StackPlace): number {
  const index = Math.min(place.index, stack.tops.length - 1);
  return (stack.tops[index] ?? 0) + place.part * (stack.sizes[index]?.height ?? 0);
}

/**
 * The page that a reader would say they are on: the one that takes the most room in the view, the upper of two
 * equal ones.
 */
export function mainPage(stack: PageStack, top: number, bottom: number): number {
  const { first, last } = pagesWithin(stack, top, bottom);
  let best = first;
  let most = -1;
  for (let index = first; index <= last; index += 1) {
    const start = stack.tops[index] ?? 0;
    const seen = Math.min(bottom, start + (stack.sizes[index]?.height ?? 0)) - Math.max(top, start);
    if (seen > most + 0.5) {
      most = seen;
      best = index;
    }
  }
  return best;
}
