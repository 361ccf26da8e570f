import type { ReadAnswer, ReadRequest } from '#shared/contract/reader.ts';
import { cancelled, died, neededTooMuch, tookTooLong } from './read-failure.ts';
import type { ReaderEvent, ReaderSession } from './reader-session.ts';

export interface ReadLimits {
  readonly timeMs: number;
  readonly memoryBytes: number;
  /** How often memory is looked at. */
  readonly pollMs: number;
}

/**
 * Has one file read by a live process and waits for the answer. A process past its limits, or one that answers
 * nonsense, is killed; so is one whose file nobody waits for any more.
 */
export function readOne(
  session: ReaderSession,
  request: ReadRequest,
  limits: ReadLimits,
  signal: AbortSignal | undefined,
): Promise<ReadAnswer> {
  return new Promise((resolve) => {
    const name = request.fileName;
    let settled = false;
    const stop = (answer: ReadAnswer): void => {
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
    const settle = (answer: ReadAnswer): void => {
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
      else if (event.message.type === 'answer' && event.message.id === request.id)
        settle(event.message.answer);
    });
    if (session.alive) session.post({ type: 'read', request });
  });
}
