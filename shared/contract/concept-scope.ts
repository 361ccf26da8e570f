import { z } from 'zod';
import { ConceptId } from './ids.ts';

/** What a condition on concepts takes: them with all below them, only what is coded at them, or what names none. */
export const ConceptScope = z.enum(['below', 'itself', 'none']);
export type ConceptScope = z.infer<typeof ConceptScope>;

/** The therapies that a view is about; none: about all alike. */
export const AboutTherapies = z.strictObject({
  therapy: z.array(ConceptId),
  therapyScope: ConceptScope,
});
export type AboutTherapies = z.infer<typeof AboutTherapies>;
