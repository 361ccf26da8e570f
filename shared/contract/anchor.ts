import { z } from 'zod';
import { Sha256 } from './ids.ts';

const Rect = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * One stretch of an anchor on one page. `rects` are [x0, y0, x1, y1] in PDF units rounded to 0.001 (empty for
 * text documents); `start` and `end` are UTF-16 offsets into the page's canonical text (null for a region).
 */
export const AnchorPart = z.strictObject({
  page: z.int().min(1),
  label: z.string().max(100),
  rects: z.array(Rect).max(500),
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
});

/** Where an annotation is: what the person selected, under that day's text recipe. Never rewritten. */
export const Anchor = z.strictObject({
  v: z.literal(1),
  sha256: Sha256,
  recipe: z.string().max(100),
  parts: z.array(AnchorPart).min(1).max(50),
  quote: z.strictObject({
    exact: z.string().max(65_000),
    prefix: z.string().max(200),
    suffix: z.string().max(200),
  }),
  sort: z.string().max(60),
});
export type Anchor = z.infer<typeof Anchor>;
export type AnchorPart = z.infer<typeof AnchorPart>;
