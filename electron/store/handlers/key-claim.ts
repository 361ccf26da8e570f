import type { ClaimEdit } from '#shared/contract/claims.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { studyInForce } from '#shared/domain/claim-study.ts';
import { deriveSides } from '#shared/domain/sides.ts';
import type { Reader } from '../database/connection.ts';
import { claimRoles, keyClaims, type KeyPlace } from '../repositories/claims.ts';
import { kindOfDocument } from '../repositories/documents.ts';
import { studiesOfDocument } from '../repositories/studies.ts';

/** A claim as it is before the edit that makes it the key claim. */
type Candidate = Omit<KeyPlace, 'study'> & {
  /** What a person chose: a study, `none`, or null. */
  readonly chosenStudy: string | null;
  readonly therapy: readonly string[];
  readonly comparator: readonly string[];
};

/**
 * What takes the mark off the claims that a new key claim takes the place of: there is one key claim for study (for
 * claims about no study: document), tested therapy, outcome and reviewer.
 * @param set the edit or the first entries of the claim, with whatever else they say
 */
export function keysCleared(db: Reader, claim: Candidate, set: ClaimEdit): OperationDraft[] {
  if (set.key !== true) return [];
  const { tested } = deriveSides(claim.therapy, claim.comparator);
  const rivals = keyClaims(db, {
    ...claim,
    outcome: set.outcome === undefined ? claim.outcome : set.outcome,
    study: studyInForce(
      set.study === undefined ? claim.chosenStudy : set.study,
      kindOfDocument(db, claim.documentId),
      studiesOfDocument(db, claim.documentId),
    ),
  });
  return rivals
    .filter((id) => testsTheSame(db, id, tested))
    .map((id): OperationDraft => ({ kind: 'claim.edited', id, set: { key: false } }));
}

function testsTheSame(db: Reader, claimId: string, tested: readonly string[]): boolean {
  const roles = claimRoles(db, claimId);
  const theirs = roles ? deriveSides(roles.therapy, roles.comparator).tested : [];
  return theirs.length === 0 ? tested.length === 0 : theirs.some((concept) => tested.includes(concept));
}
