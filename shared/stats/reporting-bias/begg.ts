import { normalTwoSided } from '../distributions.ts';
import { NotOffered } from '../impossible-data.ts';
import { at, dot, sum } from '../numbers.ts';

/** Rank correlation of standardised effects and variances (Begg and Mazumdar 1994). */
export interface BeggTest {
  /** Kendall's τ-b. */
  readonly tau: number;
  readonly pval: number;
  /** Whether effects or variances are tied; then there is no exact p value, and the asymptotic one is given. */
  readonly ties: boolean;
  readonly exact: boolean;
}

/**
 * Begg's test, exact where there are no ties, or asymptotic (no continuity correction; R's `cor.test`).
 *
 * @throws NotOffered below 2 studies, where all variances or all standardised effects are the same, or one study has all the weight
 */
export function beggTest(
  yi: readonly number[],
  vi: readonly number[],
  way: 'exact' | 'asymptotic',
): BeggTest {
  const n = yi.length;
  if (n < 2) throw new NotOffered('Begg’s test needs at least 2 studies.');
  const weights = vi.map((variance) => 1 / variance);
  const total = sum(weights);
  const middle = dot(yi, weights) / total;
  const standard = yi.map((effect, row) => (effect - middle) / Math.sqrt(at(vi, row) - 1 / total));
  if (standard.some((value) => !Number.isFinite(value)))
    throw new NotOffered(
      'One study has nearly all the weight, so Begg’s test has nothing to compare it with.',
    );
  const pairs = (n * (n - 1)) / 2;
  const tied = [tiesOf(standard), tiesOf(vi)] as const;
  const open = tied.map((sizes) => pairs - sum(sizes.map((size) => (size * (size - 1)) / 2)));
  if (open.includes(0))
    throw new NotOffered('All studies have the same variance, so Begg’s test has no ranks to compare.');
  const score = concordance(standard, vi);
  const tau = score / Math.sqrt(at(open, 0) * at(open, 1));
  const ties = tied.some((sizes) => sizes.length > 0);
  const exact = way === 'exact' && !ties;
  return { tau, ties, exact, pval: exact ? exactP(score, n) : asymptoticP(score, n, tied) };
}

/** Concordant less discordant pairs. */
function concordance(a: readonly number[], b: readonly number[]): number {
  let score = 0;
  for (let one = 1; one < a.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      score += Math.sign(at(a, one) - at(a, other)) * Math.sign(at(b, one) - at(b, other));
    }
  }
  return score;
}

/** Sizes of the groups of equal values, of those that hold more than one. */
function tiesOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

function asymptoticP(
  score: number,
  n: number,
  [a, b]: readonly [readonly number[], readonly number[]],
): number {
  const over = (sizes: readonly number[], term: (size: number) => number) => sum(sizes.map(term));
  const whole = (size: number) => size * (size - 1) * (2 * size + 5);
  const two = (size: number) => size * (size - 1);
  const three = (size: number) => size * (size - 1) * (size - 2);
  const triples = over(a, three) * over(b, three);
  const variance =
    (whole(n) - over(a, whole) - over(b, whole)) / 18 +
    (over(a, two) * over(b, two)) / (2 * n * (n - 1)) +
    (triples === 0 ? 0 : triples / (9 * n * (n - 1) * (n - 2)));
  return normalTwoSided(score / Math.sqrt(variance));
}

/** Twice the smaller tail of the number of discordant pairs over all orders of n, never above 1. */
function exactP(score: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  const discordant = (pairs - Math.abs(score)) / 2;
  return Math.min(1, 2 * shareUpTo(n, discordant));
}

/**
 * Share of the n! orders with at most `most` inversions. The shares for n are those for n − 1 summed over the places that the
 * next one may take; two arrays take turns, for with 1,000 studies they are long.
 */
function shareUpTo(n: number, most: number): number {
  let shares = new Float64Array(most + 1);
  let next = new Float64Array(most + 1);
  shares[0] = 1;
  for (let size = 2; size <= n; size += 1) {
    const last = Math.min(most, (size * (size - 1)) / 2);
    let window = 0;
    for (let inversions = 0; inversions <= last; inversions += 1) {
      window += shares[inversions] ?? 0;
      if (inversions >= size) window -= shares[inversions - size] ?? 0;
      next[inversions] = window / size;
    }
    [shares, next] = [next, shares];
  }
  return sum([...shares]);
}
