import type { AnnotationId, ClaimId, DocumentId, StudyId } from '#shared/contract/ids.ts';
import type { StudyValueColumn } from '#shared/contract/studies.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';

/** Where the words behind a value are: in a paper, or in the claims of the evidence table. */
export type WaysBack = {
  readonly onOpenWords: (place: {
    readonly documentId: DocumentId;
    readonly claimId: ClaimId | null;
    readonly annotationId?: AnnotationId | null;
  }) => void;
  /** Shows the evidence table with these claims. */
  readonly onFilter: (part: { readonly study: StudyId[]; readonly claim?: ClaimId[] }) => void;
};

/** Leads from a value of a study to its words: of one claim to the paper, of several to these claims in the table. */
export function useClaimsBehind({ onOpenWords, onFilter }: WaysBack) {
  const ask = useAsk(methods.studies.claimsBehind);
  return async (studyId: StudyId, column: StudyValueColumn, text: string): Promise<void> => {
    const found = await ask({ studyId, column, text });
    if (!found.ok) return;
    const [first, ...more] = found.value;
    if (first === undefined) return;
    if (more.length === 0) onOpenWords(first);
    else onFilter({ study: [studyId], claim: found.value.map(({ claimId }) => claimId) });
  };
}
