import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Anchor } from '#shared/contract/anchor.ts';
import { leaveSpot } from '#renderer/features/reader/jumps/jumps.ts';
import type { AnnotationId, ClaimId } from '#shared/contract/ids.ts';
import type { ScreenProps } from './screen-props.ts';
import { useWords } from './use-words.ts';

export type Desk = ReturnType<typeof useDesk>['desk'];

/**
 * What reader and claims share (`desk`): the words selected, the words stood on, the open claim; the same object for as
 * long as nothing of it changes. Beside it the words to show, which only the reader looks at.
 */
export function useDesk({ place, go, writable }: ScreenProps) {
  const [selection, setSelection] = useState<Anchor | null>(null);
  const [chosen, setChosen] = useState<AnnotationId | null>(null);
  const words = useWords(place.documentId, place.claimId, chosen);
  const { annotations, claims, colours, highlights, activeId, goTo, showPassage } = words;
  const first = claims.find((claim) => claim.id === place.claimId)?.quotes[0]?.annotationId;
  const setShown = useShownClaim(place.claimId, first, goTo);
  useAskedWords(place, { setChosen, setShown, goTo });

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
    [annotations, place.claimId, go, setShown],
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
  // The highlight without a claim that the person stands on.
  const highlight = place.claimId === null ? bare : null;
  const desk = useSame({
    annotations,
    claims,
    colours,
    highlights,
    activeId,
    showPassage,
    goTo: goToWords,
    selection,
    setSelection,
    highlight,
    activateClaim,
    activateWords,
    writable,
  });
  return { desk, target: words.target };
}

/**
 * Shows the words of a claim that was opened from elsewhere, once its document has answered.
 * @param first the first words of the claim
 * @returns says of a claim that its words are in sight already
 */
function useShownClaim(
  claimId: ClaimId | null,
  first: AnnotationId | undefined,
  goTo: (annotationId: AnnotationId) => void,
): (claimId: ClaimId | null) => void {
  const [shown, setShown] = useState<ClaimId | null>(null);
  useEffect(() => {
    if (claimId === shown || first === undefined) return;
    setShown(claimId);
    goTo(first);
  }, [claimId, shown, first, goTo]);
  // Whoever comes back from another screen is shown the words anew.
  useEffect(() => () => setShown(null), []);
  return setShown;
}

/** Shows words that were asked for by themselves, as those of a field of a study; their claim is in sight with them. */
function useAskedWords(
  { annotationId, claimId }: ScreenProps['place'],
  desk: {
    readonly setChosen: (annotationId: AnnotationId) => void;
    readonly setShown: (claimId: ClaimId | null) => void;
    readonly goTo: (annotationId: AnnotationId) => void;
  },
): void {
  const show = useEffectEvent((asked: AnnotationId) => {
    desk.setChosen(asked);
    desk.setShown(claimId);
    desk.goTo(asked);
  });
  useEffect(() => {
    if (annotationId !== null) show(annotationId);
  }, [annotationId]);
}

/** The same object for as long as all that it holds is the same. */
function useSame<T extends Readonly<Record<string, unknown>>>(next: T): T {
  const before = useRef(next);
  const same = Object.entries(next).every(([key, value]) => Object.is(value, before.current[key]));
  if (!same) before.current = next;
  return before.current;
}
