import { z } from 'zod';
import { AnnotationId, ClaimId, Sha256 } from './ids.ts';

/** A region behind a claim, as its picture is drawn. */
export const ClaimRegion = z.strictObject({
  claimId: ClaimId,
  annotationId: AnnotationId,
  /** Of the file that the document has. */
  sha256: Sha256,
  page: z.int().min(1),
  /** The page as printed. */
  label: z.string(),
  /** In PDF units of the unrotated page. */
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** Its page is drawn without others' highlights and notes, which were imported. */
  bare: z.boolean(),
});
export type ClaimRegion = z.infer<typeof ClaimRegion>;
