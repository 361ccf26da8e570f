import { ReaderToStore, type StoreToReader } from '#shared/contract/reader.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import type { ReaderChannel, ReaderExit } from './reader-channel.ts';

export type ReaderEvent =
  | { readonly type: 'message'; readonly message: ReaderToStore }
  | { readonly type: 'nonsense' }
  | { readonly type: 'exit'; readonly exit: ReaderExit };

/** One live reader process: parses what it says and remembers how it ended. */
export class ReaderSession {
  readonly #channel: ReaderChannel;
  #listener: ((event: ReaderEvent) => void) | null = null;
  #exit: ReaderExit | null = null;
  /** Files that it was given so far. */
  files = 0;

  private constructor(channel: ReaderChannel) {
    this.#channel = channel;
    channel.onExit((exit) => {
      this.#exit = exit;
      this.#listener?.({ type: 'exit', exit });
    });
    channel.onMessage((message) => {
      const parsed = ReaderToStore.safeParse(message);
      this.#listener?.(parsed.success ? { type: 'message', message: parsed.data } : { type: 'nonsense' });
    });
  }

  /** Waits until the process says that it is ready; in words why not, if it is not within `startMs`. */
  static async start(
    channel: ReaderChannel,
    pdfAssets: string,
    startMs: number,
  ): Promise<Result<ReaderSession, string>> {
    const session = new ReaderSession(channel);
    const problem = await new Promise<string | null>((resolve) => {
      const timer = setTimeout(() => resolve(`it was not ready within ${startMs / 1_000} seconds`), startMs);
      session.listen((event) => {
        clearTimeout(timer);
        if (event.type === 'exit') resolve(`it ended with code ${event.exit.code ?? 'none'}`);
        else resolve(event.type === 'message' && event.message.type === 'ready' ? null : 'it gave no answer');
      });
      session.post({ type: 'start', pdfAssets });
    });
    session.listen(null);
    if (problem === null) return ok(session);
    session.kill();
    return err(problem);
  }

  get alive(): boolean {
    return this.#exit === null;
  }

  /** Replaces the listener; a process that has already ended says so at once. */
  listen(listener: ((event: ReaderEvent) => void) | null): void {
    this.#listener = listener;
    if (this.#exit !== null) listener?.({ type: 'exit', exit: this.#exit });
  }

  post(message: StoreToReader): void {
    this.#channel.post(message);
  }

  kill(): void {
    this.#channel.kill();
  }

  memoryBytes(): Promise<number | null> {
    return this.#channel.memoryBytes();
  }
}
