import type { StudyRow } from '../effect-sizes/cells.ts';
import type { NotEstimable } from '../effect-sizes/effect-sizes.ts';
import { doubleZero, observedMinusExpected, readTwoByTwo } from '../effect-sizes/two-by-two.ts';
import type { CertainEstimate } from '../estimate.ts';
import { NotOffered } from '../impossible-data.ts';
import { sum } from '../numbers.ts';
import { type Heterogeneity, heterogeneityOf, percent, type PoolSettings, wald } from './pooled.ts';
import { readTables } from './read-tables.ts';

/** Settings of the method. */
export interface PetoSettings extends PoolSettings {
  /** Leave studies without an event (or with nothing but events) in both groups out of `k`. Default false. */
  readonly drop00?: boolean;
}

/** A pooled log odds ratio. */
export interface PetoResult extends CertainEstimate, Heterogeneity {
  readonly measure: 'OR';
  readonly method: 'PETO';
  /** Studies with complete counts. */
  readonly k: number;
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  /** Studies that add nothing to the estimate: no events (or nothing but events) in both groups. */
  readonly notEstimable: readonly NotEstimable[];
  /** In percent, in the order of `usedRows`. */
  readonly weights: readonly number[];
  readonly notes: readonly string[];
}

/**
 * Peto's one-step odds ratio (Yusuf et al. 1985), as `rma.peto` of metafor 3.8-1: nothing is added to zero cells.
 *
 * @throws ImpossibleData for counts that cannot be; NotOffered where one of the outcomes never occurs
 */
export function petoOddsRatio(rows: readonly StudyRow[], settings: PetoSettings = {}): PetoResult {
  const { tables, ...others } = readTables(rows, {
    read: readTwoByTwo,
    uninformative: doubleZero,
    leaveOut: settings.drop00 === true,
  });
  const parts = tables.map((table) =>
    table.n1 + table.n2 > 1 ? observedMinusExpected(table) : { excess: 0, variance: 0 },
  );
  const variance = sum(parts.map((part) => part.variance));
  if (variance === 0) {
    throw new NotOffered(
      'One of the two outcomes occurs in no study that could be compared, so there is no Peto odds ratio.',
    );
  }
  const estimate = sum(parts.map((part) => part.excess)) / variance;
  const informative = parts.filter((part) => part.variance > 0);
  const q = sum(informative.map((part) => part.variance * (part.excess / part.variance - estimate) ** 2));
  const df = informative.length > 1 ? tables.filter((table) => doubleZero(table) === null).length - 1 : 0;
  return {
    measure: 'OR',
    method: 'PETO',
    ...others,
    k: tables.length,
    ...wald(estimate, Math.sqrt(1 / variance), settings.level),
    ...heterogeneityOf(q, df),
    weights: percent(parts.map((part) => part.variance)),
    notes: [
      'Peto’s method suits rare events, groups of like size and small effects; elsewhere it is biased.',
    ],
  };
}
