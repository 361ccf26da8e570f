import type { Assertion, Contrast, Support } from '#shared/domain/values.ts';
import { effectSizes } from '../effect-sizes/effect-sizes.ts';
import { type Measure, measureInfo } from '../effect-sizes/measures.ts';
import { ImpossibleData } from '../impossible-data.ts';
import type { Numbers } from './cells.ts';
import { cellsOf } from './cells-of.ts';
import { groupsFor } from './groups-of.ts';

/** A result with what its claim says about it. */
export type ClaimedResult = {
  readonly contrast: Contrast;
  readonly support: Support | null;
  readonly assertion: Assertion | null;
  /** Oriented: the therapy side is group 1. */
  readonly result: Numbers;
};

/** A row of a table of studies that a result would give. */
export type RowOfResult = {
  /** How many groups the claim is about; null: neither one nor a comparison of two. */
  readonly groups: 1 | 2 | null;
  /** By the columns of the measure, as far as the result has them. */
  readonly cells: Readonly<Record<string, number>>;
  /** Why it is no row, in words; null: it can be one. */
  readonly problem: string | null;
};

/** The row of a measure that a result gives. Single groups, comparisons and what is neither are told apart. */
export function rowOfResult(
  measure: Measure,
  { contrast, support, assertion, result }: ClaimedResult,
): RowOfResult {
  const { groups, problem: ofOtherKind } = groupsFor(measure, contrast);
  const problem = ofOtherKind ?? noFinding(support, assertion);
  if (problem !== null) return { groups, cells: {}, problem };
  const row = cellsOf(measureInfo(measure).family, result);
  return { groups, cells: row.cells, problem: row.problem ?? impossible(measure, row.cells) };
}

function noFinding(support: Support | null, assertion: Assertion | null): string | null {
  if (support === 'pooled') return 'It is pooled of several studies, which would count twice.';
  return assertion === null || assertion === 'finding' ? null : 'The claim is no finding.';
}

/** What can't be about the numbers of a row, in words. */
function impossible(measure: Measure, cells: RowOfResult['cells']): string | null {
  const study = 'Study';
  try {
    effectSizes(measure, [{ study, ...cells }]);
    return null;
  } catch (error) {
    if (!(error instanceof ImpossibleData)) throw error;
    return error.message.replace(`${study} (row 1): `, '');
  }
}
