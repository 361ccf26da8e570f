import { useEffect, useEffectEvent, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId, DocumentId, GroupId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { claimInTheMaking } from './claim-in-the-making.ts';
import { type Attempt, type Draft, type Unsaved, unsavedClaims } from './unsaved-claims.ts';
import { useReadAndTell } from './use-read-and-tell.ts';

/** A claim that was made in this pane since it was last left. */
export interface Fresh {
  readonly claimId: ClaimId;
  readonly group: GroupId;
}

/** What is known of the claims that are being made, and of those that were refused. */
interface NewClaims {
  /** The claim that is being made, until it stands among `claims`. */
  readonly making: ClaimView | null;
  readonly fresh: Fresh | null;
  readonly unsaved: readonly Unsaved[];
  readonly tryAgain: (unsaved: Unsaved) => void;
  readonly letGo: (unsaved: Unsaved) => void;
}

/**
 * Makes a claim of every draft, once, the moment it arrives: nothing that is entered afterwards can be lost
 * with the form. The ids are made here, so the form need not wait for the store: what is typed right after the
 * key lands in it, and its changes reach the store after the claim, in the order in which they were made.
 * @param props.claims the claims of the document as they are known; `reading` while newer ones are on their way
 * @param props.activeClaimId whoever leaves the form, or goes to another claim, is not called back to this one
 */
export function useNewClaim(props: {
  readonly documentId: DocumentId;
  readonly claims: readonly ClaimView[];
  readonly reading: boolean;
  readonly activeClaimId: ClaimId | null;
  readonly draft: Draft | null;
  readonly onDraftDone: (draft: Draft) => void;
  readonly onMade: (claimId: ClaimId) => void;
  readonly onRefused: (claimId: ClaimId) => void;
}): NewClaims {
  const { documentId, draft, claims, reading, activeClaimId, onDraftDone, onMade, onRefused } = props;
  const [attempt, setAttempt] = useState<Attempt | null>(null);
  /** The attempt whose claim was made the active one: from then on it shows for as long as it is. */
  const [opened, setOpened] = useState<Attempt | null>(null);
  const [made, setMade] = useState<Fresh | null>(null);
  const unsaved = useSyncExternalStore(unsavedClaims.subscribe, unsavedClaims.all);
  // Effects run twice in development; a draft must not become two claims.
  const begun = useRef<Draft | null>(null);
  // While rendering, not in an effect: the form stands before the next key is heard.
  if (draft !== null && attempt?.draft !== draft && begun.current !== draft)
    setAttempt(attemptOf(documentId, draft));

  const make = useMake({
    onMade: setMade,
    onRefused: (one) => {
      setAttempt((kept) => (kept === one ? null : kept));
      onRefused(one.claimId);
    },
  });
  const makeAgain = async (one: Attempt): Promise<void> => {
    if (await make(one)) onMade(one.claimId);
  };
  const begin = useEffectEvent(async (one: Attempt) => {
    onMade(one.claimId);
    setOpened(one);
    await make(one);
    onDraftDone(one.draft);
  });
  useEffect(() => {
    if (attempt === null || begun.current === attempt.draft) return;
    begun.current = attempt.draft;
    void begin(attempt);
  }, [attempt]);
  const over = isOver(attempt, made, { claims, reading });
  useEffect(() => {
    if (over) setAttempt(null);
  }, [over]);
  const left = attempt !== null && opened === attempt && activeClaimId !== attempt.claimId;
  return {
    making: useMemo(
      () => (attempt === null || over || left ? null : claimInTheMaking(attempt)),
      [attempt, over, left],
    ),
    fresh: attempt ?? made,
    unsaved,
    tryAgain: (one) => void makeAgain(one),
    letGo: (one) => unsavedClaims.forget(one.claimId),
  };
}

/** Has the store make an attempt's claim; answers whether it did. Refused ones are kept, with their words. */
function useMake(told: {
  readonly onMade: (made: Fresh) => void;
  readonly onRefused: (one: Attempt) => void;
}): (one: Attempt) => Promise<boolean> {
  const readNumbers = useReadAndTell();
  const create = useCommand(methods.claims.create, { quiet: 'all' });
  return async (one) => {
    const { claimId, annotationId, group } = one;
    const selections = [{ annotationId, anchor: one.draft.anchor }];
    const result = await create({ claimId, documentId: one.documentId, selections }, { group });
    if (result.ok) {
      unsavedClaims.forget(claimId);
      told.onMade({ claimId, group });
      if (one.draft.numbers === true) await readNumbers(result.value, null, true);
    } else {
      unsavedClaims.keep({ ...one, error: result.error });
      told.onRefused(one);
    }
    return result.ok;
  };
}

function attemptOf(documentId: DocumentId, draft: Draft): Attempt {
  const ids = { claimId: newId.claim(), annotationId: newId.annotation(), group: newId.group() };
  return { documentId, draft, ...ids };
}

/** Whether the claims as they are known tell what became of an attempt; the newest may not know it: taken back at once. */
function isOver(
  attempt: Attempt | null,
  made: Fresh | null,
  known: { readonly claims: readonly ClaimView[]; readonly reading: boolean },
): boolean {
  if (attempt === null) return false;
  const listed = known.claims.some(({ id }) => id === attempt.claimId);
  return listed || (attempt.claimId === made?.claimId && !known.reading);
}
