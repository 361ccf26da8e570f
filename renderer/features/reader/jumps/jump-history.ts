/** Spots that were left by a jump, the newest last, and those that were left by going back. */
export type JumpHistory<Spot> = { readonly past: readonly Spot[]; readonly future: readonly Spot[] };

/** More jumps than anybody goes back. */
const kept = 200;

export const noJumps: JumpHistory<never> = { past: [], future: [] };

/** A jump was made away from a spot; leaving the same spot twice is one jump. */
export function left<Spot>(
  history: JumpHistory<Spot>,
  from: Spot,
  same: (a: Spot, b: Spot) => boolean,
): JumpHistory<Spot> {
  const last = history.past.at(-1);
  const past = last !== undefined && same(last, from) ? history.past : [...history.past, from];
  return { past: past.slice(-kept), future: [] };
}

export type Travel<Spot> = { readonly history: JumpHistory<Spot>; readonly to: Spot };

/**
 * Back to the last spot that is not the one where the reader is now; `now` is kept for going forward.
 * Null: there is none.
 */
export function wentBack<Spot>(
  history: JumpHistory<Spot>,
  now: Spot,
  same: (a: Spot, b: Spot) => boolean,
): Travel<Spot> | null {
  const at = history.past.findLastIndex((spot) => !same(spot, now));
  const to = history.past[at];
  if (to === undefined) return null;
  return { to, history: { past: history.past.slice(0, at), future: [now, ...history.future] } };
}

/** Forward again; the mirror of {@link wentBack}. */
export function wentForward<Spot>(
  history: JumpHistory<Spot>,
  now: Spot,
  same: (a: Spot, b: Spot) => boolean,
): Travel<Spot> | null {
  const at = history.future.findIndex((spot) => !same(spot, now));
  const to = history.future[at];
  if (to === undefined) return null;
  return { to, history: { past: [...history.past, now], future: history.future.slice(at + 1) } };
}
