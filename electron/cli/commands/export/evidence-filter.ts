import type { AppError } from '#shared/contract/errors.ts';
import type { EvidenceFilter } from '#shared/contract/evidence.ts';
import type { DocumentId } from '#shared/contract/ids.ts';
import { Direction, DocumentKind, Support } from '#shared/contract/values.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import type { z } from 'zod';
import { manyOf } from '../../allowed.ts';
import { documentIdOf } from '../../document-id.ts';
import { conceptFinder } from '../../find-concepts.ts';
import { many, type OptionSpecs, type ParsedArguments } from '../../options.ts';
import type { OpenReview } from '../../world.ts';

/** The options that say which claims are meant; concepts by name. */
export const filterOptions: OptionSpecs = {
  therapy: { takes: 'many', value: 'NAME' },
  outcome: { takes: 'many', value: 'NAME' },
  direction: { takes: 'many', value: 'D' },
  support: { takes: 'many', value: 'S' },
  kind: { takes: 'many', value: 'K' },
  document: { takes: 'many', value: 'ID' },
};

/** The documents with these ids; a condition that no document can meet is a mistake, not an empty table. */
async function documentsOf(
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

/**
 * The filter that the options name. Refused with `unknown-concept`, `not-found` (a document) or `invalid-input`
 * (a value of no list).
 */
export async function filterOf(
  review: OpenReview,
  parsed: ParsedArguments,
): Promise<Result<z.input<typeof EvidenceFilter>, AppError>> {
  const concepts = await conceptFinder(review, { hint: '' });
  if (!concepts.ok) return concepts;
  const therapy = concepts.value.find('therapy', many(parsed, 'therapy'));
  if (!therapy.ok) return therapy;
  const outcome = concepts.value.find('outcome', many(parsed, 'outcome'));
  if (!outcome.ok) return outcome;
  const direction = manyOf(parsed, 'direction', Direction);
  if (!direction.ok) return direction;
  const support = manyOf(parsed, 'support', Support);
  if (!support.ok) return support;
  const kind = manyOf(parsed, 'kind', DocumentKind);
  if (!kind.ok) return kind;
  const document = await documentsOf(review, many(parsed, 'document'));
  if (!document.ok) return document;
  return ok({
    therapy: therapy.value,
    outcome: outcome.value,
    direction: direction.value,
    support: support.value,
    kind: kind.value,
    document: document.value,
  });
}
