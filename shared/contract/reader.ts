import { z } from 'zod';
import type { Block as BlockType } from '#shared/formats/document-tree.ts';
import { Annotated, AnnotateRequest } from './reader-annotate.ts';
import { AnnotationsRequest, FoundAnnotations } from './reader-annotations.ts';
import { TableRequest, TableText } from './reader-tables.ts';

/** What the store and the reader process say to each other; both sides parse what they get. */

export const ReadFormat = z.enum(['pdf', 'html', 'markdown', 'text']);
export type ReadFormat = z.infer<typeof ReadFormat>;

/** One file to read. The path is known to store and reader only. */
export const ReadRequest = z.strictObject({
  id: z.string(),
  path: z.string(),
  /** The name that messages and the choice of format go by; the file itself may be named by its hash. */
  fileName: z.string(),
  /** Decided before, or null: then the reader looks at the content. */
  format: ReadFormat.nullable(),
  password: z.string().nullable(),
});
export type ReadRequest = z.infer<typeof ReadRequest>;

const offset = z.int().min(0);
const span = { start: offset, end: offset };

const Mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['strong', 'em', 'sup', 'sub', 'code', 'alt']) }),
  z.strictObject({ kind: z.literal('link'), href: z.string().regex(/^(?:https?:\/\/|mailto:|#)/i) }),
  z.strictObject({ kind: z.literal('place'), name: z.string().max(200) }),
]);
const Run = z.strictObject({ ...span, text: z.string(), marks: z.array(Mark) });
const Image = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
  base64: z.string(),
});

const Block: z.ZodType<BlockType> = z.lazy(() => {
  const blocks = z.array(Block);
  const runs = z.array(Run);
  const cell = z.strictObject({
    ...span,
    header: z.boolean(),
    colspan: z.int().min(1),
    rowspan: z.int().min(1),
    blocks,
  });
  const item = z.strictObject({ ...span, checked: z.boolean().nullable(), blocks });
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('heading'), ...span, level: z.literal([1, 2, 3, 4, 5, 6]), runs }),
    z.strictObject({ type: z.enum(['paragraph', 'preformatted']), ...span, runs }),
    z.strictObject({
      type: z.literal('list'),
      ...span,
      ordered: z.boolean(),
      first: z.int(),
      items: z.array(item),
    }),
    z.strictObject({
      type: z.literal('table'),
      ...span,
      caption: blocks,
      rows: z.array(z.strictObject({ ...span, cells: z.array(cell) })),
    }),
    z.strictObject({
      type: z.literal('figure'),
      ...span,
      image: Image.nullable(),
      alt: runs,
      caption: blocks,
    }),
    z.strictObject({ type: z.literal('blockquote'), ...span, blocks }),
    z.strictObject({ type: z.literal('rule'), ...span }),
  ]);
});

/** The tree of a text document (`shared/formats/document-tree.ts`). */
export const DocumentTree = z.strictObject({
  recipe: z.literal('tree/1'),
  length: offset,
  blocks: z.array(Block),
});
export type DocumentTree = z.infer<typeof DocumentTree>;

/** One page: of a PDF with its boxes, or the one page of a text document without size and boxes. */
export const ReadPage = z.strictObject({
  /** From 1. */
  page: z.int().min(1),
  label: z.string(),
  /** Size in PDF units with the page's own rotation undone; 0 for text documents. */
  width: z.number(),
  height: z.number(),
  rotate: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** Canonical text. */
  text: z.string(),
  /** Character boxes packed as by `packBoxes` of shared/text; null for text documents. */
  boxes: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
});
export type ReadPage = z.infer<typeof ReadPage>;

/** What the file says of itself: proposals. */
export const ReadMetadata = z.strictObject({
  title: z.string().nullable(),
  authors: z.array(z.string()),
  year: z.int().nullable(),
  journal: z.string().nullable(),
  volume: z.string().nullable(),
  issue: z.string().nullable(),
  pageRange: z.string().nullable(),
  doi: z.string().nullable(),
});
export type ReadMetadata = z.infer<typeof ReadMetadata>;

const Ratio = z.number().min(0).max(1);

export const fileNoteKinds = [
  'highlight',
  'underline',
  'strike-out',
  'squiggle',
  'note',
  'area',
  /** Lines, arrows, ellipses, polygons, ink: the comment on them; what is drawn is the file's. */
  'drawing',
  'insertion',
  'stamp',
  'attachment',
] as const;

