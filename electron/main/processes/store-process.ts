import { randomUUID } from 'node:crypto';
import { utilityProcess } from 'electron';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { assertNever } from '#shared/kit/assert-never.ts';
import { err, ok } from '#shared/kit/result.ts';
import type { Result } from '#shared/kit/result.ts';
import { appError } from '#shared/contract/errors.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { StoreToMain } from '#shared/contract/host.ts';
import type { FileGrant, Making, MainToStore, OpenOrder } from '#shared/contract/host.ts';
import { Readers } from './readers.ts';

/** What a store tells about the review that it opened. */
export type Opened = Extract<StoreToMain, { type: 'opened' }>;

/** What becomes of a store after it was asked to open. */
export interface StoreListener {
  titleChanged(title: string): void;
  /** The store asks to be started again, with a backup in place when one is named. */
  reopen(restore: string | null): void;
  /** How far it is with making what is to be opened. */
  making(making: Making): void;
  /** The process has ended, wanted or not. */
  exited(code: number): void;
}

/** Built files that processes are started from, absolute paths. */
export interface ProcessEntries {
  readonly store: string;
  readonly reader: string;
}

/** How long a store may take to finish its work and close before it is ended, in ms. */
const closeTimeout = 10_000;

/** One life of a store process: started, opened, connected, closed. A new life is a new object. */
export class StoreProcess {
  /** Settles once: with what was opened, or with why not (also when the process died before answering). */
  readonly opened: Promise<Result<Opened, AppError>>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  readonly #process: UtilityProcess;
  readonly #readers: Readers;
  readonly #listener: StoreListener;
  readonly #granted = new Map<string, () => void>();
  #settleOpened: (result: Result<Opened, AppError>) => void = () => undefined;
  #closed: () => void = () => undefined;

  /** Starts the process and orders it to open. */
  constructor(entries: ProcessEntries, order: OpenOrder, listener: StoreListener) {
    this.#listener = listener;
    this.#readers = new Readers(entries.reader);
    this.opened = new Promise((resolve) => {
      this.#settleOpened = resolve;
    });
    this.#process = utilityProcess.fork(entries.store, [], { serviceName: 'Sheaf store', stdio: 'inherit' });
    this.#process.on('message', (message: unknown) => this.#receive(message));
    this.ended = new Promise((resolve) => {
      this.#process.once('exit', (code) => {
        this.#exited(code);
        resolve();
      });
    });
    this.#send(order);
  }

  /** Gives the store the window's end of the contract. */
  connect(port: MessagePortMain): void {
    this.#send({ type: 'connect' }, [port]);
  }

  /** Gives the store files to use once; resolves when it knows them (or has ended). */
  async grant(grants: FileGrant[]): Promise<void> {
    const batch = randomUUID();
    const known = new Promise<void>((resolve) => {
      this.#granted.set(batch, resolve);
    });
    this.#send({ type: 'grant', batch, grants });
    await Promise.race([known, this.ended]);
    this.#granted.delete(batch);
  }

  setReviewer(name: string): void {
    this.#send({ type: 'reviewer', name });
  }

  /** Has it stop making what is to be opened; `opened` then says `cancelled`, or it was done already. */
  stopMaking(): void {
    this.#send({ type: 'stop-making' });
  }

  /** Lets the store finish and close its files, then ends it; after ten seconds it is ended anyway. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#closed = resolve;
    });
    this.#send({ type: 'close' });
    const timeout = setTimeout(this.#closed, closeTimeout);
    await Promise.race([closed, this.ended]);
    clearTimeout(timeout);
    await this.kill();
  }

  /** Ends the process at once. */
  async kill(): Promise<void> {
    this.#process.kill();
    await this.ended;
  }

  #send(message: MainToStore, ports: MessagePortMain[] = []): void {
    this.#process.postMessage(message, ports);
  }

  #exited(code: number): void {
    this.#readers.endAll();
    const error = appError('internal', 'The process that holds the review ended before it was open.', {
      code,
    });
    this.#settleOpened(err(error));
    this.#listener.exited(code);
  }

  #receive(raw: unknown): void {
    const parsed = StoreToMain.safeParse(raw);
    if (!parsed.success) {
      console.error('A store sent a message of an unknown form:', parsed.error.message);
      return;
    }
    this.#take(parsed.data);
  }

  #take(message: StoreToMain): void {
    switch (message.type) {
      case 'opened':
      case 'open-failed':
      case 'making':
        return this.#opening(message);
      case 'granted':
        return this.#granted.get(message.batch)?.();
      case 'title-changed':
        return this.#listener.titleChanged(message.title);
      case 'reopen':
        return this.#listener.reopen(message.restore);
      case 'closed':
        return this.#closed();
      case 'reader-wanted':
      case 'reader-kill':
      case 'reader-memory':
        return this.#reader(message);
      default:
        return assertNever(message);
    }
  }

  #opening(message: Extract<StoreToMain, { type: 'opened' | 'open-failed' | 'making' }>): void {
    if (message.type === 'making') this.#listener.making(message.making);
    else this.#settleOpened(message.type === 'opened' ? ok(message) : err(message.error));
  }

  #reader(message: Extract<StoreToMain, { type: `reader-${string}` }>): void {
    const { id, type } = message;
    if (type === 'reader-kill') return this.#readers.kill(id);
    if (type === 'reader-memory') {
      return this.#send({ type: 'reader-memory-answer', id, bytes: this.#readers.memory(id) });
    }
    const port = this.#readers.start(id, (code) => this.#send({ type: 'reader-exited', id, code }));
    return this.#send({ type: 'reader-ready', id }, [port]);
  }
}
