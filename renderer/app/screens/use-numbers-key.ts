import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import type { Draft } from '#renderer/features/claims/claim-pane.tsx';
import { useReadAndTell } from '#renderer/features/claims/use-read-and-tell.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/**
 * The key that reads the selected numbers, or those of the claim's own words, into the open claim; without one, a claim
 * is made of the selected words.
 */
export function useNumbersKey(props: {
  readonly claims: readonly ClaimView[];
  /** The open claim. */
  readonly claimId: ClaimId | null;
  readonly selection: Anchor | null;
  readonly when: boolean;
  readonly onRead: () => void;
  readonly onDraft: (draft: Draft) => void;
}): void {
  const { claims, claimId, selection, when, onRead, onDraft } = props;
  const claim = claims.find((one) => one.id === claimId) ?? null;
  const read = useReadAndTell();
  useKeys({
    id: 'paper.numbers',
    section: 'Paper',
    label: selection === null ? 'Read the numbers of the claim’s words' : 'Read the selected numbers',
    keys: 'n',
    when: when && (claim !== null || selection !== null),
    run: () => {
      onRead();
      if (claim === null) {
        if (selection !== null) onDraft({ anchor: selection, numbers: true });
        return;
      }
      void read(claim, selection);
    },
  });
}
