import { appError, type AppError } from '#shared/contract/errors.ts';
import type { ResultEdit } from '#shared/contract/results.ts';
import { err, ok } from '#shared/kit/result.ts';
import { documentOfClaim, wordsOfClaim } from '../repositories/claims.ts';
import { resultView } from '../repositories/results.ts';
import type { Handlers } from '../handler.ts';
import { fieldsOf } from './fields.ts';
import { notFound } from './refusals.ts';

/** An operator without a number says nothing, except `ns`. */
function problemOf(set: Pick<ResultEdit, 'p' | 'pOperator'>): AppError | null {
  if (set.pOperator === undefined || set.p === undefined) return null;
  if (set.pOperator === null || set.pOperator === 'ns' || set.p !== null) return null;
  return appError('invalid-input', 'A p value with an operator needs its number. Nothing was changed.', {
    field: 'p',
  });
}

export const results: Handlers<'results'> = {
  create: {
    plan: (db, { resultId, claimId, annotationId, set }) => {
      if (documentOfClaim(db, claimId) === null) return err(notFound('claim', claimId));
      if (annotationId !== null && !wordsOfClaim(db, claimId).includes(annotationId))
        return err(notFound('highlight of this claim', annotationId));
      const problem = problemOf(set);
      if (problem) return err(problem);
      const fields = { claimId, annotationId, ...fieldsOf(set), created: new Date().toISOString() };
      return ok({ operations: [{ kind: 'result.created', id: resultId, set: fields }] });
    },
    reply: (db, { resultId }) => resultView(db, resultId),
  },
  edit: {
    plan: (db, { resultId, set }) => {
      const before = resultView(db, resultId);
      if (before === null) return err(notFound('numbers', resultId));
      const problem = problemOf({ p: before.p, pOperator: before.pOperator, ...set });
      if (problem) return err(problem);
      return ok({ operations: [{ kind: 'result.edited', id: resultId, set: fieldsOf(set) }] });
    },
    reply: (db, { resultId }) => resultView(db, resultId),
  },
  delete: {
    plan: (db, { resultId }) => {
      if (resultView(db, resultId) === null) return err(notFound('numbers', resultId));
      return ok({ operations: [{ kind: 'result.deleted', id: resultId, set: { deleted: true } }] });
    },
    reply: () => ({ deleted: true }),
  },
};
