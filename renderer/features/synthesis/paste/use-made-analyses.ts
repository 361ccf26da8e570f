import { notifications } from '@mantine/notifications';
import { use } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { AnalysisEdit } from '#shared/contract/analyses.ts';
import type { StudyRowOut } from '#shared/tables/rows-of.ts';
import { OpenAnalysis } from './open-analysis.ts';
import { newRows } from './write-plan.ts';

/** An analysis that is to be made, with its studies. */
export interface Wanted {
  readonly set: AnalysisEdit;
  readonly studies: readonly StudyRowOut[];
}

/** Makes analyses as one step of undo, and shows the first of them. @returns whether all were made */
export function useMadeAnalyses(): (wanted: readonly Wanted[], from: string) => Promise<boolean> {
  const create = useCommand(methods.analyses.create);
  const open = use(OpenAnalysis);
  return async (wanted, from) => {
    const group = newId.group();
    const ids = wanted.map(() => newId.analysis());
    for (const [at, { set, studies }] of wanted.entries()) {
      const analysisId = ids[at] ?? newId.analysis();
      const made = await create({ analysisId, set, rows: newRows(studies) }, { group });
      if (!made.ok) return false;
    }
    const [first] = ids;
    if (first !== undefined) open(first);
    notifications.show({
      title: `${formatCount(wanted.length, 'analysis', 'analyses')} made from ${from}`,
      message: 'Each has the model of a new analysis: random effects by REML with Hartung-Knapp.',
    });
    return true;
  };
}
