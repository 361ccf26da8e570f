import type { Measure } from '../effect-sizes/measures.ts';
import { type ClaimedResult, rowOfResult } from './row-of-result.ts';

/** One measure for each kind of numbers, in the order in which they are offered: effects as entered hold the least. */
const oneOfEach: readonly Measure[] = ['RR', 'MD', 'HR', 'IRR', 'PLO', 'MN', 'IRLN', 'ZCOR', 'GENR', 'GEN'];

/** The measures that a result gives a row of, one for each kind of numbers; none where it gives no row at all. */
export function measuresOf(claimed: ClaimedResult): Measure[] {
  return oneOfEach.filter((measure) => rowOfResult(measure, claimed).problem === null);
}
