/** Numbers that are as good as random to a test, and the same again for the same seed. */
export type Chance = {
  readonly seed: number;
  /** A whole number from 0 up to, without, the limit. */
  below(limit: number): number;
  /** One of these. @throws RangeError when there are none */
  pick<T>(from: readonly T[]): T;
};

/**
 * Chance from `SHEAF_SEED`, else from a seed of its own. The seed is printed, so that a failure can be sought again.
 * @param name of what is done by chance, for the printed line
 */
export function chance(name: string): Chance {
  const given = Number.parseInt(process.env['SHEAF_SEED'] ?? '', 10);
  const seed = Number.isNaN(given) ? Math.floor(Math.random() * 2 ** 31) : given;
  console.info(`${name}: repeat with SHEAF_SEED=${seed}`);
  const next = mulberry32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    seed,
    below,
    pick: (from) => {
      for (const one of from.slice(below(from.length))) return one;
      throw new RangeError('There is nothing to pick from.');
    },
  };
}

/** Tommy Ettinger's mulberry32 (public domain): numbers from 0 up to 1. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
