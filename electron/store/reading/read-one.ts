import type { ReaderToStore, ReadError, StoreToReader } from '#shared/contract/reader.ts';
import type { Result } from '#shared/kit/result.ts';
import { cancelled, died, neededTooMuch, tookTooLong } from './read-failure.ts';
import type { ReaderEvent, ReaderSession } from './reader-session.ts';

export interface ReadLimits {
  readonly timeMs: number;
  readonly memoryBytes: number;
  /** How often memory is looked at. */
  readonly pollMs: number;
}

/** What a reader process is asked to do with one file, and how its answer is known. */
export type ReaderOrder<T> = {
  /** The name that messages go by. */
  readonly fileName: string;
  readonly message: StoreToReader;
  /** The answer to this order; null in any other message. */
  readonly answerIn: (message: ReaderToStore) => Result<T, ReadError> | null;
};

/**
 * Has one file read by a live process and waits for the answer. A process past its limits, or one that answers
 * nonsense, is killed; so is one whose file nobody waits for any more.
 */
export function readOne<T>(
  session: ReaderSession,
  order: ReaderOrder<T>,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<Result<T, ReadError>> {
  return new Promise((resolve) => {
    const name = order.fileName;
    let settled = false;
    const stop = (answer: Result<T, ReadError>): void => {
      // A look at memory may come back late, when the process reads another file already.
      if (settled) return;
      session.kill();
      settle(answer);
    };
    const timer = setTimeout(() => stop(tookTooLong(name, limits.timeMs)), limits.timeMs);
    const poll = setInterval(() => {
      void session.memoryBytes().then((bytes) => {
        if (bytes !== null && bytes > limits.memoryBytes) stop(neededTooMuch(name, limits.memoryBytes));
      });
    }, limits.pollMs);
    const onAbort = (): void => stop(cancelled(name));
    const settle = (answer: Result<T, ReadError>): void => {
      settled = true;
      clearTimeout(timer);
      clearInterval(poll);
      signal?.removeEventListener('abort', onAbort);
      session.listen(null);
      resolve(answer);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    session.listen((event: ReaderEvent) => {
      if (event.type === 'exit') settle(died(name, event.exit, limits.memoryBytes));
      else if (event.type === 'nonsense') stop(died(name, null, limits.memoryBytes));
      else {
        const answer = order.answerIn(event.message);
        if (answer !== null) settle(answer);
      }
    });
    if (session.alive) session.post(order.message);
  });
}
