import type { AnalysisSummary } from '#shared/contract/analyses.ts';
import type { Change } from './use-change.ts';

/** What settings need to know, and how they are changed. Each change is saved and recorded. */
export interface SettingsProps {
  readonly analysis: AnalysisSummary;
  /** Columns that are not of the measure. */
  readonly extras: readonly string[];
  readonly writable: boolean;
  readonly onChange: (change: Change) => void;
}
