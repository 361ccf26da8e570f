/*
 * Numbers with 400 binary digits behind the point (120 decimal ones), as a referee of last digits: slow, simple, and without
 * rounding worth speaking of.
 */

const BITS = 400n;

/** Exactly the number that a double holds. */
export function exact(value: number): bigint {
  let whole = value;
  let shift = 0n;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    shift += 1n;
  }
  return (BigInt(whole) << BITS) >> shift;
}

/** The nearest double, to its last bit or the one before. */
export function rounded(value: bigint): number {
  const size = value < 0n ? -value : value;
  const drop = Math.max(0, size.toString(2).length - 64);
  const number = Number(size >> BigInt(drop)) * 2 ** (drop - Number(BITS));
  return value < 0n ? -number : number;
}

export function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

export function over(a: bigint, b: bigint): bigint {
  return (a << BITS) / b;
}

export function root(value: bigint): bigint {
  const target = value << BITS;
  if (target <= 0n) return 0n;
  let guess = 1n << BigInt(Math.ceil(target.toString(2).length / 2));
  for (;;) {
    const next = (guess + target / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

export function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

/** Σ a·b. */
export function inner(a: readonly bigint[], b: readonly bigint[]): bigint {
  return total(a.map((value, place) => times(value, b[place] ?? 0n)));
}
