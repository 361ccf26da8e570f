import { NotConverged } from '../impossible-data.ts';

/** Where a function is known: its value there. */
interface Point {
  readonly x: number;
  readonly value: number;
}

/** How close, of itself, the two ends have to come: the last digits of a number. */
const LAST_DIGITS = 4 * Number.EPSILON;

/**
 * The zero of a function between two points of opposite sign, by Chandrupatla's method (1997): inverse quadratic
 * interpolation where it is safe, halves otherwise. It always ends, at the last digits.
 *
 * @throws NotConverged where the signs do not differ
 */
export function rootBetween(f: (x: number) => number, low: number, high: number): number {
  let a: Point = { x: high, value: f(high) };
  let b: Point = { x: low, value: f(low) };
  if (a.value === 0) return a.x;
  if (b.value === 0) return b.x;
  if (a.value > 0 === b.value > 0) throw new NotConverged('No zero between the two ends that were given.');
  let c = a;
  let share = 0.5;
  for (let step = 0; step < 2000; step += 1) {
    const x = a.x + share * (b.x - a.x);
    const next: Point = { x, value: f(x) };
    if (next.value > 0 === a.value > 0) c = a;
    else [c, b] = [b, a];
    a = next;
    const best = Math.abs(a.value) < Math.abs(b.value) ? a : b;
    const least = (LAST_DIGITS * Math.abs(best.x) + Number.MIN_VALUE) / Math.abs(b.x - a.x);
    if (best.value === 0 || least > 0.5) return best.x;
    share = Math.min(1 - least, Math.max(least, shareOf(a, b, c)));
  }
  throw new NotConverged('The zero of an equation was not found in 2000 steps.');
}

/** Where between `a` and `b` to look next. */
function shareOf(a: Point, b: Point, c: Point): number {
  const xi = (a.x - b.x) / (c.x - b.x);
  const phi = (a.value - b.value) / (c.value - b.value);
  if (phi ** 2 >= xi || (1 - phi) ** 2 >= 1 - xi) return 0.5;
  return (
    ((a.value / (b.value - a.value)) * c.value) / (b.value - c.value) +
    ((((c.x - a.x) / (b.x - a.x)) * a.value) / (c.value - a.value)) * (b.value / (c.value - b.value))
  );
}

/**
 * The zero nearest to `start` (above 0) of a function that is positive below its zero and negative above it: the
 * bracket grows from `start` in the direction in which the zero lies. Null where there is none above 0 or below `limit`.
 */
export function rootNear(f: (x: number) => number, start: number, limit: number): number | null {
  const value = f(start);
  if (value === 0) return start;
  const up = value > 0;
  let near = start;
  for (let width = 1e-9; ; width *= 4) {
    const far = up ? start * (1 + width) : width < 1 ? start * (1 - width) : 0;
    if (f(far) > 0 !== up) return rootBetween(f, Math.min(near, far), Math.max(near, far));
    if (far === 0 || far > limit) return null;
    near = far;
  }
}
