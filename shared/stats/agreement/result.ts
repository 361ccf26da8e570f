import type { Coefficient } from './coefficient.ts';
import type { Rating } from './ratings.ts';

/** Kappa of two of several raters, who are counted from 1. */
export type Pair = {
  readonly raters: readonly [first: number, second: number];
  readonly cohenKappa: Coefficient;
  readonly weightedKappa: Coefficient | null;
};

/** All that is said about how raters agree. */
export type Agreement = {
  readonly items: number;
  readonly raters: number;
  readonly categories: readonly Rating[];
  readonly missingRatings: number;
  /** Items with two ratings or more. */
  readonly ratedItems: number;
  /** Two raters: rows are the first one's categories, columns the second one's. */
  readonly table: readonly (readonly number[])[] | null;
  readonly percentAgreement: Coefficient;
  /** Of two raters; null with more, for which `pairs` and `lightKappa` stand. */
  readonly cohenKappa: Coefficient | null;
  readonly weightedKappa: Coefficient | null;
  readonly fleissKappa: Coefficient;
  readonly weightedFleissKappa: Coefficient | null;
  readonly pabak: Coefficient;
  readonly gwetAc1: Coefficient;
  readonly gwetAc2: Coefficient | null;
  /** |a − d| ÷ n and |b − c| ÷ n of two raters and two categories (Byrt 1993), 0 to 1; else null. */
  readonly prevalenceIndex: number | null;
  readonly biasIndex: number | null;
  readonly pairs: readonly Pair[];
  /** Mean of the pairs' kappas (Light 1971), without an interval. */
  readonly lightKappa: number | null;
  readonly notes: readonly string[];
};
