import { z } from 'zod';
import { Anchor, AnchorPart } from './anchor.ts';
import { DocumentId } from './ids.ts';
import { query } from './kinds.ts';
import { AnchorState } from './values.ts';

/** One place of words that were looked for: where it is, and a line around it. */
export const FoundPlace = z.strictObject({
  /** Its parts page by page, as `[page, start, end]` in the pages' canonical texts. */
  parts: z.array(z.tuple([z.int(), z.int(), z.int()])).min(1),
  /** The printed label of the page on which it begins. */
  label: z.string(),
  before: z.string(),
  found: z.string(),
  after: z.string(),
});
export type FoundPlace = z.infer<typeof FoundPlace>;

export const PageInfo = z.strictObject({
  page: z.int(),
  label: z.string(),
  /** Size in PDF units, as seen with the page's own rotation undone; 0 for text documents. */
  width: z.number(),
  height: z.number(),
  rotate: z.number(),
  /** Length of the canonical text in UTF-16 units; 0 on a page without a text layer. */
  characters: z.int(),
});

export const text = {
  /** The pages of a document, the file that they are of and the recipe that made their text. */
  pages: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.strictObject({ sha256: z.string(), recipe: z.string(), pages: z.array(PageInfo) }),
    topics: ['text'],
  }),
  /** One page: its canonical text, and its character boxes packed as by `packBoxes` of shared/text (null: none). */
  page: query({
    input: z.strictObject({ documentId: DocumentId, page: z.int().min(1) }),
    output: z.strictObject({ info: PageInfo, text: z.string(), boxes: z.instanceof(Uint8Array).nullable() }),
    topics: ['text'],
  }),
  /** The tree of a text document as JSON of `DocumentTree` (shared/formats); null for a PDF. */
  tree: query({
    input: z.strictObject({ documentId: DocumentId }),
    output: z.strictObject({ sha256: z.string(), recipe: z.string(), tree: z.unknown() }),
    topics: ['text'],
  }),
  /**
   * Finds a quote in a document and answers the anchor of these words.
   * Refused: `quote-not-found` (details.nearest), `quote-ambiguous` (details.count).
   */
  locateQuote: query({
    input: z.strictObject({
      documentId: DocumentId,
      quote: z.string().min(1).max(65_000),
      nth: z.int().min(1).nullable().default(null),
    }),
    output: Anchor,
    topics: ['text'],
  }),
  /** Finds words in a document as Ctrl+F does (`findInText` of shared/text): all places counted, the first ones answered. */
  find: query({
    input: z.strictObject({
      documentId: DocumentId,
      words: z.string().max(500),
      wholeWords: z.boolean().default(false),
      matchCase: z.boolean().default(false),
      limit: z.int().min(0).max(10_000).default(1_000),
    }),
    output: z.strictObject({ recipe: z.string(), total: z.int(), places: z.array(FoundPlace) }),
    topics: ['text'],
  }),
} as const;

/** Where a recorded anchor stands under today's text, and how sure that is. */
export const AnchorPlace = z.strictObject({ state: AnchorState, parts: z.array(AnchorPart) });
export type AnchorPlace = z.infer<typeof AnchorPlace>;
