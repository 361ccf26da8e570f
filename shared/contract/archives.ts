import { z } from 'zod';
import { GrantId, JobId } from './ids.ts';
import { job } from './kinds.ts';

/** What was written of a whole review. */
export const ArchiveWritten = z.strictObject({
  /** Name of the file or folder written, never its path. */
  fileName: z.string(),
  bytes: z.int(),
  documents: z.int(),
  claims: z.int(),
  changes: z.int(),
});
export type ArchiveWritten = z.infer<typeof ArchiveWritten>;

/** What was written for reading without Sheaf. */
export const ReadableCopy = z.strictObject({
  /** Name of the folder written, never its path. */
  folderName: z.string(),
  files: z.int(),
  documents: z.int(),
  claims: z.int(),
  /** File names of documents whose bytes are not in the review any more: all but them was written. */
  missing: z.array(z.string()),
});
export type ReadableCopy = z.infer<typeof ReadableCopy>;

export const archives = {
  /** Writes the whole review into the granted file as one zip, from which an equal review can be made. */
  write: job({ input: z.strictObject({ jobId: JobId, grantId: GrantId }), output: ArchiveWritten }),
  /** Writes tables as CSV and JSON and the documents under readable names into a new folder at the granted place. */
  readable: job({ input: z.strictObject({ jobId: JobId, grantId: GrantId }), output: ReadableCopy }),
} as const;
