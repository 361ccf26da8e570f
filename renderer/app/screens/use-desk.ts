import { useCallback, useEffect, useState } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import { leaveSpot } from '#renderer/features/reader/jumps/jumps.ts';
import type { AnnotationId, ClaimId } from '#shared/contract/ids.ts';
import type { ScreenProps } from './screen-props.ts';
import { useWords } from './use-words.ts';

export type Desk = ReturnType<typeof useDesk>;

/** What reader and claims share: the words selected, the words stood on, the words to show, the open claim. */
export function useDesk({ place, go, writable }: ScreenProps) {
  const [selection, setSelection] = useState<Anchor | null>(null);
  const [chosen, setChosen] = useState<AnnotationId | null>(null);
  const words = useWords(place.documentId, place.claimId, chosen);
  const { annotations, claims, goTo } = words;
  const first = claims.find((claim) => claim.id === place.claimId)?.quotes[0]?.annotationId;
  // A claim that was opened from elsewhere shows its words, once its document has answered.
  const [shown, setShown] = useState<ClaimId | null>(null);
  useEffect(() => {
    if (place.claimId === shown || first === undefined) return;
    setShown(place.claimId);
    goTo(first);
  }, [place.claimId, shown, first, goTo]);

  const activateClaim = useCallback(
    (claimId: ClaimId | null) => {
      setChosen(null);
      if (claimId !== null) leaveSpot();
      go({ claimId });
    },
    [go],
  );
  // Words that were clicked are in sight: going to the first words of their claim would take them away.
  const activateWords = useCallback(
    (annotationId: AnnotationId, meant?: ClaimId) => {
      const resting = annotations.find((one) => one.id === annotationId)?.claims ?? [];
      const at = resting.findIndex((claim) => claim === place.claimId);
      const claimId = meant ?? resting[(at + 1) % resting.length] ?? null;
      setChosen(annotationId);
      setShown(claimId);
      go({ claimId });
    },
    [annotations, place.claimId, go],
  );
  const goToWords = useCallback(
    (annotationId: AnnotationId) => {
      setChosen(annotationId);
      leaveSpot();
      goTo(annotationId);
    },
    [goTo],
  );
  const bare = annotations.find(({ id, claims: resting }) => id === chosen && resting.length === 0) ?? null;
  return {
    ...words,
    goTo: goToWords,
    selection,
    setSelection,
    /** The highlight without a claim that the person stands on. */
    highlight: place.claimId === null ? bare : null,
    activateClaim,
    activateWords,
    writable,
  };
}
