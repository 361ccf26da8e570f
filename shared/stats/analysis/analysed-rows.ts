import type { Design } from '../models/design.ts';

/** Effect sizes of the rows that one model takes. */
export interface AnalysedRows {
  /** Counted from 1. */
  readonly usedRows: readonly number[];
  readonly yi: readonly number[];
  readonly vi: readonly number[];
  readonly design: Design;
}
