/** What tells whether two claims state the same result. */
export type ClaimIdentity = {
  readonly id: string;
  readonly documentId: string;
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
  readonly population: readonly string[];
  readonly outcome: string | null;
  readonly timePoint: string | null;
  readonly subgroup: string | null;
};

/**
 * The claims that may say again what a claim says: same document, sides, outcome, population, subgroup and time point.
 * A claim without an outcome or without a therapy says too little to be the same as another.
 * @param others all claims of the document; the claim itself may be among them
 */
export function sameClaims<C extends ClaimIdentity>(claim: ClaimIdentity, others: readonly C[]): C[] {
  if (claim.outcome === null || claim.therapy.length === 0) return [];
  const key = identityKey(claim);
  return others.filter((other) => other.id !== claim.id && identityKey(other) === key);
}

function identityKey(claim: ClaimIdentity): string {
  const sorted = (ids: readonly string[]): string[] => ids.toSorted();
  return JSON.stringify([
    claim.documentId,
    sorted(claim.therapy),
    sorted(claim.comparator),
    sorted(claim.population),
    claim.outcome,
    words(claim.timePoint),
    words(claim.subgroup),
  ]);
}

/** "3 years", "3-years" and "3 Years" are one time point. */
function words(text: string | null): string {
  return (text ?? '')
    .toLocaleLowerCase('en')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}
