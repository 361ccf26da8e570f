import type { StudyRow } from '../effect-sizes/cells.ts';
import { effectSizes, type NotEstimable } from '../effect-sizes/effect-sizes.ts';
import { noEvents, readTwoRates } from '../effect-sizes/rates.ts';
import type { EffectSizeSettings } from '../effect-sizes/settings.ts';
import { doubleZero, readTwoByTwo } from '../effect-sizes/two-by-two.ts';
import type { CertainEstimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import type { ChiSquareTest } from './association-tests.ts';
import { pooledRates, ratesTest } from './mantel-haenszel-rates.ts';
import { pooledTables, tablesTests } from './mantel-haenszel-tables.ts';
import { type Heterogeneity, heterogeneityAround, percent, type PoolSettings, wald } from './pooled.ts';
import type { PooledSums } from './pooled-sums.ts';
import { readTables } from './read-tables.ts';

/** A measure that the method knows. */
export type MantelHaenszelMeasure = 'OR' | 'RR' | 'RD' | 'IRR' | 'IRD';

/** Settings of the method. `add` and `to` are for the studies' own effects in Q, never for the pooled estimate. */
export interface MantelHaenszelSettings extends PoolSettings, Pick<EffectSizeSettings, 'add' | 'to'> {
  /** Leave studies without an event (or with nothing but events) in both groups out of `k`. Default false. */
  readonly drop00?: boolean;
  /** Correct the Cochran-Mantel-Haenszel test for continuity. Default true. */
  readonly cmhCorrect?: boolean;
}

/** A pooled estimate with its tests. */
export interface MantelHaenszelResult extends CertainEstimate, Heterogeneity {
  readonly measure: MantelHaenszelMeasure;
  readonly method: 'MH';
  /** Studies with complete counts. */
  readonly k: number;
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  /** Studies that add nothing to the estimate: no events (or nothing but events) in both groups. */
  readonly notEstimable: readonly NotEstimable[];
  /** In percent, in the order of `usedRows`. */
  readonly weights: readonly number[];
  /** Cochran-Mantel-Haenszel: for OR and IRR. */
  readonly cmh: ChiSquareTest | null;
  /** Tarone's test of a common odds ratio: for OR. */
  readonly tarone: ChiSquareTest | null;
}

/** The pooled estimate and the tests of association of one kind of counts. */
interface Pooled {
  readonly k: number;
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  readonly notEstimable: readonly NotEstimable[];
  /** Null where the margins leave nothing to estimate. */
  readonly sums: PooledSums | null;
  readonly cmh: ChiSquareTest | null;
  readonly tarone: ChiSquareTest | null;
}

/**
 * Mantel and Haenszel's common effect of counts, as `rma.mh` of metafor 3.8-1: nothing is added to zero cells. Variances:
 * OR Robins, Breslow and Greenland 1986; RR and IRR Greenland and Robins 1985; RD Sato, Greenland and Robins 1989. Q is
 * around the studies' own effects, without those that have no events in both groups.
 *
 * @throws ImpossibleData for counts that cannot be; NotOffered where a group has no events in any study
 */
export function mantelHaenszel(
  measure: MantelHaenszelMeasure,
  rows: readonly StudyRow[],
  settings: MantelHaenszelSettings = {},
): MantelHaenszelResult {
  const rates = measure === 'IRR' || measure === 'IRD';
  const pooled = rates ? poolRates(measure, rows, settings) : poolTables(measure, rows, settings);
  const { sums, ...others } = pooled;
  if (sums === null || !(sums.se > 0)) throw nothingToEstimate(measure);
  const { add, to } = settings;
  const effects = effectSizes(measure, rows, {
    drop00: true,
    ...(add === undefined ? {} : { add }),
    ...(to === undefined ? {} : { to }),
  });
  return {
    measure,
    method: 'MH',
    ...others,
    ...wald(sums.estimate, sums.se, settings.level),
    ...heterogeneityAround(sums.estimate, effects),
    weights: percent(sums.weights),
  };
}

function nothingToEstimate(measure: MantelHaenszelMeasure): NotOffered {
  const difference = measure === 'RD' || measure === 'IRD';
  const why = difference ? 'No study has events.' : 'One of the groups has no events that could be compared.';
  return new NotOffered(`${why} So the Mantel-Haenszel method gives no ${measure}.`);
}

function poolTables(
  measure: 'OR' | 'RR' | 'RD',
  rows: readonly StudyRow[],
  { drop00, cmhCorrect }: MantelHaenszelSettings,
): Pooled {
  const { tables, ...others } = readTables(rows, {
    read: readTwoByTwo,
    uninformative: measure === 'RD' && drop00 !== true ? () => null : doubleZero,
    leaveOut: drop00 === true,
  });
  const sums = pooledTables(measure, tables);
  const tests =
    measure === 'OR' ? tablesTests(tables, sums, cmhCorrect ?? true) : { cmh: null, tarone: null };
  return { ...others, k: tables.length, sums, ...tests };
}

function poolRates(
  measure: 'IRR' | 'IRD',
  rows: readonly StudyRow[],
  { drop00, cmhCorrect }: MantelHaenszelSettings,
): Pooled {
  const { tables, ...others } = readTables(rows, {
    read: readTwoRates,
    uninformative: measure === 'IRD' && drop00 !== true ? () => null : noEvents,
    leaveOut: drop00 === true,
  });
  const cmh = measure === 'IRR' ? ratesTest(tables, cmhCorrect ?? true) : null;
  return { ...others, k: tables.length, sums: pooledRates(measure, tables), cmh, tarone: null };
}
