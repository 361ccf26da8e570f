import type { ClaimView } from '#shared/contract/claims.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { ok, type Result } from '#shared/kit/result.ts';
import type { Command } from '../command.ts';
import { UsageError, wholeNumber } from '../options.ts';
import { annotationRow, changeRow, claimRow, conceptRow, documentRow } from '../rows.ts';
import type { OpenReview } from '../world.ts';

type Range = { readonly limit: number; readonly offset: number };
type Rows = Promise<Result<unknown[], AppError>>;

/** All that the contract lets through at once; --limit asks for less. */
const ALL = 100_000;

async function mapped<T>(answer: Promise<Result<T[], AppError>>, row: (item: T) => unknown): Rows {
  const items = await answer;
  return items.ok ? ok(items.value.map(row)) : items;
}

function cut<T>(items: readonly T[], { limit, offset }: Range): T[] {
  return items.slice(offset, offset + limit);
}

/** The names of all concepts by id. */
export async function conceptNames(
  review: OpenReview,
): Promise<Result<ReadonlyMap<string, string>, AppError>> {
  const concepts = await review.client.taxonomy.concepts({});
  if (!concepts.ok) return concepts;
  return ok(new Map(concepts.value.map((concept: ConceptView) => [concept.id, concept.name])));
}

async function listClaims(review: OpenReview, range: Range): Rows {
  const names = await conceptNames(review);
  if (!names.ok) return names;
  return mapped(review.client.claims.list(range), (claim: ClaimView) => claimRow(claim, names.value));
}

const lists: Readonly<Record<string, (review: OpenReview, range: Range) => Rows>> = {
  documents: async (review, range) => {
    const documents = await review.client.documents.list({});
    return documents.ok ? ok(cut(documents.value, range).map(documentRow)) : documents;
  },
  claims: listClaims,
  annotations: (review, range) => mapped(review.client.annotations.list(range), annotationRow),
  concepts: async (review, range) => {
    const concepts = await review.client.taxonomy.concepts({});
    return concepts.ok ? ok(cut(concepts.value, range).map(conceptRow)) : concepts;
  },
  changes: (review, range) => mapped(review.client.history.changes(range), changeRow),
};

export const list: Command = {
  name: 'list',
  usage: `list REVIEW ${Object.keys(lists).join('|')} [--limit N] [--offset N]`,
  summary: 'answers an array, each entry with its id',
  words: [2, 2],
  options: { limit: { takes: 'one', value: 'N' }, offset: { takes: 'one', value: 'N' } },
  run: async (world, parsed) => {
    const [path = '', what = ''] = parsed.positionals;
    const read = Object.hasOwn(lists, what) ? lists[what] : undefined;
    if (!read) throw new UsageError(`There is no list of “${what}”.`);
    const range = {
      limit: wholeNumber(parsed, 'limit', 1) ?? ALL,
      offset: wholeNumber(parsed, 'offset', 0) ?? 0,
    };
    const rows = await world.withReview(world.path(path), 'read', (review) => read(review, range));
    return rows.ok ? ok({ value: rows.value }) : rows;
  },
};
