import { v7 } from 'uuid';
import type { Anchor } from '#shared/contract/anchor.ts';
import type { ClaimView, claims } from '#shared/contract/claims.ts';
import type { Client } from '#shared/contract/client.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { AnnotationId, ClaimId, type ConceptId, type DocumentId } from '#shared/contract/ids.ts';
import type { Result } from '#shared/kit/result.ts';
import type { z } from 'zod';

/** The value of a result that a test takes for granted. */
export function must<T>(result: Result<T, AppError>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The anchor of words that stand in a document once. */
export async function anchorOf(client: Client, documentId: DocumentId, quote: string): Promise<Anchor> {
  return must(await client.text.locateQuote({ documentId, quote }));
}

/** The anchor of words that begin on one page and end on a later one, each part of which stands in the document once. */
export async function anchorOver(
  client: Client,
  documentId: DocumentId,
  quotes: readonly [string, string],
): Promise<Anchor> {
  const first = await anchorOf(client, documentId, quotes[0]);
  const last = await anchorOf(client, documentId, quotes[1]);
  const exact = `${first.quote.exact}\n${last.quote.exact}`;
  const quote = { exact, prefix: first.quote.prefix, suffix: last.quote.suffix };
  return { ...first, parts: [...first.parts, ...last.parts], quote };
}

/** Makes a claim on words of a document, as the window does. */
export async function makeClaim(
  client: Client,
  documentId: DocumentId,
  quote: string,
  fields: Partial<z.input<typeof claims.create.input>> = {},
): Promise<ClaimView> {
  const anchor = await anchorOf(client, documentId, quote);
  const selections = [{ annotationId: AnnotationId.parse(v7()), anchor }];
  return must(
    await client.claims.create({ claimId: ClaimId.parse(v7()), documentId, selections, ...fields }),
  );
}

/** The id of the one concept with this name. */
export async function conceptNamed(client: Client, name: string): Promise<ConceptId> {
  const found = must(await client.taxonomy.concepts({})).filter((concept) => concept.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} concepts are named ${name}.`);
  return only.id;
}
