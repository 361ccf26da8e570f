import type { Anchor } from '#shared/contract/anchor.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import type { claims } from '#shared/contract/claims.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import type { Reader } from '../database/connection.ts';
import {
  annotationAt,
  annotationsMadeForClaims,
  claimsOnAnnotation,
  studiesReadFrom,
} from '../repositories/annotations.ts';
import { documentOfClaim, wordsOfClaim } from '../repositories/claims.ts';
import { resultsOf } from '../repositories/results.ts';
import type { Session } from '../session.ts';
import { newAnnotation } from './new-annotation.ts';
import { notFound } from './refusals.ts';

type Selection = { readonly annotationId: string; readonly anchor: Anchor };

/** Annotations that selected words become: their ids, and the operations that make those that are new. */
export type Words = { readonly ids: readonly string[]; readonly operations: readonly OperationDraft[] };

/**
 * The annotations of selected words. The same words selected again are the same annotation: two claims of one
 * sentence rest on one highlight. Refused as `newAnnotation` says.
 */
export function wordsSelected(
  db: Reader,
  session: Session,
  documentId: string,
  selections: readonly Selection[],
): Result<Words, AppError> {
  const ids: string[] = [];
  const operations: OperationDraft[] = [];
  for (const selection of selections) {
    const there = annotationAt(db, documentId, selection.anchor);
    const made = there === null ? newAnnotation(db, session, { ...selection, documentId }) : null;
    if (made !== null && !made.ok) return made;
    if (made !== null) operations.push(made.value);
    ids.push(there ?? selection.annotationId);
  }
  return ok({ ids, operations });
}

/**
 * What deletes the highlights that would be left behind, of those that came into being with a claim; one that a field of a
 * study was read from stays.
 */
export function deletionsLeftBy(db: Reader, claimId: string, annotations: readonly string[]) {
  const made = annotationsMadeForClaims(db, claimId);
  return annotations
    .filter((id) => made.includes(id) && claimsOnAnnotation(db, id).every((other) => other === claimId))
    .filter((id) => studiesReadFrom(db, id).length === 0)
    .map((id): OperationDraft => ({ kind: 'annotation.deleted', id, set: { deleted: true } }));
}

/** More selected words behind a claim: the same result said again. */
export function planMoreWords(
  db: Reader,
  session: Session,
  input: z.output<typeof claims.addWords.input>,
): Result<{ operations: OperationDraft[] }, AppError> {
  const documentId = documentOfClaim(db, input.claimId);
  if (documentId === null) return err(notFound('claim', input.claimId));
  const words = wordsSelected(db, session, documentId, input.selections);
  if (!words.ok) return words;
  const set = Object.fromEntries(words.value.ids.map((id) => [elementField('annotation', id), true]));
  const link: OperationDraft = { kind: 'claim.annotationLinked', id: input.claimId, set };
  return ok({ operations: [...words.value.operations, link] });
}

/** Takes words off a claim; its last ones stay, for a claim without words is none. */
export function planFewerWords(
  db: Reader,
  { claimId, annotationId }: z.output<typeof claims.removeWords.input>,
): Result<{ operations: OperationDraft[] }, AppError> {
  if (documentOfClaim(db, claimId) === null) return err(notFound('claim', claimId));
  const words = wordsOfClaim(db, claimId);
  if (!words.includes(annotationId)) return err(notFound('highlight of this claim', annotationId));
  if (words.length === 1) {
    const message = 'These are the only words of the claim, so they stay. Delete the claim instead.';
    return err(appError('conflict', `${message} Nothing was changed.`, { claim: claimId }));
  }
  const unlink: OperationDraft = {
    kind: 'claim.annotationUnlinked',
    id: claimId,
    set: { [elementField('annotation', annotationId)]: false },
  };
  const numbers = resultsOf(db, JSON.stringify([claimId]))
    .filter((result) => result.annotationId === annotationId)
    .map(({ id }): OperationDraft => ({ kind: 'result.edited', id, set: { annotationId: null } }));
  return ok({ operations: [unlink, ...numbers, ...deletionsLeftBy(db, claimId, [annotationId])] });
}
