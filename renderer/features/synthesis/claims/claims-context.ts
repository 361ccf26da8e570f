import { createContext, useContext } from 'react';
import type { ClaimId, DocumentId } from '#shared/contract/ids.ts';
import type { ConceptSlot } from './concept-slot.ts';

/** What the parts about claims are given from outside of this feature. */
export interface ClaimsOutside {
  /** Shows a document at the words of a claim; null: there is no way to them. */
  readonly onOpenWords:
    | ((place: { readonly documentId: DocumentId; readonly claimId: ClaimId }) => void)
    | null;
  /** Null: concepts can’t be chosen here. */
  readonly conceptField: ConceptSlot | null;
}

export const ClaimsContext = createContext<ClaimsOutside>({ onOpenWords: null, conceptField: null });

/** What the window around the stage hands in: the field of concepts, and the way to the words. */
export function useClaimsOutside(): ClaimsOutside {
  return useContext(ClaimsContext);
}
