import { useEffect, useRef } from 'react';
import type { DocumentId } from '#shared/contract/ids.ts';
import { enterDocument, useJumps } from './jumps.ts';
import type { Arrival } from './jumps.ts';

/** Brings the shown document to the spot that was gone back or forward to while it was shown. */
export function useArrival(documentId: DocumentId, go: (arrival: Arrival) => void): void {
  const { arrival } = useJumps();
  const seen = useRef(arrival?.nonce ?? 0);
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
    enterDocument(documentId);
  });
  useEffect(() => {
    if (arrival === null || arrival.nonce === seen.current) return;
    seen.current = arrival.nonce;
    if (arrival.documentId === documentId) latest.current(arrival);
  }, [arrival, documentId]);
}
