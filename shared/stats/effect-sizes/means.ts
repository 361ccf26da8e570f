import { approximateCorrection, exactCorrection } from './bias-correction.ts';
import { checkCount, checkPositive, impossible, type NumberedRow, readNumbers } from './cells.ts';
import { type Computed, compute, type Outcome } from './compute.ts';
import type { EffectSizeSettings } from './settings.ts';

/** Mean, standard deviation and size of a group. */
interface Group {
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
}

type MeansMeasure = 'MD' | 'SMD' | 'SMDH' | 'ROM';

/** Effects of two groups with means: differences, standardised differences, ratio. */
export function meansEffects(
  measure: MeansMeasure,
  rows: readonly NumberedRow[],
  settings: EffectSizeSettings,
): readonly Computed[] {
  return compute(rows, {
    read: readTwoGroups,
    total: ([first, second]) => first.n + second.n,
    effect: ([first, second]) => effects[measure](first, second, settings),
  });
}

/** Means of one group. */
export function meanEffects(rows: readonly NumberedRow[]): readonly Computed[] {
  return compute(rows, {
    read: (row) => readGroup(row, ['m', 'sd', 'n']),
    total: ({ n }) => n,
    effect: (group) => ({ yi: group.mean, vi: squaredError(group) }),
  });
}

function readTwoGroups(row: NumberedRow): readonly [Group, Group] | null {
  const first = readGroup(row, ['m1', 'sd1', 'n1']);
  const second = readGroup(row, ['m2', 'sd2', 'n2']);
  return first === null || second === null ? null : [first, second];
}

function readGroup(row: NumberedRow, columns: readonly [string, string, string]): Group | null {
  const numbers = readNumbers(row, columns);
  if (numbers === null) return null;
  const [mean = 0, sd = 0, n = 0] = numbers;
  const [, sdColumn, nColumn] = columns;
  checkPositive(row, sdColumn, sd, 'a standard deviation');
  checkCount(row, nColumn, n);
  if (n < 2) throw impossible(row, nColumn, `${nColumn} is ${n}: a standard deviation takes two people.`);
  return { mean, sd, n };
}

const effects: Readonly<
  Record<MeansMeasure, (first: Group, second: Group, settings: EffectSizeSettings) => Outcome>
> = {
  MD: (first, second) => ({
    yi: first.mean - second.mean,
    vi: squaredError(first) + squaredError(second),
  }),
  SMD: standardised,
  SMDH: standardisedByAverage,
  ROM: ratioOfMeans,
};

/** sd²/n, divided first so that large numbers stay finite. */
function squaredError({ sd, n }: Group): number {
  return (sd / n) * sd;
}

/** How the settings correct a standardised difference with `df` degrees of freedom. */
function correction(df: number, { smdBias, smdVariance }: EffectSizeSettings): number {
  const chosen = smdBias ?? (smdVariance === 'revman' ? 'approx' : 'exact');
  if (chosen === 'none') return 1;
  return chosen === 'approx' ? approximateCorrection(df) : exactCorrection(df);
}

/**
 * Difference over the pooled standard deviation, corrected (Hedges' g; Cohen's d without correction).
 * Variance: 1/n1 + 1/n2 + g²/2N (Hedges 1982), or RevMan's with 2(N − 3.94) (Deeks and Higgins 2010).
 */
function standardised(first: Group, second: Group, settings: EffectSizeSettings): Outcome {
  const total = first.n + second.n;
  const df = total - 2;
  const pooled = Math.sqrt(((first.n - 1) / df) * first.sd ** 2 + ((second.n - 1) / df) * second.sd ** 2);
  const yi = correction(df, settings) * ((first.mean - second.mean) / pooled);
  const revman = settings.smdVariance === 'revman';
  return { yi, vi: 1 / first.n + 1 / second.n + yi ** 2 / (2 * (revman ? total - 3.94 : total)) };
}

/**
 * Difference over the root of the average variance (Bonett 2009), corrected. metafor 3.8-1 multiplies the variance by the
 * square of the correction, metafor 5 does not.
 */
function standardisedByAverage(first: Group, second: Group, settings: EffectSizeSettings): Outcome {
  const j = correction(first.n + second.n - 2, settings);
  const average = Math.sqrt((first.sd ** 2 + second.sd ** 2) / 2);
  const yi = (j * (first.mean - second.mean)) / average;
  const share1 = first.sd ** 2 / (first.sd ** 2 + second.sd ** 2);
  const share2 = second.sd ** 2 / (first.sd ** 2 + second.sd ** 2);
  const df1 = first.n - 1;
  const df2 = second.n - 1;
  const vi = (yi ** 2 * (share1 ** 2 / df1 + share2 ** 2 / df2)) / 2 + 2 * (share1 / df1 + share2 / df2);
  return { yi, vi: settings.definitions === 'metafor-5' ? vi : j ** 2 * vi };
}

/** Logarithm of the ratio of means (Hedges et al. 1999); metafor 5 corrects its bias (Lajeunesse 2015). */
function ratioOfMeans(first: Group, second: Group, { definitions }: EffectSizeSettings): Outcome {
  const ratio = first.mean / second.mean;
  if (!(ratio > 0 && Number.isFinite(ratio))) {
    return { reason: 'A ratio of means takes two means of one sign, neither 0.' };
  }
  const first2 = (first.sd / first.mean) ** 2 / first.n;
  const second2 = (second.sd / second.mean) ** 2 / second.n;
  const shift = definitions === 'metafor-5' ? (first2 - second2) / 2 : 0;
  return { yi: Math.log(ratio) + shift, vi: first2 + second2 };
}
