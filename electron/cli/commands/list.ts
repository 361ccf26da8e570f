import type { ClaimView } from '#shared/contract/claims.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { DocumentView } from '#shared/contract/documents.ts';
import type { ConceptView } from '#shared/contract/taxonomy.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { notAllowed, wholeNumber } from '../allowed.ts';
import type { Command } from '../command.ts';
import { annotationRow, changeRow, claimRow, conceptRow, documentRow, studyRow } from '../rows.ts';
import type { OpenReview } from '../world.ts';

/** Without a limit, all that there are. */
type Range = { readonly limit: number | undefined; readonly offset: number };
type Page = { readonly limit: number; readonly offset: number };
type Rows = Promise<Result<unknown[], AppError>>;

/** The most that the contract lets through at once. */
const PAGE = 100_000;

async function mapped<T>(answer: Promise<Result<T[], AppError>>, row: (item: T) => unknown): Rows {
  const items = await answer;
  return items.ok ? ok(items.value.map(row)) : items;
}

function cut<T>(items: readonly T[], { limit, offset }: Range): T[] {
  return items.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** Reads a list page by page until the range, or the list, is at its end. */
async function paged<T>(range: Range, read: (page: Page) => Promise<Result<T[], AppError>>) {
  const items: T[] = [];
  const wanted = range.limit ?? Number.POSITIVE_INFINITY;
  while (items.length < wanted) {
    const limit = Math.min(PAGE, wanted - items.length);
    const page = await read({ limit, offset: range.offset + items.length });
    if (!page.ok) return page;
    for (const item of page.value) items.push(item);
    if (page.value.length < limit) break;
  }
  return ok(items);
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
  return mapped(
    paged(range, (page) => review.client.claims.list(page)),
    (claim: ClaimView) => claimRow(claim, names.value),
  );
}

const lists: Readonly<Record<string, (review: OpenReview, range: Range) => Rows>> = {
  documents: async (review, range) => {
    const documents = await review.client.documents.list({});
    if (!documents.ok) return documents;
    const studies = await review.client.studies.list({});
    if (!studies.ok) return studies;
    const reporting = (id: DocumentView['id']) =>
      studies.value.filter((study) => study.documents.includes(id)).map((study) => study.id);
    return ok(cut(documents.value, range).map((document) => documentRow(document, reporting(document.id))));
  },
  claims: listClaims,
  annotations: (review, range) =>
    mapped(
      paged(range, (page) => review.client.annotations.list(page)),
      annotationRow,
    ),
  studies: async (review, range) => {
    const names = await conceptNames(review);
    if (!names.ok) return names;
    const studies = await review.client.studies.list({});
    return studies.ok ? ok(cut(studies.value, range).map((study) => studyRow(study, names.value))) : studies;
  },
  concepts: async (review, range) => {
    const concepts = await review.client.taxonomy.concepts({});
    return concepts.ok ? ok(cut(concepts.value, range).map(conceptRow)) : concepts;
  },
  changes: (review, range) =>
    mapped(
      paged(range, (page) => review.client.history.changes(page)),
      changeRow,
    ),
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
    if (!read) return err(notAllowed('list', what, Object.keys(lists)));
    const limit = wholeNumber(parsed, 'limit', 1);
    if (!limit.ok) return limit;
    const offset = wholeNumber(parsed, 'offset', 0);
    if (!offset.ok) return offset;
    const range = { limit: limit.value, offset: offset.value ?? 0 };
    const rows = await world.withReview(world.path(path), 'read', (review) => read(review, range));
    return rows.ok ? ok({ value: rows.value }) : rows;
  },
};
