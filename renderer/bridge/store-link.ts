import type { ChangeStamp, StoreEvent } from '#shared/contract/envelope.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { Method } from '#shared/contract/kinds.ts';
import type { Result } from '#shared/kit/result.ts';

/** One call as the window makes it. */
export interface Outgoing {
  readonly method: string;
  readonly kind: Method['kind'];
  readonly input: unknown;
  /** Of a command: made once, kept when the command is sent again. */
  readonly change?: ChangeStamp;
}

/** The way to the store, whatever carries it. */
export interface StoreLink {
  /** Ends in a result, never in a throw; waits while the store is being started again. */
  readonly call: (outgoing: Outgoing) => Promise<Result<unknown, AppError>>;
  readonly onEvent: (listener: (event: StoreEvent) => void) => () => void;
  /** After the store was started again: whatever was read before may be out of date. */
  readonly onReconnected: (listener: () => void) => () => void;
  /** Number of commands that the store has not acknowledged yet. */
  readonly unsaved: { readonly get: () => number; readonly subscribe: (listener: () => void) => () => void };
}
