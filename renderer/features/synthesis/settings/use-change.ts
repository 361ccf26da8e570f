import { useCallback, useLayoutEffect, useRef } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import type { AnalysisEdit, AnalysisRowView, AnalysisSummary } from '#shared/contract/analyses.ts';
import { carriedRatios } from './carried-ratios.ts';

/** What is chosen as a whole though its parts are changed one by one. */
export type Chosen = Pick<AnalysisSummary, 'settings' | 'moderators'>;

/** A change of an analysis; one of a part is made from what was asked for last, which the store may not have answered yet. */
export type Change = AnalysisEdit | ((now: Chosen) => AnalysisEdit);

/** Saves changes of an analysis one after the other: none takes back the one before. Ratios go with their measure, in the same step. */
export function useChange(
  { id, measure, settings, moderators }: AnalysisSummary,
  rows: readonly AnalysisRowView[],
): (change: Change) => void {
  const edit = useCommand(methods.analyses.edit);
  const editRows = useCommand(methods.analyses.editRows);
  const table = useLatest({ measure, rows });
  const asked = useRef<Chosen>({ settings, moderators });
  useLayoutEffect(() => {
    asked.current = { settings, moderators };
  }, [settings, moderators]);
  return useCallback(
    (change: Change) => {
      const set = typeof change === 'function' ? change(asked.current) : change;
      const now = asked.current;
      asked.current = {
        settings: set.settings ?? now.settings,
        moderators: set.moderators ?? now.moderators,
      };
      const { measure: before, rows: all } = table.current;
      const carried = set.measure === undefined ? [] : carriedRatios(all, before, set.measure);
      const group = newId.group();
      void edit({ analysisId: id, set }, { group });
      if (carried.length > 0) void editRows({ analysisId: id, rows: carried }, { group });
    },
    [edit, editRows, id, table],
  );
}
