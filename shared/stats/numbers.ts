/** Sum of `values`, in their order, with Neumaier's compensation: exact to the last digits for long arrays of mixed sizes. */
export function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** The value at a place of an array. Throws a RangeError outside of it, so that no NaN comes of a wrong index. */
export function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`No value at ${index} of ${values.length}.`);
  return value;
}

/** Σ a·b over two arrays of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, index) => value * at(b, index)));
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
