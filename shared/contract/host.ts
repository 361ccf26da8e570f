import { z } from 'zod';
import { AppError } from './errors.ts';
import { GrantId, ReviewId } from './ids.ts';

/**
 * The channel between the main process and one store process: `postMessage` on the utility process,
 * in both directions. Both ends parse what arrives with the schemas below. A port that belongs to a
 * message travels beside it, as the only element of the transfer list.
 */

/** What a new review begins with. */
export const NewReview = z.strictObject({
  title: z.string().min(1).max(500),
  taxonomy: z.enum(['paediatric-all', 'none']),
});
export type NewReview = z.infer<typeof NewReview>;

/** What to make before opening: a new review, the one in an archive (absolute path), or the sample of the program. */
export const Creation = z.union([
  NewReview,
  z.strictObject({ archive: z.string().min(1) }),
  z.literal('sample'),
]);
export type Creation = z.infer<typeof Creation>;

/** A file that the user picked: a store may use it once, then forgets it. `size` in bytes, 0 for `write`. */
export const FileGrant = z.strictObject({
  id: GrantId,
  access: z.enum(['read', 'write']),
  path: z.string().min(1),
  name: z.string().min(1),
  size: z.number().int().nonnegative(),
});
export type FileGrant = z.infer<typeof FileGrant>;

/** How far the making of a review is that takes long; `total` is null where it can't be told. */
export const Making = z.strictObject({
  done: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
  doing: z.string(),
});
export type Making = z.infer<typeof Making>;

/** Everything a store needs to know before it opens its one review; always the first message. */
export const OpenOrder = z.strictObject({
  type: z.literal('open'),
  /** Absolute path of the review's folder. */
  path: z.string().min(1),
  /** Present: make a new review there (`exists` when something is there already). */
  create: Creation.nullable(),
  /** Present: put this backup in place before opening. */
  restore: z.string().min(1).nullable(),
  reviewer: z.strictObject({ name: z.string().min(1) }).nullable(),
  /** What the stores before this one were given: a call that names one of them may be sent again. */
  grants: z.array(FileGrant),
  installId: z.string().min(1),
  /** Absolute path of the profile's folder: notes on replicas, temporary copies. */
  profileDir: z.string().min(1),
  /** Absolute path of `resources/`: taxonomies, the sample review. */
  resourcesDir: z.string().min(1),
  appVersion: z.string().min(1),
  mode: z.enum(['production', 'development', 'test']),
});
export type OpenOrder = z.infer<typeof OpenOrder>;

export const MainToStore = z.discriminatedUnion('type', [
  OpenOrder,
  /** A window's end of the contract; port attached. A later one replaces the earlier. */
  z.strictObject({ type: z.literal('connect') }),
  /** Answered by `granted` with the same batch, so that the window can't use a grant before it is known. */
  z.strictObject({ type: z.literal('grant'), batch: z.string().min(1), grants: z.array(FileGrant) }),
  /** The person changed their name in the settings, or gave it for the first time. */
  z.strictObject({ type: z.literal('reviewer'), name: z.string().min(1) }),
  /** Answer to `reader-wanted`; port attached. */
  z.strictObject({ type: z.literal('reader-ready'), id: z.string().min(1) }),
  /** Answer to `reader-memory`: resident bytes, null when that reader is gone. */
  z.strictObject({
    type: z.literal('reader-memory-answer'),
    id: z.string().min(1),
    bytes: z.number().nonnegative().nullable(),
  }),
  /** Sent once for every reader, however it ended. */
  z.strictObject({ type: z.literal('reader-exited'), id: z.string().min(1), code: z.number().int() }),
  /** Stop making what was to be opened: answered by `open-failed` with `cancelled`. */
  z.strictObject({ type: z.literal('stop-making') }),
  /** Finish what runs, close the files, answer `closed`; main then ends the process. */
  z.strictObject({ type: z.literal('close') }),
]);
export type MainToStore = z.infer<typeof MainToStore>;

export const StoreToMain = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('opened'),
    reviewId: ReviewId,
    title: z.string(),
    readOnly: z.boolean(),
    /** Absolute path of the review's folder, as the store uses it. */
    path: z.string().min(1),
  }),
  /** The review could not be opened, made or restored; the store answers nothing more. */
  z.strictObject({ type: z.literal('open-failed'), error: AppError }),
  z.strictObject({ type: z.literal('making'), making: Making }),
  z.strictObject({ type: z.literal('granted'), batch: z.string().min(1) }),
  z.strictObject({ type: z.literal('title-changed'), title: z.string() }),
  /** Start a reader; `id` is made by the store and names it from then on. */
  z.strictObject({ type: z.literal('reader-wanted'), id: z.string().min(1) }),
  z.strictObject({ type: z.literal('reader-kill'), id: z.string().min(1) }),
  z.strictObject({ type: z.literal('reader-memory'), id: z.string().min(1) }),
  /** Close me and start me again, putting a backup in place first when one is named. */
  z.strictObject({ type: z.literal('reopen'), restore: z.string().min(1).nullable() }),
  z.strictObject({ type: z.literal('closed') }),
]);
export type StoreToMain = z.infer<typeof StoreToMain>;

/** The one message that main sends to a reader; port attached, its other end is the store's. */
export const MainToReader = z.strictObject({ type: z.literal('port') });
export type MainToReader = z.infer<typeof MainToReader>;
