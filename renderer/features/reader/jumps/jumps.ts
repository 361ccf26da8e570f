import { useSyncExternalStore } from 'react';
import type { StackPlace } from '#renderer/pdf/page-stack.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { positions } from '../positions.ts';
import { left, noJumps, wentBack, wentForward } from './jump-history.ts';
import type { JumpHistory, Travel } from './jump-history.ts';

/** Where somebody was: `place` says it in a PDF, `offset` in a text document. */
type Spot = { readonly documentId: DocumentId; readonly place: StackPlace; readonly offset: number };

/** A spot that was gone back or forward to. */
export type Arrival = Spot & { readonly nonce: number };

type Jumps = {
  readonly here: DocumentId | null;
  readonly history: JumpHistory<Spot>;
  readonly arrival: Arrival | null;
};

/** One window is one review, so there is one history. */
let state: Jumps = { here: null, history: noJumps, arrival: null };
const listeners = new Set<() => void>();

function put(next: Partial<Jumps>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function spotIn(documentId: DocumentId): Spot {
  return {
    documentId,
    place: positions.pdf(documentId).place,
    offset: positions.tree(documentId).offset,
  };
}

function same(a: Spot, b: Spot): boolean {
  const near = Math.abs(a.place.index + a.place.part - b.place.index - b.place.part) < 0.02;
  return a.documentId === b.documentId && near && Math.abs(a.offset - b.offset) < 40;
}

function travel(go: typeof wentBack<Spot>): DocumentId | null {
  const { here, history } = state;
  const gone: Travel<Spot> | null = here === null ? null : go(history, spotIn(here), same);
  if (gone === null) return null;
  const { documentId, place, offset } = gone.to;
  // A document that is opened for it begins at its kept position.
  positions.keepPdf(documentId, { ...positions.pdf(documentId), place });
  positions.keepTree(documentId, { ...positions.tree(documentId), offset });
  put({ history: gone.history, arrival: { ...gone.to, nonce: (state.arrival?.nonce ?? 0) + 1 } });
  return documentId;
}

/** The reader shows this document now. */
export function enterDocument(documentId: DocumentId): void {
  if (state.here !== documentId) put({ here: documentId });
}

/** Keeps the spot where the reader is, because a jump is about to leave it. Scrolling is none. */
export function leaveSpot(): void {
  if (state.here !== null) put({ history: left(state.history, spotIn(state.here), same) });
}

/** Goes back; answers the document that is to be shown, null when there is nothing to go back to. */
export function jumpBack(): DocumentId | null {
  return travel(wentBack);
}

/** Goes forward again; answers as {@link jumpBack}. */
export function jumpForward(): DocumentId | null {
  return travel(wentForward);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What can be gone back and forward to, and the spot that was gone to last. */
export function useJumps() {
  const { history, arrival } = useSyncExternalStore(subscribe, () => state);
  return { back: history.past.length > 0, forward: history.future.length > 0, arrival };
}
