import { at } from '../numbers.ts';
import { type Line, weightedLine } from './linear-model.ts';

/** Events and totals of the two groups of a study. */
export interface TwoByTwo {
  readonly e1: number;
  readonly n1: number;
  readonly e2: number;
  readonly n2: number;
}

/** A test of asymmetry from counts: the slope is the test. */
export interface CountsTest {
  readonly line: Line;
  /** Places (from 0) of the studies that say nothing to it and were left out. */
  readonly leftOut: readonly number[];
}

/**
 * Peters' test (2006): log odds ratios on 1/N, weights 1/(1/events + 1/non-events). Studies without events, or with
 * events only, are left out.
 *
 * @param yi log odds ratios of the same studies
 * @throws NotOffered below 3 studies, or where all have the same size
 */
export function petersTest(yi: readonly number[], counts: readonly TwoByTwo[], level: number): CountsTest {
  const used = placesWhere(counts, hasBothOutcomes);
  const margins = used.kept.map((place) => marginsOf(at(counts, place)));
  const line = weightedLine({
    y: used.kept.map((place) => at(yi, place)),
    x: margins.map(({ total }) => 1 / total),
    weights: margins.map(({ events, others }) => 1 / (1 / events + 1 / others)),
    xName: 'number of participants',
    level,
  });
  return { line, leftOut: used.leftOut };
}

/**
 * Harbord's test (2006): Z/V on 1/√V with weights V, Z the efficient score and V its variance. Studies with V = 0
 * are left out.
 *
 * @throws NotOffered below 3 studies, or where V is the same for all
 */
export function harbordTest(counts: readonly TwoByTwo[], level: number): CountsTest {
  const used = placesWhere(counts, (study) => hasBothOutcomes(study) && study.n1 > 0 && study.n2 > 0);
  const scores = used.kept.map((place) => scoreOf(at(counts, place)));
  const line = weightedLine({
    y: scores.map(({ z, v }) => z / v),
    x: scores.map(({ v }) => 1 / Math.sqrt(v)),
    weights: scores.map(({ v }) => v),
    xName: 'variance of the score',
    level,
  });
  return { line, leftOut: used.leftOut };
}

function hasBothOutcomes(study: TwoByTwo): boolean {
  const { events, others } = marginsOf(study);
  return events > 0 && others > 0;
}

interface Margins {
  readonly events: number;
  readonly others: number;
  readonly total: number;
}

function marginsOf({ e1, n1, e2, n2 }: TwoByTwo): Margins {
  return { events: e1 + e2, others: n1 - e1 + (n2 - e2), total: n1 + n2 };
}

function placesWhere(counts: readonly TwoByTwo[], informative: (study: TwoByTwo) => boolean) {
  const kept: number[] = [];
  const leftOut: number[] = [];
  for (const [place, study] of counts.entries()) {
    (informative(study) ? kept : leftOut).push(place);
  }
  return { kept, leftOut };
}

/** Z = (ad − bc)/N and V = n₁n₂m₁m₂/(N²(N − 1)); divided before multiplied, so that no product grows past its digits. */
function scoreOf(study: TwoByTwo): { readonly z: number; readonly v: number } {
  const { e1, n1, e2, n2 } = study;
  const { events, others, total } = marginsOf(study);
  const z = differenceOfProducts([e1, n2 - e2], [n1 - e1, e2]) / total;
  return { z, v: (n1 / total) * (n2 / total) * (events / (total - 1)) * others };
}

/** a·b − c·d to the last digits also where both are great and nearly equal: each product with its own rounding error. */
function differenceOfProducts(one: readonly [number, number], other: readonly [number, number]): number {
  const [high, low] = exactProduct(one[0], one[1]);
  const [otherHigh, otherLow] = exactProduct(other[0], other[1]);
  return high - otherHigh + (low - otherLow);
}

/** Product and its rounding error (Dekker 1971). */
function exactProduct(a: number, b: number): readonly [number, number] {
  const product = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return [product, aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow];
}

function halves(value: number): readonly [number, number] {
  const spread = 134217729 * value;
  const high = spread - (spread - value);
  return [high, value - high];
}
