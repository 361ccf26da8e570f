import { z } from 'zod';
import { ClaimId, DocumentId } from './ids.ts';
import { query } from './kinds.ts';

const place = {
  document: DocumentId,
  page: z.int(),
  pageLabel: z.string(),
  title: z.string(),
  snippet: z.string(),
  /** The snippet as it reads, and where in it the words found stand (UTF-16 units). */
  excerpt: z.strictObject({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) }),
};

/** One place where words were found. In the snippet the words found stand in [square brackets]. */
export const SearchHit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('document'),
    id: DocumentId,
    ...place,
    /** The words found in the page's canonical text, as `[start, end]`; none where they can't be told. */
    places: z.array(z.tuple([z.int(), z.int()])),
  }),
  z.strictObject({
    type: z.literal('claim'),
    id: ClaimId,
    ...place,
  }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const search = {
  /** Pages and claims that hold all the words, best first; words are taken as typed, never as a query language. */
  query: query({
    input: z.strictObject({
      words: z.string().min(1).max(500),
      limit: z.int().min(1).max(1_000).default(50),
    }),
    output: z.array(SearchHit),
    topics: ['claim', 'annotation', 'document', 'concept', 'text'],
  }),
} as const;
