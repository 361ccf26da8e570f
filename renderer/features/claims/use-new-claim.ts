import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { AnnotationId, ClaimId, DocumentId, GroupId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';

/** Words that were selected for a new claim. */
export interface Draft {
  readonly anchor: Anchor;
}

interface Attempt {
  readonly documentId: DocumentId;
  readonly draft: Draft;
  readonly claimId: ClaimId;
  readonly annotationId: AnnotationId;
  readonly group: GroupId;
}
/** A claim that the store refused; its words are kept until it is saved or the person lets go of it. */
export interface Unsaved extends Attempt {
  readonly error: AppError;
}

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
  const [unsaved, setUnsaved] = useState<readonly Unsaved[]>([]);
  // Effects run twice in development; a draft must not become two claims.
  const begun = useRef<Draft | null>(null);

  const forget = (claimId: ClaimId) => setUnsaved((all) => all.filter((one) => one.claimId !== claimId));
  const make = async (attempt: Attempt) => {
    const { claimId, annotationId, group } = attempt;
    const selections = [{ annotationId, anchor: attempt.draft.anchor }];
    const made = await create({ claimId, documentId: attempt.documentId, selections }, { group });
    if (made.ok) {
      forget(claimId);
      setFresh({ claimId, group });
      onMade(claimId);
    } else {
      const { error } = made;
      setUnsaved((all) => [...all.filter((one) => one.claimId !== claimId), { ...attempt, error }]);
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
    letGo: (one) => forget(one.claimId),
  };
}
