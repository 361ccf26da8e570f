import type { ClaimView } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/contract/ids.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { newId } from '#renderer/bridge/new-id.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';
import { useKeys } from '#renderer/ui/keys/use-keys.tsx';
import type { WholeClaimActions } from './form-header.tsx';

/**
 * What can be done with the open claim as a whole, with its keys: key claim, swap, split, merge.
 * @param shown the claims of the paper in order
 */
export function useWholeClaim(props: {
  readonly claim: ClaimView | null;
  readonly shown: readonly ClaimView[];
  readonly writable: boolean;
  readonly onActivate: (claimId: ClaimId) => void;
  /** Merges the second into the first, after a question where something would be lost. */
  readonly merge: (kept: ClaimView, other: ClaimView) => void;
}): WholeClaimActions {
  const { claim, shown, onActivate, merge } = props;
  const edit = useCommand(methods.claims.edit);
  const swapSides = useCommand(methods.claims.swapSides);
  const splitClaim = useCommand(methods.claims.split);
  const place = claim === null ? -1 : shown.indexOf(claim);
  const mergeWith = (other: ClaimView | undefined) =>
    claim === null || other === undefined ? null : () => merge(claim, other);
  const actions: WholeClaimActions = {
    keyClaim: () => {
      if (claim !== null) void edit({ claimId: claim.id, set: { key: !claim.key } });
    },
    swap: () => {
      if (claim !== null) void swapSides({ claimId: claim.id });
    },
    split: () => {
      if (claim === null) return;
      const newClaimId = newId.claim();
      void splitClaim({ claimId: claim.id, newClaimId }).then((made) => made.ok && onActivate(newClaimId));
    },
    mergeBefore: mergeWith(place > 0 ? shown[place - 1] : undefined),
    mergeAfter: mergeWith(place < 0 ? undefined : shown[place + 1]),
  };
  useWholeClaimKeys(actions, claim !== null && props.writable);
  return actions;
}

function useWholeClaimKeys(actions: WholeClaimActions, when: boolean): void {
  const shared = { section: 'Claim', when, whileTyping: true } as const;
  useKeys({
    ...shared,
    id: 'claim.key',
    label: 'Key claim on or off',
    keys: '$mod+Shift+k',
    run: actions.keyClaim,
  });
  useKeys({
    ...shared,
    id: 'claim.swap',
    label: 'Swap the sides of the claim',
    keys: '$mod+Shift+x',
    run: actions.swap,
  });
  useKeys({
    ...shared,
    id: 'claim.split',
    label: 'Split: a second claim on the same words',
    keys: '$mod+Shift+s',
    run: actions.split,
  });
  useKeys({
    ...shared,
    id: 'claim.mergeAfter',
    label: 'Merge the claim after into this one',
    when: when && actions.mergeAfter !== null,
    run: () => actions.mergeAfter?.(),
  });
  useKeys({
    ...shared,
    id: 'claim.mergeBefore',
    label: 'Merge the claim before into this one',
    when: when && actions.mergeBefore !== null,
    run: () => actions.mergeBefore?.(),
  });
}
