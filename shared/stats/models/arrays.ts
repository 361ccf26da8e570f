import { at } from '../numbers.ts';

/** For each place the sum of all other values; never by taking one off the total, which loses the small ones. */
export function sumsOfOthers(values: readonly number[]): number[] {
  const others: number[] = [];
  let before = 0;
  for (const value of values) {
    others.push(before);
    before += value;
  }
  let after = 0;
  for (let place = values.length - 1; place >= 0; place -= 1) {
    others[place] = at(others, place) + after;
    after += at(values, place);
  }
  return others;
}

/** Place of the largest value; the first of several. */
export function placeOfLargest(values: readonly number[]): number {
  let place = 0;
  for (let other = 1; other < values.length; other += 1) {
    if (at(values, other) > at(values, place)) place = other;
  }
  return place;
}

/** All values but the one at `place`. */
export function without<Value>(values: readonly Value[], place: number): Value[] {
  return values.filter((_, index) => index !== place);
}

/** Products of two arrays of one length, place by place. */
export function products(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, index) => value * at(b, index));
}
