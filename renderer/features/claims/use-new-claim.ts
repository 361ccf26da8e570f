import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { ClaimId, DocumentId, GroupId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { type Attempt, type Draft, type Unsaved, unsavedClaims } from './unsaved-claims.ts';

/** A claim that was made in this pane since it was last left. */
export interface Fresh {
  readonly claimId: ClaimId;
  readonly group: GroupId;
}

/**
 * Makes a claim of every draft, once, the moment it arrives: nothing that is entered afterwards can be lost
 * with the form.
 */
export function useNewClaim(props: {
  readonly documentId: DocumentId;
  readonly draft: Draft | null;
  readonly onDraftDone: () => void;
  readonly onMade: (claimId: ClaimId) => void;
}): {
  readonly fresh: Fresh | null;
  readonly unsaved: readonly Unsaved[];
  readonly tryAgain: (unsaved: Unsaved) => void;
  readonly letGo: (unsaved: Unsaved) => void;
} {
  const { documentId, draft, onDraftDone, onMade } = props;
  const create = useCommand(methods.claims.create, { quiet: 'all' });
  const [fresh, setFresh] = useState<Fresh | null>(null);
  const unsaved = useSyncExternalStore(unsavedClaims.subscribe, unsavedClaims.all);
  // Effects run twice in development; a draft must not become two claims.
  const begun = useRef<Draft | null>(null);

  const make = async (attempt: Attempt) => {
    const { claimId, annotationId, group } = attempt;
    const selections = [{ annotationId, anchor: attempt.draft.anchor }];
    const made = await create({ claimId, documentId: attempt.documentId, selections }, { group });
    if (made.ok) {
      unsavedClaims.forget(claimId);
      setFresh({ claimId, group });
      onMade(claimId);
    } else {
      unsavedClaims.keep({ ...attempt, error: made.error });
    }
  };
  const begin = useEffectEvent(async (words: Draft) => {
    const ids = { claimId: newId.claim(), annotationId: newId.annotation(), group: newId.group() };
    await make({ documentId, draft: words, ...ids });
    onDraftDone();
  });
  useEffect(() => {
    if (draft === null || begun.current === draft) return;
    begun.current = draft;
    void begin(draft);
  }, [draft]);
  return {
    fresh,
    unsaved,
    tryAgain: (one) => void make(one),
    letGo: (one) => unsavedClaims.forget(one.claimId),
  };
}
