import type { ReportedResult } from '#shared/domain/reported-result.ts';

/** The numbers of a result, as a paper prints them. */
export type Numbers = Omit<ReportedResult, 'timePoint'>;

/** Cells by the columns of a measure, as far as a result has them, and why they are no row; null: they are one. */
export type Cells = {
  readonly cells: Readonly<Record<string, number>>;
  readonly problem: string | null;
};
