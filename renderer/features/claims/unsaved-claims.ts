import type { AppError } from '#shared/contract/errors.ts';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { AnnotationId, ClaimId, DocumentId, GroupId } from '#shared/contract/ids.ts';

/** Words that were selected for a new claim. */
export interface Draft {
  readonly anchor: Anchor;
  /** The numbers of the words are read into the claim as soon as it is made. */
  readonly numbers?: true;
}

/** One making of a claim, with the ids that it keeps however often it is tried. */
export interface Attempt {
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

let unsaved: readonly Unsaved[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Unsaved[]): void {
  unsaved = next;
  for (const listener of listeners) listener();
}

/** The refused claims of this window. They outlive the pane: folding it away must not cost anybody their words. */
export const unsavedClaims = {
  all: (): readonly Unsaved[] => unsaved,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  keep: (one: Unsaved): void => change([...unsaved.filter((other) => other.claimId !== one.claimId), one]),
  forget: (claimId: ClaimId): void => {
    if (unsaved.some((one) => one.claimId === claimId)) {
      change(unsaved.filter((one) => one.claimId !== claimId));
    }
  },
} as const;
