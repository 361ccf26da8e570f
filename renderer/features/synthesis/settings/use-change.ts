import { useCallback, useLayoutEffect, useRef } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import type { AnalysisEdit, AnalysisSummary } from '#shared/contract/analyses.ts';

/** What is chosen as a whole though its parts are changed one by one. */
export type Chosen = Pick<AnalysisSummary, 'settings' | 'moderators'>;

/** A change of an analysis; one of a part is made from what was asked for last, which the store may not have answered yet. */
export type Change = AnalysisEdit | ((now: Chosen) => AnalysisEdit);

/** Saves changes of an analysis one after the other: none takes back the one before. */
export function useChange({ id, settings, moderators }: AnalysisSummary): (change: Change) => void {
  const edit = useCommand(methods.analyses.edit);
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
      void edit({ analysisId: id, set });
    },
    [edit, id],
  );
}
