import { type AppError, appError } from '#shared/contract/errors.ts';
import { DocumentId } from '#shared/contract/ids.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';

/** The id of a document as it was typed; what is no id names no document. */
export function documentIdOf(given: string): Result<DocumentId, AppError> {
  const id = DocumentId.safeParse(given);
  if (id.success) return ok(id.data);
  return err(appError('not-found', `There is no document “${given}” in this review.`, { id: given }));
}
