import { z } from 'zod';

const Ratio = z.number().min(0).max(1);
const Rect = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** An annotation that is to be put onto one page of a PDF. */
export const PdfMark = z.strictObject({
  /** The name by which it is known again (`NM`). */
  name: z.string().min(1).max(100),
  page: z.int().min(1),
  kind: z.enum(['highlight', 'square']),
  /** In PDF units of the unrotated page, y upwards, from the lower left corner of its view box; one a line. */
  rects: z.array(Rect).min(1).max(500),
  colour: z.tuple([Ratio, Ratio, Ratio]),
  /** What the comment says. */
  contents: z.string().max(20_000),
  author: z.string().max(200),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
});
export type PdfMark = z.infer<typeof PdfMark>;

/** A PDF of which a copy with marks is wanted. The path is known to store and reader only. */
export const AnnotateRequest = z.strictObject({
  id: z.string(),
  path: z.string(),
  /** The name that messages go by. */
  fileName: z.string(),
  marks: z.array(PdfMark).max(20_000),
});
export type AnnotateRequest = z.infer<typeof AnnotateRequest>;

/** The copy. */
export const Annotated = z.strictObject({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** What is worth knowing of it, in words; null when there is nothing. */
  note: z.string().nullable(),
});
export type Annotated = z.infer<typeof Annotated>;
