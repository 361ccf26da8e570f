import type {
  AnnotateAnswer,
  AnnotationsAnswer,
  ReadAnswer,
  ReadError,
  ReaderToStore,
  ReadRequest,
  TableAnswer,
} from '#shared/contract/reader.ts';
import type { AnnotateRequest } from '#shared/contract/reader-annotate.ts';
import type { AnnotationsRequest } from '#shared/contract/reader-annotations.ts';
import type { TableRequest } from '#shared/contract/reader-tables.ts';
import { err, type Result } from '#shared/kit/result.ts';
import { cancelled, couldNotStart } from './read-failure.ts';
import { readOne, type ReaderOrder, type ReadLimits } from './read-one.ts';
import type { ReaderChannel } from './reader-channel.ts';
import { ReaderSession } from './reader-session.ts';

export interface ReaderPoolOptions {
  readonly startReader: () => Promise<ReaderChannel>;
  /** Folder of pdf.js's data files, as the reader process sees it. */
  readonly pdfAssets: string;
  /** Processes at work at once. */
  readonly readers?: number;
  /** Time for one file, however small. */
  readonly timeoutMs?: number;
  /** Time added for each megabyte of the file. */
  readonly timeoutMsPerMegabyte?: number;
  readonly memoryLimitBytes?: number;
  /** A process is replaced after so many files, so that what parsers leak does not add up. */
  readonly filesPerReader?: number;
  readonly startTimeoutMs?: number;
  /** A process without work ends after this time. */
  readonly idleMs?: number;
  readonly pollMs?: number;
}

/** A file to read, with its size in bytes, which decides its time. */
export type PoolRequest = Omit<ReadRequest, 'id'> & { readonly size: number };

const defaults = {
  readers: 1,
  timeoutMs: 120_000,
  timeoutMsPerMegabyte: 2_000,
  memoryLimitBytes: 1.5 * 1024 ** 3,
  filesPerReader: 50,
  startTimeoutMs: 30_000,
  idleMs: 30_000,
  pollMs: 250,
};

/** A PDF to be copied with marks. */
export type PoolMarking = Omit<AnnotateRequest, 'id'> & { readonly size: number };

/** A file of Web Annotations to read. */
export type PoolAnnotations = Omit<AnnotationsRequest, 'id'> & { readonly size: number };

/** A file with a table to read. */
export type PoolTable = Omit<TableRequest, 'id'> & { readonly size: number };

interface Waiting {
  readonly fileName: string;
  readonly signal: AbortSignal | undefined;
  /** Has it done and answers who waits. @returns what ended it, or null */
  readonly work: (session: ReaderSession, signal: AbortSignal) => Promise<ReadError | null>;
  readonly fail: (error: ReadError) => void;
}

type Signal = { readonly signal?: AbortSignal };

/**
 * Has untrusted files read by processes that may die. Each file gets one answer, in words that name it; a file
 * that ended a process costs that process, nothing else. Nothing is tried twice.
 */
export class ReaderPool {
  readonly #options: Required<ReaderPoolOptions>;
  readonly #waiting: Waiting[] = [];
  readonly #idle: ReaderSession[] = [];
  readonly #idleTimers = new Map<ReaderSession, NodeJS.Timeout>();
  readonly #stop = new AbortController();
  #busy = 0;
  #nextId = 1;

  constructor(options: ReaderPoolOptions) {
    this.#options = { ...defaults, ...options };
  }

  /** Reads one file; files wait in order. An aborted one is answered `cancelled`, its process killed. */
  read({ size, ...file }: PoolRequest, { signal }: Signal = {}): Promise<ReadAnswer> {
    const id = this.#id();
    const order = {
      fileName: file.fileName,
      message: { type: 'read' as const, request: { ...file, id } },
      answerIn: (message: ReaderToStore) =>
        message.type === 'answer' && message.id === id ? message.answer : null,
    };
    return this.#ask(order, size, signal);
  }

  /** Makes a copy of a PDF with marks, in the same line and under the same limits. */
  annotate({ size, ...file }: PoolMarking, { signal }: Signal = {}): Promise<AnnotateAnswer> {
    const id = this.#id();
    const order = {
      fileName: file.fileName,
      message: { type: 'annotate' as const, request: { ...file, id } },
      answerIn: (message: ReaderToStore) =>
        message.type === 'annotated' && message.id === id ? message.answer : null,
    };
    return this.#ask(order, size, signal);
  }

