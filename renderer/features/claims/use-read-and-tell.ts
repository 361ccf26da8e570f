import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView } from '#shared/contract/claims.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useAsk } from '#renderer/bridge/use-read.ts';
import { useReadNumbers } from './numbers/use-read-numbers.ts';
import { numbersTold } from './numbers-told.ts';

/**
 * Reads the numbers of selected words (none: of the claim's first words) into a claim, and has its form show and say
 * what came of it.
 * @returns a function; `made` says that the claim was made for these numbers
 */
export function useReadAndTell(): (claim: ClaimView, anchor: Anchor | null, made?: boolean) => Promise<void> {
  const read = useReadNumbers();
  const get = useAsk(methods.claims.get);
  return async (claim, anchor, made = false) => {
    // What could not be kept was refused, and said.
    if (!(await read(claim, anchor))) return;
    const now = await get({ claimId: claim.id });
    if (!now.ok) return;
    const before = new Set(claim.results.map(({ id }) => id));
    const added = now.value.results.filter(({ id }) => !before.has(id));
    numbersTold.tell({ claimId: claim.id, made, added });
  };
}
