import type { MessagePortMain } from 'electron';
import { appError } from '#shared/contract/errors.ts';
import type { AppError } from '#shared/contract/errors.ts';
import type { FileGrant, Making, OpenOrder } from '#shared/contract/host.ts';
import type { StoreState } from '#shared/contract/desktop.ts';
import type { Result } from '#shared/kit/result.ts';
import { StoreProcess } from '../processes/store-process.ts';
import type { Opened, ProcessEntries } from '../processes/store-process.ts';
import { RestartLimit } from './restart-limit.ts';

/** What a window hears of the store behind it. */
export interface SessionListener {
  state(state: StoreState): void;
  title(title: string): void;
}

/** What is ordered at every start; the files that were granted since are known here. */
type PlainOrder = Omit<OpenOrder, 'grants'>;

/** So many files are still known to a store that is started again; the largest pick has as many. */
const grantsKept = 10_000;

/**
 * One open review: keeps a store process alive behind it. A store that dies is started again and opens the
 * same folder; what it had acknowledged is on disk, and the window sends again what it had not.
 */
export class ReviewSession {
  readonly #entries: ProcessEntries;
  readonly #order: () => PlainOrder;
  readonly #onMaking: (making: Making) => void;
  readonly #limit = new RestartLimit(3, 60_000);
  #store: StoreProcess | null = null;
  #state: StoreState = { state: 'restarting' };
  #listener: SessionListener | null = null;
  #ending = false;
  #granted: readonly FileGrant[] = [];

  /**
   * `order` is asked for at every start: name and install id may have changed since the last. `onMaking` hears how
   * far the making of a review is that takes long.
   */
  constructor(
    entries: ProcessEntries,
    order: () => PlainOrder,
    onMaking: (making: Making) => void = () => undefined,
  ) {
    this.#entries = entries;
    this.#order = order;
    this.#onMaking = onMaking;
  }

  get state(): StoreState {
    return this.#state;
  }

  /** Hears of everything from now on; one listener at a time. */
  listen(listener: SessionListener): void {
    this.#listener = listener;
  }

  /** Starts the first store. After a failure the session is over and holds no process. */
  async open(): Promise<Result<Opened, AppError>> {
    const result = await this.#start(this.#order());
    if (result.ok) this.#change({ state: 'ready' });
    else await this.close();
    return result;
  }

  /** Has the store stop making what is to be opened. */
  stopMaking(): void {
    if (this.#state.state === 'restarting') this.#store?.stopMaking();
  }

  /** Hands a window's port to the store; false while there is no store to take it. */
  connect(port: MessagePortMain): boolean {
    if (this.#state.state !== 'ready' || !this.#store) return false;
    this.#store.connect(port);
    return true;
  }

  /** Gives the store files to use once. One that is started again gets them as well: calls are sent to it again. */
  async grant(grants: FileGrant[]): Promise<void> {
    this.#granted = [...this.#granted, ...grants].slice(-grantsKept);
    await this.#store?.grant(grants);
  }

  setReviewer(name: string): void {
    if (this.#state.state === 'ready') this.#store?.setReviewer(name);
  }

  /**
   * Closes the store and starts it again, with a backup in place when one is named. When the backup can't be
   * put there, the review is opened as it was, and the answer says why.
   */
  async reopen(restore: string | null): Promise<AppError | null> {
    if (this.#ending || this.#state.state === 'restarting') return null;
    this.#change({ state: 'restarting' });
    const store = this.#store;
    this.#store = null;
    await store?.close();
    const failure = await this.#startAgain(restore);
    if (failure && restore !== null) await this.#startAgain(null);
    return failure;
  }

  /** Closes the store for good. */
  async close(): Promise<void> {
    this.#ending = true;
    const store = this.#store;
    this.#store = null;
    await store?.close();
  }

  async #startAgain(restore: string | null): Promise<AppError | null> {
    if (this.#ending) return null;
    const result = await this.#start({ ...this.#order(), create: null, restore });
    if (this.#ending) return null;
    if (result.ok) {
      this.#listener?.title(result.value.title);
      this.#change({ state: 'ready' });
      return null;
    }
    const store = this.#store;
    this.#store = null;
    await store?.kill();
    if (restore === null) this.#change({ state: 'failed', error: result.error });
    return result.error;
  }

  #start(order: PlainOrder): Promise<Result<Opened, AppError>> {
    const whole = { ...order, grants: [...this.#granted] };
    const store = new StoreProcess(this.#entries, whole, {
      titleChanged: (title) => this.#listener?.title(title),
      reopen: (restore) => void this.reopen(restore).then((error) => error && console.error(error.message)),
      making: (making) => this.#onMaking(making),
      exited: (code) => this.#exited(store, code),
    });
    this.#store = store;
    return store.opened;
  }

  /** A store that is not the present one was closed by us; one that was still opening answers by its result. */
  #exited(store: StoreProcess, code: number): void {
    if (store !== this.#store || this.#state.state !== 'ready') return;
    this.#store = null;
    if (this.#limit.allows(Date.now())) {
      this.#change({ state: 'restarting' });
      void this.#startAgain(null);
      return;
    }
    const message =
      'The process that holds this review ended several times within a minute. Everything saved before is safe.';
    this.#change({ state: 'failed', error: appError('internal', message, { code }) });
  }

  #change(state: StoreState): void {
    this.#state = state;
    this.#listener?.state(state);
  }
}
