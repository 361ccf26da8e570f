import { z } from 'zod';

const count = z.int().min(0);
const Range = { start: count, end: count };

/** A file of Web Annotations to be read. The path is known to store and reader only. */
export const AnnotationsRequest = z.strictObject({ id: z.string(), path: z.string(), fileName: z.string() });
export type AnnotationsRequest = z.infer<typeof AnnotationsRequest>;

const Target = z.strictObject({
  names: z.array(z.string()),
  quote: z.strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() }).nullable(),
  position: z
    .strictObject({ ...Range, page: z.int().min(1).nullable(), recipe: z.string().nullable() })
    .nullable(),
  page: z.int().min(1).nullable(),
  frame: z
    .strictObject({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
    .nullable(),
});

const Claim = z.strictObject({
  id: z.uuid(),
  statement: z.string(),
  note: z.string(),
  concepts: z.array(
    z.strictObject({
      role: z.enum(['therapy', 'comparator', 'outcome', 'population']),
      id: z.uuid().nullable(),
      name: z.string(),
    }),
  ),
  values: z.array(z.strictObject({ field: z.string(), value: z.string() })),
});

/** What `readWebAnnotations` of shared/formats gives. */
export const FoundAnnotations = z.strictObject({
  annotations: z.array(
    z.strictObject({
      id: z.string().nullable(),
      creator: z.string(),
      created: z.iso.datetime().nullable(),
      note: z.string(),
      claims: z.array(Claim),
      targets: z.array(Target),
    }),
  ),
  unusable: count,
  elsewhere: count,
});
export type FoundAnnotations = z.infer<typeof FoundAnnotations>;
export type FoundAnnotation = FoundAnnotations['annotations'][number];
export type FoundClaim = z.infer<typeof Claim>;
export type FoundTarget = z.infer<typeof Target>;
