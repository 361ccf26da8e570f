/** A stretch of the margin that belongs to one page (or to all of a text), in CSS pixels of the content. */
export type Zone = { readonly top: number; readonly bottom: number };

/** A note that wants to stand at a height of its zone. */
export type Wanted<N> = { readonly note: N; readonly top: number; readonly zone: Zone };

/** Where a note stands, and how high it and the gap to the next may be. */
export type Placed<N> = { readonly note: N; readonly top: number; readonly height: number };

/**
 * Heights for notes that must not lie over each other: each as near below its own height as those before it allow, in
 * the order of their heights. None leaves its zone: where the room below is used up they stand nearer to the top, and
 * where there are more than there is room for they become flatter.
 * @param height of one note, with the gap to the next, in CSS pixels, where there is room
 */
export function placeNotes<N>(wanted: readonly Wanted<N>[], height: number): Placed<N>[] {
  const zones = new Map<number, Wanted<N>[]>();
  for (const one of wanted.toSorted((a, b) => a.zone.top - b.zone.top || a.top - b.top)) {
    const together = zones.get(one.zone.top);
    if (together) together.push(one);
    else zones.set(one.zone.top, [one]);
  }
  return [...zones.values()].flatMap((together) => placeIn(together, height));
}

function placeIn<N>(wanted: readonly Wanted<N>[], most: number): Placed<N>[] {
  const { top, bottom } = wanted[0]?.zone ?? { top: 0, bottom: 0 };
  const height = Math.min(most, (bottom - top) / wanted.length);
  let free = top;
  const below = wanted.map(({ note, top: own }) => {
    const at = Math.max(own, free);
    free = at + height;
    return { note, top: at, height };
  });
  let limit = bottom - height;
  const within = below.toReversed().map((one) => {
    const at = Math.min(one.top, limit);
    limit = at - height;
    return { ...one, top: at };
  });
  return within.toReversed();
}
