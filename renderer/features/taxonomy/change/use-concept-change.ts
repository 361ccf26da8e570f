import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { ConceptId, GroupId } from '#shared/contract/ids.ts';
import type { ConceptEdit } from '#shared/contract/taxonomy.ts';
import type { Result } from '#shared/kit/result.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useTakeBack } from '#renderer/bridge/use-take-back.ts';
import { showWayBack } from '#renderer/ui/way-back.tsx';

/** Changing one concept from a form that shows what the store refuses. */
export interface ConceptChange {
  readonly sending: boolean;
  /** What the store said against the last try; null: nothing. */
  readonly refused: string | null;
  /** @param words what a notice with Undo says once it is saved, such as “A is now B” */
  readonly edit: (set: ConceptEdit, words: string) => Promise<void>;
  readonly merge: (into: ConceptId, words: string) => Promise<void>;
}

/** The ways to change the concept with this id; `onDone` is told when a change is saved. */
export function useConceptChange(conceptId: ConceptId, onDone: () => void): ConceptChange {
  const edit = useCommand(methods.taxonomy.editConcept, { quiet: 'all' });
  const merge = useCommand(methods.taxonomy.mergeConcept, { quiet: 'all' });
  const showUndo = useUndoNotice();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (
    change: (group: GroupId) => Promise<Result<unknown, AppError>>,
    words: string,
  ): Promise<void> => {
    if (sending) return;
    setSending(true);
    setRefused(null);
    const group = newId.group();
    const result = await change(group);
    setSending(false);
    if (!result.ok) {
      setRefused(result.error.message);
      return;
    }
    showUndo(words, group);
    onDone();
  };
  return {
    sending,
    refused,
    edit: (set, words) => run((group) => edit({ conceptId, set }, { group }), words),
    merge: (intoId, words) => run((group) => merge({ conceptId, intoId }, { group }), words),
  };
}

function useUndoNotice(): (words: string, group: GroupId) => void {
  const takeBack = useTakeBack();
  return (words, group) => {
    const bringBack = async () => {
      if (await takeBack(group)) return;
      notifications.show({
        message: 'Later work stands before this change. Undo that first, or look in History.',
      });
    };
    showWayBack({ group, words, label: 'Undo', bringBack });
  };
}
