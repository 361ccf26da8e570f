import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import { recall, remember } from '#renderer/ui/remembered.ts';
import { showWayBack } from '#renderer/ui/way-back.tsx';
import type { AnalysisEdit, AnalysisSummary } from '#shared/contract/analyses.ts';
import { AnalysisId } from '#shared/contract/ids.ts';

/** What can be done with whole analyses. What is refused is told by the app; true: it was done. */
export interface AnalysisDeeds {
  readonly create: (set: AnalysisEdit) => Promise<boolean>;
  readonly rename: (analysis: AnalysisSummary, name: string) => Promise<boolean>;
  readonly duplicate: (analysis: AnalysisSummary, name: string) => Promise<boolean>;
  readonly remove: (analysis: AnalysisSummary) => Promise<void>;
}

/** @param open shows an analysis */
export function useAnalysisDeeds(open: (id: AnalysisId) => void): AnalysisDeeds {
  const create = useCommand(methods.analyses.create);
  const edit = useCommand(methods.analyses.edit);
  const duplicate = useCommand(methods.analyses.duplicate);
  const remove = useCommand(methods.analyses.delete);
  const takeBack = useTakeBack();
  return {
    create: async (set) => {
      const analysisId = newId.analysis();
      const made = await create({ analysisId, set });
      if (made.ok) open(analysisId);
      return made.ok;
    },
    rename: async ({ id }, name) => (await edit({ analysisId: id, set: { name } })).ok,
    duplicate: async ({ id }, name) => {
      const copyId = newId.analysis();
      const made = await duplicate({ analysisId: id, copyId, name });
      if (made.ok) open(copyId);
      return made.ok;
    },
    remove: async ({ id, name, outcome }) => {
      const group = newId.group();
      if (!(await remove({ analysisId: id }, { group })).ok) return;
      const bringBack = async () => {
        if (await takeBack(group)) open(id);
        else
          notifications.show({
            message: 'Later work stands before this analysis. Undo that first, or look in History.',
          });
      };
      const words =
        name === '' && outcome === ''
          ? 'Analysis deleted'
          : `Analysis “${name === '' ? outcome : name}” deleted`;
      showWayBack({ group, words, label: 'Undo', bringBack });
    },
  };
}

const key = 'sheaf.synthesis-analysis';

/** Of any window: it is found again after a restart, and in another review there is no such analysis. */
const lastKey = 'synthesis.last-analysis';

function isAnalysisId(value: unknown): value is AnalysisId {
  return AnalysisId.safeParse(value).success;
}

/** The analysis that is open in this window, which is one review. */
export function useOpened(): readonly [AnalysisId | null, (id: AnalysisId) => void] {
  const [id, setId] = useState(
    () => AnalysisId.safeParse(sessionStorage.getItem(key)).data ?? recall(lastKey, isAnalysisId),
  );
  const set = (next: AnalysisId) => {
    setId(next);
    try {
      sessionStorage.setItem(key, next);
      remember(lastKey, next);
    } catch {
      // Next time the first one is open; nothing of the review depends on it.
    }
  };
  return [id, set];
}
