import { z } from 'zod';

/** The largest file of a table that is taken, in bytes: what is longer is no table of one review. */
export const largestTable = 10_000_000;

/** A file with a table to be read. The path is known to store and reader only. */
export const TableRequest = z.strictObject({ id: z.string(), path: z.string(), fileName: z.string() });
export type TableRequest = z.infer<typeof TableRequest>;

/** The words of such a file. */
export const TableText = z.strictObject({
  text: z.string(),
  /** Some characters could not be decoded. */
  lossy: z.boolean(),
});
export type TableText = z.infer<typeof TableText>;
