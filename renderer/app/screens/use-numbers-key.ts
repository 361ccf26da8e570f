import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { useReadNumbers } from '#renderer/features/claims/numbers/use-read-numbers.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';

/** The key that reads the selected numbers, or those of the claim's own words, into the open claim. */
export function useNumbersKey(props: {
  readonly claim: ClaimView | null;
  readonly selection: Anchor | null;
  readonly when: boolean;
  readonly onRead: () => void;
}): void {
  const { claim, selection, when, onRead } = props;
  const read = useReadNumbers();
  useKeys({
    id: 'paper.numbers',
    section: 'Paper',
    label:
      selection === null
        ? 'Read the numbers of the claim’s words'
        : 'Read the selected numbers into the claim',
    keys: 'n',
    when: when && claim !== null,
    run: () => {
      if (claim === null) return;
      onRead();
      void read(claim, selection);
    },
  });
}
