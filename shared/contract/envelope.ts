import { z } from 'zod';
import { AppError } from './errors.ts';
import { ChangeId, GroupId } from './ids.ts';
import { JobView } from './jobs.ts';
import { topics } from './kinds.ts';

/** Who asks for a change: its id, made by the caller, and the action that it is part of (its own, if left out). */
export const ChangeStamp = z.strictObject({ id: ChangeId, group: GroupId.optional() });
export type ChangeStamp = z.infer<typeof ChangeStamp>;

/** One call, from a client to the store. Commands carry a stamp, others none. */
export const Request = z.strictObject({
  id: z.int(),
  method: z.string().max(100),
  input: z.unknown(),
  change: ChangeStamp.optional(),
});
export type Request = z.infer<typeof Request>;

/** The answer to one call. */
export const Reply = z.union([
  z.strictObject({ id: z.int(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ id: z.int(), ok: z.literal(false), error: AppError }),
]);
export type Reply = z.infer<typeof Reply>;

/** What the store says unasked. */
export const StoreEvent = z.discriminatedUnion('event', [
  z.strictObject({ event: z.literal('changed'), topics: z.array(z.enum(topics)) }),
  z.strictObject({ event: z.literal('job'), job: JobView }),
]);
export type StoreEvent = z.infer<typeof StoreEvent>;

export const FromStore = z.union([Reply, StoreEvent]);
export type FromStore = z.infer<typeof FromStore>;
