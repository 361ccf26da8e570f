import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ClaimId, ConceptId } from '#shared/contract/ids.ts';
import type { ProposedRole, Proposals } from '#shared/contract/proposals.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useRead } from '#renderer/bridge/use-read.ts';
import { rejectedProposals } from './rejected-proposals.ts';

/** What is proposed for a claim, and what a person said of it. */
export interface OpenProposals extends Proposals {
  /** Whether something was rejected that could be offered again. */
  readonly anyRejected: boolean;
  readonly reject: (some: Proposals) => void;
  readonly offerAgain: () => void;
  /** The ids of the concepts proposed for a field. */
  readonly of: (role: ProposedRole) => readonly ConceptId[];
}

const none: Proposals = { concepts: [], direction: null };

/** The proposals for a claim that were not rejected; none until the store has answered. */
export function useProposals(claimId: ClaimId): OpenProposals {
  const { subscribe, of } = rejectedProposals;
  const rejected = useSyncExternalStore(subscribe, () => of(claimId));
  const input = useMemo(() => ({ claimId, rejected }), [claimId, rejected]);
  // What stays on offer must stay in its place, and keep the focus, while the store looks for more.
  const found = useRead(methods.proposals.forClaim, input, { keepPrevious: true }).data;
  const open = useMemo(() => rejectedProposals.without(found ?? none, rejected), [found, rejected]);
  const byRole = useMemo(() => {
    const ids = (wanted: ProposedRole) =>
      open.concepts.filter(({ role }) => role === wanted).map(({ conceptId }) => conceptId);
    return {
      therapy: ids('therapy'),
      comparator: ids('comparator'),
      outcome: ids('outcome'),
      population: ids('population'),
    };
  }, [open]);
  return {
    ...open,
    anyRejected: rejected.concepts.length + rejected.directions.length > 0,
    reject: useCallback((some: Proposals) => rejectedProposals.add(claimId, some), [claimId]),
    offerAgain: useCallback(() => rejectedProposals.forget(claimId), [claimId]),
    of: (role) => byRole[role],
  };
}
