import { type AppError, appError } from '#shared/contract/errors.ts';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import { elementField, type OperationDraft } from '#shared/changes/operations.ts';
import { directionConflict, directionsFor } from '#shared/domain/direction.ts';
import { deriveContrast } from '#shared/domain/sides.ts';
import type { Contrast } from '#shared/domain/values.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { Reader } from '../database/connection.ts';
import { claimRoles } from '../repositories/claims.ts';
import { roleOfConcept } from '../repositories/concepts.ts';
import { studyView } from '../repositories/studies.ts';
import { fieldsOf } from './fields.ts';
import { keysCleared } from './key-claim.ts';
import { notFound } from './refusals.ts';

/** The facet role that a concept needs for each role in a claim. */
export const facetFor = { therapy: 'therapy', comparator: 'therapy', population: 'population' } as const;

/** A role of concepts in a claim. */
export type Role = keyof typeof facetFor;

/** Why a concept can't stand in a role, or null. @param wanted the role of its facet */
export function conceptProblem(db: Reader, wanted: string, id: string): AppError | null {
  const role = roleOfConcept(db, id);
  if (role === null) return notFound('concept', id);
  if (role === wanted) return null;
  return appError(
    'invalid-input',
    `A concept of the facet “${role}” can't stand where a ${wanted} is meant.`,
    { concept: id },
  );
}

/**
 * Why fields can't be set, or null.
 * @param contrast the one in force afterwards
 * @param direction the one in force afterwards
 */
export function fieldProblem(
  db: Reader,
  set: ClaimEdit,
  contrast: Contrast,
  direction: ClaimEdit['direction'],
): AppError | null {
  if (set.outcome) {
    const problem = conceptProblem(db, 'outcome', set.outcome);
    if (problem) return problem;
  }
  if (set.study && set.study !== 'none' && studyView(db, set.study) === null)
    return notFound('study', set.study);
  if (!direction || (set.direction === undefined && set.contrast === undefined)) return null;
  const conflict = directionConflict(contrast, direction);
  if (conflict === null) return null;
  // Programs get the codes, people the words.
  const details = { field: 'direction', direction, contrast, fitting: directionsFor(contrast, null) };
  return appError('invalid-input', `${conflict} Nothing was changed.`, details);
}

/** Sets fields of a claim; a key claim takes the mark off the one that bore it. */
export function planEdit(
  db: Reader,
  claimId: string,
  set: ClaimEdit,
): Result<{ operations: OperationDraft[] }, AppError> {
  const roles = claimRoles(db, claimId);
  if (roles === null) return err(notFound('claim', claimId));
  const chosen = set.contrast === undefined ? roles.contrast : set.contrast;
  const contrast = chosen ?? deriveContrast(roles.therapy, roles.comparator);
  const direction = set.direction === undefined ? roles.direction : set.direction;
  const problem = fieldProblem(db, set, contrast, direction);
  if (problem) return err(problem);
  const edit: OperationDraft = { kind: 'claim.edited', id: claimId, set: fieldsOf(set) };
  return ok({ operations: [edit, ...keysCleared(db, roles, set)] });
}

/** Puts a concept into a role of a claim, or takes it out. */
export function planElement(
  db: Reader,
  input: { claimId: string; role: Role; conceptId: string },
  present: boolean,
) {
  if (claimRoles(db, input.claimId) === null) return err(notFound('claim', input.claimId));
  const problem = conceptProblem(db, facetFor[input.role], input.conceptId);
  if (problem && present) return err(problem);
  const kind = present ? ('claim.conceptAdded' as const) : ('claim.conceptRemoved' as const);
  const set = { [elementField(input.role, input.conceptId)]: present };
  return ok({ operations: [{ kind, id: input.claimId, set }] });
}