  /** Reads a file of Web Annotations, in the same line and under the same limits. */
  annotations({ size, ...file }: PoolAnnotations, { signal }: Signal = {}): Promise<AnnotationsAnswer> {
    const id = this.#id();
    const order = {
      fileName: file.fileName,
      message: { type: 'annotations' as const, request: { ...file, id } },
      answerIn: (message: ReaderToStore) =>
        message.type === 'annotations' && message.id === id ? message.answer : null,
    };
    return this.#ask(order, size, signal);
  }

  /** Reads the words of a file with a table, in the same line and under the same limits. */
  table({ size, ...file }: PoolTable, { signal }: Signal = {}): Promise<TableAnswer> {
    const id = this.#id();
    const order = {
      fileName: file.fileName,
      message: { type: 'table' as const, request: { ...file, id } },
      answerIn: (message: ReaderToStore) =>
        message.type === 'table' && message.id === id ? message.answer : null,
    };
    return this.#ask(order, size, signal);
  }

  #ask<T>(
    order: ReaderOrder<T>,
    size: number,
    signal: AbortSignal | undefined,
  ): Promise<Result<T, ReadError>> {
    return new Promise((resolve) => {
      const onAbort = (): void => this.#dropAborted();
      const settle = (answer: Result<T, ReadError>): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve(answer);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push({
        fileName: order.fileName,
        signal,
        fail: (error) => settle(err(error)),
        work: async (session, either) => {
          const answer = await readOne(session, order, this.#limits(size), either);
          settle(answer);
          return answer.ok ? null : answer.error;
        },
      });
      this.#pump();
    });
  }

  /** Kills every process; what waits or is being read is answered `cancelled`. The pool takes no more files. */
  close(): void {
    this.#stop.abort();
    for (const session of this.#idle.splice(0)) this.#end(session);
    this.#dropAborted();
  }

  #dropAborted(): void {
    const all = this.#waiting.splice(0);
    for (const waiting of all) {
      if (this.#isAborted(waiting)) waiting.fail(cancelled(waiting.fileName).error);
      else this.#waiting.push(waiting);
    }
  }

  #isAborted(waiting: Waiting): boolean {
    return this.#stop.signal.aborted || waiting.signal?.aborted === true;
  }

  #pump(): void {
    this.#dropAborted();
    while (this.#busy < this.#options.readers) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#busy += 1;
      void this.#serve(next).then(() => {
        this.#busy -= 1;
        this.#pump();
      });
    }
  }

  async #serve({ fileName, signal, work, fail }: Waiting): Promise<void> {
    const started = await this.#session();
    if (!started.ok) {
      fail(couldNotStart(fileName, started.error).error);
      return;
    }
    const session = started.value;
    const either = signal === undefined ? this.#stop.signal : AbortSignal.any([signal, this.#stop.signal]);
    if (either.aborted) {
      this.#keepOrEnd(session);
      fail(cancelled(fileName).error);
      return;
    }
    session.files += 1;
    this.#keepOrEnd(session, await work(session, either));
  }

  #id(): string {
    this.#nextId += 1;
    return String(this.#nextId);
  }

  #limits(size: number): ReadLimits {
    const { timeoutMs, timeoutMsPerMegabyte, memoryLimitBytes, pollMs } = this.#options;
    const timeMs = timeoutMs + Math.round((size / 1024 ** 2) * timeoutMsPerMegabyte);
    return { timeMs, memoryBytes: memoryLimitBytes, pollMs };
  }

  /** An idle process that still lives, else a new one. */
  async #session(): Promise<Result<ReaderSession, string>> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      clearTimeout(this.#idleTimers.get(idle));
      this.#idleTimers.delete(idle);
      if (idle.alive) return { ok: true, value: idle };
    }
    try {
      const channel = await this.#options.startReader();
      return await ReaderSession.start(channel, this.#options.pdfAssets, this.#options.startTimeoutMs);
    } catch (error) {
      return err(error instanceof Error ? error.message : String(error));
    }
  }

  /** A process that was stopped is on its way out even while it still counts as alive. */
  #keepOrEnd(session: ReaderSession, error: ReadError | null = null): void {
    const stopped = error !== null && (error.cause !== null || error.code === 'cancelled');
    const full = session.files >= this.#options.filesPerReader;
    if (stopped || full || !session.alive || this.#stop.signal.aborted) {
      this.#end(session);
      return;
    }
    const timer = setTimeout(() => this.#retire(session), this.#options.idleMs);
    timer.unref();
    this.#idleTimers.set(session, timer);
    this.#idle.push(session);
  }

  #retire(session: ReaderSession): void {
    const at = this.#idle.indexOf(session);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#end(session);
  }

  #end(session: ReaderSession): void {
    clearTimeout(this.#idleTimers.get(session));
    this.#idleTimers.delete(session);
    if (session.alive) session.kill();
  }
}
