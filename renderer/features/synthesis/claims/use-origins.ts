import { useMemo } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import type { AnalysisRowId } from '#shared/contract/ids.ts';
import { useClaimsOutside } from './claims-context.ts';
import { type RowNote, rowNotes } from './row-notes.ts';
import { leaveCell } from './left-cell.ts';

/** Where cells came from, and what is to be known about rows. */
export interface Origins {
  readonly notes: readonly RowNote[];
  /** What is said at a row. */
  readonly notesAt: (rowId: AnalysisRowId) => readonly string[];
  /** Columns by the claim that they came from; empty where nothing leads to words. */
  readonly claimsOf: (row: AnalysisRowView) => readonly (readonly string[])[];
  /** Goes to the words of a cell, or of the first claim of its row; false: it came from none. */
  readonly show: (row: AnalysisRowView, column: string | null) => boolean;
}

const none: readonly never[] = [];

/** Whether a cell came from a claim. */
export function cameFromClaim({ sources }: AnalysisRowView, column: string): boolean {
  return Object.hasOwn(sources, column);
}

/** @param rows as they stand, also before the store has answered */
export function useOrigins(analysis: AnalysisSummary, rows: readonly AnalysisRowView[]): Origins {
  const { onOpenWords } = useClaimsOutside();
  const sources =
    useRead(methods.analyses.sources, { analysisId: analysis.id }, { keepPrevious: true }).data ?? none;
  const notes = useMemo(() => rowNotes(analysis, rows, sources), [analysis, rows, sources]);
  return useMemo(() => {
    const papers = new Map(sources.map(({ resultId, documentId }) => [resultId, documentId]));
    const at = Map.groupBy(
      notes.flatMap((note) => note.rows.map((rowId) => ({ rowId, short: note.short }))),
      ({ rowId }) => rowId,
    );
    return {
      notes,
      notesAt: (rowId) => at.get(rowId)?.map(({ short }) => short) ?? none,
      claimsOf: (row) =>
        onOpenWords === null
          ? none
          : [...Map.groupBy(Object.entries(row.sources), ([, { claimId }]) => claimId).values()].map((of) =>
              of.map(([column]) => column),
            ),
      show: (row, column) => {
        const source = (column === null ? undefined : row.sources[column]) ?? Object.values(row.sources)[0];
        const documentId = source === undefined ? undefined : papers.get(source.resultId);
        if (source === undefined || documentId == null || onOpenWords === null) return false;
        leaveCell({ rowId: row.id, column });
        onOpenWords({ documentId, claimId: source.claimId });
        return true;
      },
    };
  }, [notes, sources, onOpenWords]);
}
