import type { ClaimEdit } from '#shared/contract/claims.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { OperationDraft } from '#shared/changes/operations.ts';
import { studyInForce } from '#shared/domain/claim-study.ts';
import { deriveSides, testTheSame } from '#shared/domain/sides.ts';
import { readable } from '#shared/text/readable.ts';
import type { Reader } from '../database/connection.ts';
import { claimRoles, keyClaims, type KeyPlace, statementOrQuote } from '../repositories/claims.ts';
import { kindOfDocument } from '../repositories/documents.ts';
import { studiesOfClaims, studiesOfDocument } from '../repositories/studies.ts';

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

/**
 * Why claims can't all be key claims: two of them are about the same study, tested therapy and outcome. Null: they can.
 * @param outcome what they are given with it; undefined: each keeps its own
 */
export function rivalsAmong(
  db: Reader,
  claimIds: readonly string[],
  outcome: string | null | undefined,
): AppError | null {
  const studies = studiesOfClaims(db, JSON.stringify(claimIds));
  const claims = [...new Set(claimIds)].flatMap((id) => claimRoles(db, id) ?? []);
  const places = Map.groupBy(claims, (claim) => {
    const about = outcome === undefined ? claim.outcome : outcome;
    return JSON.stringify([studies.get(claim.id) ?? claim.documentId, about, claim.reviewerId]);
  });
  for (const those of places.values()) {
    const placed = those.map((claim) => ({ ...claim, ...deriveSides(claim.therapy, claim.comparator) }));
    for (const [at, { id, tested }] of placed.entries()) {
      const rival = placed.slice(at + 1).find((other) => testTheSame(tested, other.tested));
      if (rival !== undefined) return bothKeys(db, id, rival.id);
    }
  }
  return null;
}

function bothKeys(db: Reader, one: string, other: string): AppError {
  const both = `${shortWords(db, one)} and ${shortWords(db, other)}`;
  const message = `${both} are about the same study, therapy and outcome, which have one key claim. Nothing was changed. Leave one of them out and do it again.`;
  return appError('conflict', message, { claims: [one, other] });
}

/** The statement of a claim or its first words, as a name for it. */
function shortWords(db: Reader, claimId: string): string {
  const words = readable(statementOrQuote(db, claimId)).trim();
  if (words === '') return 'a claim';
  return `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}

function testsTheSame(db: Reader, claimId: string, tested: readonly string[]): boolean {
  const roles = claimRoles(db, claimId);
  return testTheSame(tested, roles ? deriveSides(roles.therapy, roles.comparator).tested : []);
}
