import { z } from 'zod';
import { JobId, ReviewerId, ReviewId } from './ids.ts';
import { command, job, query } from './kinds.ts';
import { CitationStyle, Line, Moment, Prose } from './values.ts';

export const ReviewView = z.strictObject({
  id: ReviewId,
  title: z.string(),
  question: z.string(),
  taxonomy: z.string(),
  /** How references are written, on the screen and in exports. */
  citationStyle: CitationStyle,
  created: Moment,
  /** The review can be read and not changed: why; null when it can be changed. */
  readOnly: z.string().nullable(),
  /** Why the backup that opening wanted to make is missing; null when it was made, or none was wanted. */
  backupMissed: z.string().nullable(),
  /** Tables that differ from what the record of changes amounts to, found after opening; none when all is well. */
  differing: z.array(z.string()),
  /** The name of a synchronising service in whose folder the review lies; null: none seen. */
  cloudFolder: z.string().nullable(),
  /** Who works here now. */
  reviewer: z.string(),
});
export type ReviewView = z.infer<typeof ReviewView>;

export const CheckReport = z.strictObject({
  ok: z.boolean(),
  /** `ok`, or what SQLite's own check says. */
  integrity: z.string(),
  /** `equal`, or the tables that differ from what the log amounts to. */
  log: z.string(),
  documents: z.strictObject({
    count: z.int(),
    missing: z.array(z.string()),
    altered: z.array(z.string()),
    orphans: z.array(z.string()),
  }),
  anchors: z.strictObject({
    exact: z.int(),
    moved: z.int(),
    'needs-check': z.int(),
    lost: z.int(),
  }),
});
export type CheckReport = z.infer<typeof CheckReport>;

/**
 * Why a backup was made. `usual` ones are made on opening, and give way to newer ones; those that a person asked for,
 * and those made before a restore or before the review's format was brought up to date, are kept for good.
 */
export const backupReasons = ['usual', 'kept', 'migration'] as const;

export const BackupView = z.strictObject({
  name: z.string(),
  time: Moment,
  size: z.int(),
  reason: z.enum(backupReasons),
});
export type BackupView = z.infer<typeof BackupView>;

export const reviews = {
  get: query({ input: z.strictObject({}), output: ReviewView, topics: ['review', 'reviewer'] }),
  edit: command({
    input: z.strictObject({
      set: z.strictObject({ title: Line.min(1), question: Prose, citationStyle: CitationStyle }).partial(),
    }),
    output: ReviewView,
    label: 'review.edited',
  }),
  /** Integrity of the database, log against tables, bytes against their hashes. */
  check: job({ input: z.strictObject({ jobId: JobId }), output: CheckReport }),
} as const;

export const reviewers = {
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: ReviewerId,
        name: z.string(),
        initials: z.string(),
        colour: z.int(),
        active: z.boolean(),
      }),
    ),
    topics: ['reviewer'],
  }),
} as const;

export const backups = {
  /** Newest first. */
  list: query({ input: z.strictObject({}), output: z.array(BackupView), topics: ['backup'] }),
  create: job({ input: z.strictObject({ jobId: JobId }), output: BackupView }),
  /** Puts a backup in the place of the present state, which is backed up first as `kept`. */
  restore: job({
    input: z.strictObject({ jobId: JobId, name: z.string().max(200) }),
    output: z.strictObject({ restored: z.string(), kept: z.string() }),
  }),
} as const;
