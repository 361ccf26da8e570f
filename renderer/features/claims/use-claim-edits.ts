import { useCallback } from 'react';
import type { ClaimEdit } from '#shared/contract/claims.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { AnnotationId, ClaimId, ConceptId, GroupId } from '#shared/contract/ids.ts';
import type { ConceptRole } from '#shared/domain/values.ts';
import type { Result } from '#shared/kit/result.ts';
import { methods } from '#renderer/bridge/methods.ts';
import { useCommand } from '#renderer/bridge/use-command.ts';

/** The ways to change one claim; each is saved at once, and a refusal is shown. */
export interface ClaimEdits {
  readonly set: (fields: ClaimEdit, group?: GroupId) => Promise<Result<unknown, AppError>>;
  readonly addConcept: (role: ConceptRole, conceptId: ConceptId) => void;
  readonly removeConcept: (role: ConceptRole, conceptId: ConceptId) => void;
  /** Takes a passage off the claim. */
  readonly removeWords: (annotationId: AnnotationId) => void;
}

/** The changes of the claim with this id. */
export function useClaimEdits(claimId: ClaimId): ClaimEdits {
  const edit = useCommand(methods.claims.edit);
  const add = useCommand(methods.claims.addConcept);
  const remove = useCommand(methods.claims.removeConcept);
  const takeOff = useCommand(methods.claims.removeWords);
  return {
    set: useCallback(
      (fields, group) => edit({ claimId, set: fields }, group === undefined ? {} : { group }),
      [edit, claimId],
    ),
    addConcept: (role, conceptId) => void add({ claimId, role, conceptId }),
    removeConcept: (role, conceptId) => void remove({ claimId, role, conceptId }),
    removeWords: (annotationId) => void takeOff({ claimId, annotationId }),
  };
}
