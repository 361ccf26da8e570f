import type { AppError } from '#shared/contract/errors.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import { documentIdOf } from '../../document-id.ts';
import type { OpenReview } from '../../world.ts';

/** The documents with these ids; a condition that no document can meet is a mistake, not an empty file. */
export async function documentsOf(
  review: OpenReview,
  given: readonly string[],
): Promise<Result<DocumentId[], AppError>> {
  const ids: DocumentId[] = [];
  for (const id of given) {
    const documentId = documentIdOf(id);
    const here = documentId.ok
      ? await review.client.documents.get({ documentId: documentId.value })
      : documentId;
    if (!here.ok) return here;
    ids.push(here.value.id);
  }
  return ok(ids);
}
