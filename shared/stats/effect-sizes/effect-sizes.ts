import { NotOffered } from '../impossible-data.ts';
import { numberedRows, type StudyRow } from './cells.ts';
import type { Computed } from './compute.ts';
import { effectsOf } from './effects-of.ts';
import { withinReach } from './magnitude.ts';
import { familyColumns, type Measure, measureInfo } from './measures.ts';
import type { EffectSizeSettings } from './settings.ts';

/** A study that tells nothing about a measure, with the reason as a sentence. */
export interface NotEstimable {
  readonly row: number;
  readonly study: string;
  readonly reason: string;
}

/** Effects of the studies that have one, on the scale of analysis, in the order of the rows. */
export interface EffectSizes {
  readonly measure: Measure;
  /** Rows with an effect, counted from 1: `yi[0]` is of row `usedRows[0]`. */
  readonly usedRows: readonly number[];
  readonly studies: readonly string[];
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  /** Total sample (person-time for rates); null where it is unknown. */
  readonly ni: readonly (number | null)[];
  readonly notEstimable: readonly NotEstimable[];
  /** Rows with an empty cell, counted from 1. */
  readonly incompleteRows: readonly number[];
  /** What a reader must know, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Effect sizes and sampling variances of studies, as `escalc` of metafor 3.8-1 computes them.
 *
 * @param rows the table of studies, with the columns of the measure (`familyColumns`); other columns are ignored
 * @throws ImpossibleData for numbers that cannot be, with study, row and column
 * @throws NotOffered where no row has the columns of the measure
 */
export function effectSizes(
  measure: Measure,
  rows: readonly StudyRow[],
  settings: EffectSizeSettings = {},
): EffectSizes {
  const computed = effectsOf[measure](numberedRows(rows), settings).map((study) => ({
    ...study,
    outcome: study.outcome === null ? null : withinReach(measure, study.outcome),
  }));
  if (computed.every(({ outcome }) => outcome === null)) throw noColumns(measure);
  const used = computed.flatMap(({ row, outcome, ni }) =>
    outcome === null || 'reason' in outcome ? [] : [{ row, ni, ...outcome }],
  );
  return {
    measure,
    usedRows: used.map(({ row }) => row.row),
    studies: used.map(({ row }) => row.study),
    yi: used.map(({ yi }) => yi),
    vi: used.map(({ vi }) => vi),
    ni: used.map(({ ni }) => ni),
    notEstimable: computed.flatMap(({ row, outcome }) =>
      outcome !== null && 'reason' in outcome
        ? [{ row: row.row, study: row.study, reason: outcome.reason }]
        : [],
    ),
    incompleteRows: computed.flatMap(({ row, outcome }) => (outcome === null ? [row.row] : [])),
    notes: notesOf(measure, computed),
  };
}

function noColumns(measure: Measure): NotOffered {
  const { name, family } = measureInfo(measure);
  const ways = familyColumns[family].map((columns) => columns.join(', ')).join('; or ');
  return new NotOffered(`${name} takes the columns ${ways}. No row has them filled.`);
}

/** What a measure needs to be said of it. */
const warnings: Readonly<Partial<Record<Measure, string>>> = {
  PFT: 'The double arcsine can mislead when it is transformed back, since one size must stand for all studies (Schwarzer 2019). Prefer the logit, or a binomial-normal model.',
  PETO: "Peto's odds ratio suits rare events, groups of like size and small effects; elsewhere it is biased.",
};

function notesOf(measure: Measure, computed: readonly Computed[]): string[] {
  const warning = warnings[measure];
  const added = computed.filter((study) => study.added > 0);
  const amounts = [...new Set(added.map((study) => study.added))].join(' or ');
  const studies = added.length === 1 ? '1 study' : `${added.length} studies`;
  return [
    ...(warning === undefined ? [] : [warning]),
    ...computed.flatMap(({ row, remark }) => (remark === null ? [] : [`${row.study} ${remark}`])),
    ...(added.length === 0 ? [] : [`${amounts} was added to the counts of ${studies}.`]),
  ];
}
