/** A printed number: what it says, and how far it may lie from what it was rounded from. */
export type Rounded = readonly [value: number, half: number];

/** Beyond rounding of the printed digits, authors round on the way: 2 % of a half. */
const SLACK = 1.02;

const logScale = (x: number): number => (x > 0 ? Math.log(x) : Number.NEGATIVE_INFINITY);

/** The least and the most that a distance on a scale can be, given the rounding of both of its ends. */
export function distanceBetween(
  from: Rounded,
  to: Rounded,
  isRatio: boolean,
): readonly [least: number, most: number] {
  const scale = isRatio ? logScale : (x: number): number => x;
  const least = scale(to[0] - to[1]) - scale(from[0] + from[1]);
  return [Math.max(0, least), scale(to[0] + to[1]) - scale(from[0] - from[1])];
}

/** Whether an interval can have been symmetric about its estimate, on the log scale for a ratio, before it was rounded for print. */
export function canBeSymmetric(
  { lower, value, upper }: { readonly lower: Rounded; readonly value: Rounded; readonly upper: Rounded },
  isRatio: boolean,
): boolean {
  const [leastLeft, mostLeft] = distanceBetween(lower, value, isRatio);
  const [leastRight, mostRight] = distanceBetween(value, upper, isRatio);
  return leastLeft <= mostRight * SLACK && leastRight <= mostLeft * SLACK;
}

/** Digits behind the point of a plain number, which has lost its last zeros. */
export function ownDecimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(Math.abs(value)).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** Half a unit of the last digit of numbers that were printed alike: that of the one with the most digits. */
export function halfUnitOf(values: readonly number[]): number {
  return 0.5 * 10 ** -Math.max(...values.map(ownDecimals));
}
