/** A note that wants to stand at a height. */
export type Wanted<N> = { readonly note: N; readonly top: number };

/**
 * Heights for notes that must not lie over each other: each as near below its own height as those before it allow, in
 * the order of their heights.
 * @param height of one note, with the gap to the next, in CSS pixels
 */
export function placeNotes<N>(wanted: readonly Wanted<N>[], height: number): Wanted<N>[] {
  let free = Number.NEGATIVE_INFINITY;
  return wanted
    .toSorted((a, b) => a.top - b.top)
    .map(({ note, top }) => {
      const at = Math.max(top, free);
      free = at + height;
      return { note, top: at };
    });
}
