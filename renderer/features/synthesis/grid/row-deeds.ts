import type { AnalysisRowView } from '#shared/contract/analyses.ts';

/** What can be done with a study, besides writing in its cells. */
export interface RowDeeds {
  /** Asks why, and leaves the study out. */
  readonly onLeaveOut: (row: AnalysisRowView) => void;
  readonly onTakeIn: (row: AnalysisRowView) => void;
  readonly onDelete: (row: AnalysisRowView) => void;
  /** Shows the words that some of its columns came from. */
  readonly onWords: (row: AnalysisRowView, column: string | null) => void;
  /** Leaves it out of what is tried, or takes it in again. */
  readonly onTry: (row: AnalysisRowView) => void;
}
