import { useCallback, useEffect, useRef, useState } from 'react';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import type { Target } from '#renderer/features/reader/types.ts';
import type { AnchorPart } from '#shared/contract/anchor.ts';
import type { AnnotationId, ClaimId, DocumentId } from '#shared/contract/ids.ts';
import { useColours } from './use-colours.ts';

const none: never[] = [];

/** Words of a document that are no annotation, such as those that a search has found. */
export type Passage = { readonly documentId: DocumentId; readonly parts: readonly AnchorPart[] };

/**
 * The highlighted words of a document: how they are drawn, which are active, and going to them.
 * @param chosen the words that the person stands on; active when they are of the open claim, or of none
 */
export function useWords(
  documentId: DocumentId | null,
  claimId: ClaimId | null,
  chosen: AnnotationId | null,
) {
  const input = documentId === null ? null : { documentId };
  const annotations = useRead(methods.annotations.forDocument, input).data ?? none;
  const claims = useRead(methods.claims.forDocument, input).data ?? none;
  const { highlights, colours } = useColours(annotations, claims);
  // A new object for each asking: the same words can be asked for again before they were gone to.
  const [wanted, setWanted] = useState<{ readonly annotationId: AnnotationId } | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const nonce = useRef(0);
  const goTo = useCallback((annotationId: AnnotationId) => setWanted({ annotationId }), []);
  const claim = claims.find((one) => one.id === claimId) ?? null;
  const passages = claim?.quotes.map((quote) => quote.annotationId) ?? [];
  const stoodOn = claimId === null || passages.some((passage) => passage === chosen);
  const activeId = stoodOn ? chosen : (passages[0] ?? null);

  // Words may be asked for before their document has answered; they are shown as soon as it has.
  const place = annotations.find((annotation) => annotation.id === wanted?.annotationId)?.place;
  useEffect(() => {
    if (place === undefined || wanted === null) return;
    nonce.current += 1;
    setTarget({ parts: place.parts, annotationId: wanted.annotationId, nonce: nonce.current });
    setWanted(null);
  }, [place, wanted]);
  useEffect(() => {
    if (documentId !== null) setTarget(null);
  }, [documentId]);
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    if (passage === null || passage.documentId !== documentId) return;
    nonce.current += 1;
    setTarget({ parts: passage.parts, annotationId: null, nonce: nonce.current });
    setPassage(null);
  }, [passage, documentId]);
  return {
    colours,
    highlights,
    annotations,
    claims,
    activeId,
    target,
    goTo,
    showPassage: setPassage,
  };
}
