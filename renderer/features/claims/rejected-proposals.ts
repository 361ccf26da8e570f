import type { ClaimId } from '#shared/contract/ids.ts';
import type { Proposals, RejectedProposals } from '#shared/contract/proposals.ts';

const nothing: RejectedProposals = { concepts: [], directions: [] };

let rejected: ReadonlyMap<ClaimId, RejectedProposals> = new Map();
const listeners = new Set<() => void>();

function change(claimId: ClaimId, to: RejectedProposals): void {
  rejected = new Map(rejected).set(claimId, to);
  for (const listener of listeners) listener();
}

/** Whether a concept was rejected for the place where it is proposed. */
function holds({ concepts }: RejectedProposals, one: Proposals['concepts'][number]): boolean {
  return concepts.some(({ role, conceptId }) => role === one.role && conceptId === one.conceptId);
}

/** What a person does not want to be offered again, claim by claim, for as long as the window is open. */
export const rejectedProposals = {
  of: (claimId: ClaimId): RejectedProposals => rejected.get(claimId) ?? nothing,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Adds what is rejected to what was. */
  add: (claimId: ClaimId, { concepts, direction }: Proposals): void => {
    const before = rejectedProposals.of(claimId);
    const more = concepts.filter((one) => !holds(before, one));
    change(claimId, {
      concepts: [...before.concepts, ...more.map(({ role, conceptId }) => ({ role, conceptId }))],
      directions: direction === null ? before.directions : [...before.directions, direction.direction],
    });
  },
  /** Everything may be offered for the claim again. */
  forget: (claimId: ClaimId): void => change(claimId, nothing),
  /** Of some proposals those that were not rejected. */
  without: ({ concepts, direction }: Proposals, said: RejectedProposals): Proposals => ({
    concepts: concepts.filter((one) => !holds(said, one)),
    direction: direction !== null && said.directions.includes(direction.direction) ? null : direction,
  }),
} as const;