/** A highlight or note that others left in a PDF. */
export const FileNote = z.strictObject({
  kind: z.enum(fileNoteKinds),
  page: z.int().min(1),
  /** The words that it marks, as ranges of the page's canonical text; none where it marks no words. */
  ranges: z.array(z.strictObject({ start: offset, end: offset })).max(40),
  /** Where it lies, in PDF units as the character boxes. */
  rects: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).max(100),
  author: z.string().max(200),
  /** When it was last changed, ISO 8601 in UTC; null where the file does not say. */
  date: z.iso.datetime().nullable(),
  /** Red, green and blue from 0 to 1; null where it has no colour. */
  colour: z.tuple([Ratio, Ratio, Ratio]).nullable(),
  /** What its author wrote, answers of others below it. */
  text: z.string().max(20_000),
  /** The annotation that it is a mark of, where a copy with highlights brought it. */
  ours: z.string().max(36).exactOptional(),
});
export type FileNote = z.infer<typeof FileNote>;

export const Reading = z.strictObject({
  format: ReadFormat,
  state: z.enum(['ready', 'scanned', 'password', 'unreadable']),
  /** Why the state is not `ready`, in words that do not name the file. */
  reason: z.string().nullable(),
  /** Names the way in which the text was made; offsets of another recipe do not fit. */
  recipe: z.string(),
  pages: z.array(ReadPage),
  tree: DocumentTree.nullable(),
  metadata: ReadMetadata,
  /** What others left in a PDF, in the order of its pages. */
  fileNotes: z.array(FileNote).default([]),
  /** Drawings, stamps and insert marks in a PDF that nobody wrote anything to. */
  wordlessDrawings: z.int().min(0).default(0),
  /** Of a text document, as found: `utf-8`, `windows-1252` …; null for a PDF. */
  encoding: z.string().nullable(),
  /** What else a person should know: another format than the name says, characters that were lost. */
  note: z.string().nullable(),
});
export type Reading = z.infer<typeof Reading>;

export const ReadError = z.strictObject({
  code: z.enum([
    'empty-file',
    'too-large',
    'unsupported-format',
    'unreadable',
    'wrong-password',
    'not-found',
    'cancelled',
    'internal',
  ]),
  message: z.string(),
  /** What ended a reader that did not answer by itself; null for an answer that it gave. */
  cause: z.enum(['time', 'memory', 'died', 'start']).nullable(),
});
export type ReadError = z.infer<typeof ReadError>;

export const ReadAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: Reading }),
  z.strictObject({ ok: z.literal(false), error: ReadError }),
]);
export type ReadAnswer = z.infer<typeof ReadAnswer>;

export const AnnotateAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: Annotated }),
  z.strictObject({ ok: z.literal(false), error: ReadError }),
]);
export type AnnotateAnswer = z.infer<typeof AnnotateAnswer>;

export const AnnotationsAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: FoundAnnotations }),
  z.strictObject({ ok: z.literal(false), error: ReadError }),
]);
export type AnnotationsAnswer = z.infer<typeof AnnotationsAnswer>;

export const TableAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: TableText }),
  z.strictObject({ ok: z.literal(false), error: ReadError }),
]);
export type TableAnswer = z.infer<typeof TableAnswer>;

export const StoreToReader = z.discriminatedUnion('type', [
  /** First of all: where the data files of pdf.js lie (cmaps/, standard_fonts/, wasm/). */
  z.strictObject({ type: z.literal('start'), pdfAssets: z.string() }),
  z.strictObject({ type: z.literal('read'), request: ReadRequest }),
  z.strictObject({ type: z.literal('annotate'), request: AnnotateRequest }),
  z.strictObject({ type: z.literal('annotations'), request: AnnotationsRequest }),
  z.strictObject({ type: z.literal('table'), request: TableRequest }),
]);
export type StoreToReader = z.infer<typeof StoreToReader>;

export const ReaderToStore = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('answer'), id: z.string(), answer: ReadAnswer }),
  z.strictObject({ type: z.literal('annotated'), id: z.string(), answer: AnnotateAnswer }),
  z.strictObject({ type: z.literal('annotations'), id: z.string(), answer: AnnotationsAnswer }),
  z.strictObject({ type: z.literal('table'), id: z.string(), answer: TableAnswer }),
]);
export type ReaderToStore = z.infer<typeof ReaderToStore>;
