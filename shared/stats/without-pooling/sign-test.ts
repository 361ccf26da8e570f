import { fUpper } from '../distributions.ts';
import { NotOffered } from '../impossible-data.ts';
import { clopperPearson, type Interval, wilson } from '../proportion-interval.ts';

/** Which way a study's effect points, whatever its size and p value. */
export type Direction = 'for' | 'against' | 'no-difference' | 'unclear';

export type DirectedStudy = { readonly study: string; readonly direction: Direction };

export type SignTest = {
  /** Studies with a direction. */
  readonly n: number;
  readonly favouring: number;
  readonly against: number;
  /** Share of the studies with a direction that favour. */
  readonly proportion: number;
  readonly wilson: Interval;
  readonly clopperPearson: Interval;
  /** Two-sided exact p against an even chance. */
  readonly pval: number;
  /** Studies without a direction, by name: they are not in n. */
  readonly leftOut: readonly { readonly study: string; readonly direction: Direction }[];
  readonly caveat: string;
};

const CAVEAT =
  'The test asks whether more studies point one way than chance would have, not how large the effect is or whether it ' +
  'matters. It gives small and large studies the same weight, and studies that truly differ in their effects or are ' +
  'selected for publication break what it assumes (Nikolakopoulos 2021). Read it with the sizes of studies and effects.';

/** P(X ≥ k) of a binomial X of n even chances, by its relation to F: nothing is summed, so n may be large. */
function upperTail(k: number, n: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const [df1, df2] = [2 * (n - k + 1), 2 * k];
  return fUpper(df2 / df1, df1, df2);
}

/**
 * Sign test over studies with a direction (Cochrane Handbook 12.2.1.3; SWiM). Studies without one are left out and named.
 *
 * @param level of both intervals, between 0 and 1
 * @throws NotOffered where no study has a direction
 */
export function signTest(studies: readonly DirectedStudy[], level = 0.95): SignTest {
  const favouring = studies.filter(({ direction }) => direction === 'for').length;
  const against = studies.filter(({ direction }) => direction === 'against').length;
  const n = favouring + against;
  if (n === 0) throw new NotOffered('No study has a direction: there is no sign to test.');
  return {
    n,
    favouring,
    against,
    proportion: favouring / n,
    wilson: wilson(favouring, n, level),
    clopperPearson: clopperPearson(favouring, n, level),
    pval: Math.min(1, 2 * upperTail(Math.max(favouring, against), n)),
    leftOut: studies
      .filter(({ direction }) => direction === 'unclear' || direction === 'no-difference')
      .map(({ study, direction }) => ({ study, direction })),
    caveat: CAVEAT,
  };
}
