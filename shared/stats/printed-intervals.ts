import { normalQuantile } from './distributions.ts';

/*
 * What numbers can have been before they were rounded for print: whether an interval belongs to its estimate, and a P value to
 * the interval.
 */

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

/** An estimate as it is printed, with the ends of its interval. */
export interface PrintedInterval {
  readonly lower: Rounded;
  readonly value: Rounded;
  readonly upper: Rounded;
}

/** Whether an interval can have been symmetric about its estimate, on the log scale for a ratio, before it was rounded for print. */
export function canBeSymmetric({ lower, value, upper }: PrintedInterval, isRatio: boolean): boolean {
  const [leastLeft, mostLeft] = distanceBetween(lower, value, isRatio);
  const [leastRight, mostRight] = distanceBetween(value, upper, isRatio);
  return leastLeft <= mostRight * SLACK && leastRight <= mostLeft * SLACK;
}

/** The least and the most that something can be. */
export type Between = readonly [least: number, most: number];

/** The z value (0 or above) whose two-sided P this is; infinite for 0. */
export function zOfTwoSidedP(p: number): number {
  return -normalQuantile(p / 2);
}

/** The z values that an interval allows by its width: of the distance of its estimate from no effect. @param level as a fraction */
export function zOfInterval(
  { lower, value, upper }: PrintedInterval,
  isRatio: boolean,
  level: number,
): Between {
  const noEffect = isRatio ? 1 : 0;
  const scale = isRatio ? logScale : (x: number): number => x;
  const [narrow, wide] = distanceBetween(lower, upper, isRatio);
  const [estimate, half] = value;
  const way = estimate < noEffect ? -1 : 1;
  const [close, far] = [estimate - way * half, estimate + way * half];
  const crosses = (close - noEffect) * way <= 0;
  const nearest = crosses ? 0 : Math.abs(scale(close) - scale(noEffect));
  const furthest = Math.abs(scale(far) - scale(noEffect));
  const width = 2 * zOfTwoSidedP(1 - level);
  return [(width * nearest) / wide, narrow > 0 ? (width * furthest) / narrow : Number.POSITIVE_INFINITY];
}

/** The z values that a printed two-sided P allows. */
export function zOfP([p, half]: Rounded): Between {
  return [
    zOfTwoSidedP(Math.min(1, p + half)),
    p - half > 0 ? zOfTwoSidedP(p - half) : Number.POSITIVE_INFINITY,
  ];
}

/**
 * Whether the z values of a P value and of an interval are clearly apart. Tests and intervals are often of different kinds
 * (log-rank and Wald): 0.35 and a tenth of z may lie between them, or 0.15 where one is significant and the other is not.
 * @param critical z beyond which an effect is significant
 */
export function liesApart(ofP: Between, ofInterval: Between, critical: number): boolean {
  const gap = Math.max(ofP[0] - ofInterval[1], ofInterval[0] - ofP[1]);
  const contrary =
    (ofP[0] >= critical && ofInterval[1] < critical) || (ofP[1] <= critical && ofInterval[0] > critical);
  return gap > (contrary ? 0.15 : 0.35 + 0.1 * Math.max(ofInterval[0], 0));
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
