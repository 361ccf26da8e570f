import { chiSquareUpper, normalQuantile, normalUpper } from '../distributions.ts';
import { ImpossibleData, NotOffered } from '../impossible-data.ts';
import { at, sum } from '../numbers.ts';

/** One-sided p of a study, in the direction that is asked about. */
export type OneSidedP = { readonly study: string; readonly p: number };

export type CombinedP = {
  readonly k: number;
  /** The direction that every p speaks of, in words. */
  readonly direction: string;
  readonly fisher: { readonly chiSquare: number; readonly df: number; readonly pval: number };
  readonly stouffer: { readonly z: number; readonly pval: number; readonly weighted: boolean };
  readonly caveat: string;
};

const CAVEAT =
  'A small p says that in at least one study there is an effect in this direction, not in which, nor how large it is.';

/**
 * One-sided p from a two-sided one.
 * @param points whether the study's effect points in the direction that is asked about
 */
export function oneSided(pTwoSided: number, points: boolean): number {
  return points ? pTwoSided / 2 : 1 - pTwoSided / 2;
}

/** One-sided p of an effect by z, in the direction of larger (`up`) or smaller effects. */
export function oneSidedOfEffect(yi: number, sei: number, direction: 'up' | 'down'): number {
  return normalUpper((direction === 'up' ? yi : -yi) / sei);
}

function checkedWeights(weights: readonly number[] | null, k: number): readonly number[] {
  if (weights === null) return Array.from({ length: k }, () => 1);
  if (weights.length !== k) throw new NotOffered(`There are ${k} studies and ${weights.length} weights.`);
  const wrong = weights.findIndex((weight) => !(weight > 0) || !Number.isFinite(weight));
  if (wrong >= 0) throw new ImpossibleData('A weight lies above 0.', { row: wrong + 1, column: 'weight' });
  return weights;
}

/**
 * Combines one-sided p values: Fisher's −2 Σ ln p with 2k degrees of freedom, and Stouffer's Σ wz ÷ √Σ w².
 *
 * @param studies each with its one-sided p, all in one direction
 * @param direction that direction, in words
 * @param weights of Stouffer's method, often √n; null for equal ones
 * @throws ImpossibleData for a p that is not strictly between 0 and 1 · NotOffered below two studies
 */
export function combineP(
  studies: readonly OneSidedP[],
  direction: string,
  weights: readonly number[] | null = null,
): CombinedP {
  const k = studies.length;
  if (k < 2) throw new NotOffered('It takes the p values of at least two studies to combine them.');
  for (const [index, { study, p }] of studies.entries())
    if (!(p > 0 && p < 1))
      throw new ImpossibleData(`A one-sided p lies between 0 and 1; here it is ${p}.`, {
        study,
        row: index + 1,
        column: 'p',
      });
  const w = checkedWeights(weights, k);
  const most = Math.max(...w);
  const relative = w.map((weight) => weight / most);
  const chiSquare = -2 * sum(studies.map(({ p }) => Math.log(p)));
  const total = sum(studies.map(({ p }, index) => -normalQuantile(p) * at(relative, index)));
  const z = total / Math.sqrt(sum(relative.map((weight) => weight ** 2)));
  return {
    k,
    direction,
    fisher: { chiSquare, df: 2 * k, pval: chiSquareUpper(chiSquare, 2 * k) },
    stouffer: { z, pval: normalUpper(z), weighted: weights !== null },
    caveat: CAVEAT,
  };
}
