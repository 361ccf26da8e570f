import { useState } from 'react';

interface Made<T> {
  readonly of: readonly unknown[];
  readonly made: T;
}

/**
 * As `useMemo`, for what takes time in a rendering that gives way to more urgent ones: what was made in one that was given
 * up is not made again in the next. It holds two of them: what is shown, and what is about to be.
 *
 * @param make pure; called when there is none of these values yet
 * @param of what it is made of, always as many values
 */
export function useMadeOnce<T>(make: () => T, of: readonly unknown[]): T {
  const [held] = useState<Made<T>[]>(() => []);
  const at = held.findIndex((one) => one.of.every((value, place) => Object.is(value, of[place])));
  const [found = { of, made: make() }] = at < 0 ? [] : held.splice(at, 1);
  held.unshift(found);
  held.length = Math.min(held.length, 2);
  return found.made;
}
