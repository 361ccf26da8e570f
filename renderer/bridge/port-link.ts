import { type ChangeStamp, FromStore, type Reply, type StoreEvent } from '#shared/contract/envelope.ts';
import { type AppError, appError } from '#shared/contract/errors.ts';
import { err, ok, type Result } from '#shared/kit/result.ts';
import { Listeners } from './listeners.ts';
import type { Outgoing, StoreLink } from './store-link.ts';

interface Pending extends Outgoing {
  readonly id: number;
  readonly settle: (result: Result<unknown, AppError>) => void;
  sent: number;
}

/** What travels over the port; the stamp stands only where there is one. */
interface Wire {
  id: number;
  method: string;
  input: unknown;
  change?: ChangeStamp;
}

/** A call that was under way in this many deaths of the store is taken to be their cause and given up. */
const mostSendings = 3;

/**
 * The store at the other end of a MessagePort. The port may be replaced at any time: what was not answered
 * is sent again over the new one with the same ids, which is safe because a change id is done once, a job
 * id runs once, and reading twice is harmless.
 */
export class PortLink implements StoreLink {
  readonly #pending = new Map<number, Pending>();
  readonly #events = new Listeners<[StoreEvent]>();
  readonly #reconnected = new Listeners<[]>();
  readonly #unsavedChanged = new Listeners<[]>();
  #port: MessagePort | null = null;
  #everAttached = false;
  #failure: AppError | null = null;
  #lastId = 0;

  readonly onEvent = this.#events.add;
  readonly onReconnected = this.#reconnected.add;
  readonly unsaved = {
    get: () => [...this.#pending.values()].filter((call) => call.kind === 'command').length,
    subscribe: this.#unsavedChanged.add,
  };

  /** Takes a port of a fresh store into use, in the place of the earlier one. */
  attach(port: MessagePort): void {
    this.#drop();
    this.#port = port;
    this.#failure = null;
    port.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    port.start();
    for (const call of [...this.#pending.values()]) this.#send(call);
    if (this.#everAttached) this.#reconnected.tell();
    this.#everAttached = true;
  }

  /** The store is gone and a new port will follow: calls wait for it. */
  suspend(): void {
    this.#drop();
  }

  /** The store is gone for good: every call, waiting or to come, ends with this error. */
  fail(error: AppError): void {
    this.#drop();
    this.#failure = error;
    for (const call of [...this.#pending.values()]) this.#settle(call, err(error));
  }

  readonly call = (outgoing: Outgoing): Promise<Result<unknown, AppError>> => {
    if (this.#failure !== null) return Promise.resolve(err(this.#failure));
    return new Promise((settle) => {
      this.#lastId += 1;
      const call: Pending = { ...outgoing, id: this.#lastId, settle, sent: 0 };
      this.#pending.set(call.id, call);
      this.#unsavedChanged.tell();
      this.#send(call);
    });
  };

  #drop(): void {
    if (this.#port === null) return;
    this.#port.onmessage = null;
    this.#port.close();
    this.#port = null;
  }

  #send(call: Pending): void {
    if (this.#port === null) return;
    if (call.sent >= mostSendings) {
      this.#settle(
        call,
        err(appError('store-restarted', 'The review had to be reopened each time this was tried.')),
      );
      return;
    }
    call.sent += 1;
    const wire: Wire = { id: call.id, method: call.method, input: call.input };
    if (call.change !== undefined) wire.change = call.change;
    this.#port.postMessage(wire);
  }

  #receive(data: unknown): void {
    const message = FromStore.safeParse(data);
    if (!message.success) {
      console.error('The store said something this window does not understand.', message.error.issues);
      return;
    }
    if ('event' in message.data) this.#events.tell(message.data);
    else this.#answer(message.data);
  }

  #answer(reply: Reply): void {
    const call = this.#pending.get(reply.id);
    if (call === undefined) return;
    // A store that is closing says so; the call stays pending and goes to its successor.
    if (!reply.ok && reply.error.code === 'store-restarted' && call.sent < mostSendings) return;
    this.#settle(call, reply.ok ? ok(reply.value) : err(reply.error));
  }

  #settle(call: Pending, result: Result<unknown, AppError>): void {
    this.#pending.delete(call.id);
    this.#unsavedChanged.tell();
    call.settle(result);
  }
}
