import type { Client } from '#shared/contract/client.ts';
import type { StoreEvent } from '#shared/contract/envelope.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { JobView } from '#shared/contract/jobs.ts';
import { topics } from '#shared/contract/kinds.ts';
import type { Result } from '#shared/kit/result.ts';
import { Listeners } from './listeners.ts';
import type { Outgoing, StoreLink } from './store-link.ts';

/** How often a running job is asked for, in milliseconds. */
const jobPollInterval = 25;

/**
 * A link over a client in the same process, for component tests with a real store. Such a client tells no
 * events, so after each command everything counts as changed, and running jobs are asked for.
 */
export class ClientLink implements StoreLink {
  readonly #client: Client;
  readonly #events = new Listeners<[StoreEvent]>();
  readonly #reconnected = new Listeners<[]>();
  readonly #unsavedChanged = new Listeners<[]>();
  #unsaved = 0;

  readonly onEvent = this.#events.add;
  readonly onReconnected = this.#reconnected.add;
  readonly unsaved = { get: () => this.#unsaved, subscribe: this.#unsavedChanged.add };

  constructor(client: Client) {
    this.#client = client;
  }

  readonly call = async (outgoing: Outgoing): Promise<Result<unknown, AppError>> => {
    const command = outgoing.kind === 'command';
    if (command) this.#count(1);
    const result = await this.#invoke(outgoing);
    if (command) this.#count(-1);
    if (result.ok && command) this.#everythingChanged();
    if (result.ok && outgoing.kind === 'job') void this.#follow(JobView.parse(result.value));
    return result;
  };

  #count(step: number): void {
    this.#unsaved += step;
    this.#unsavedChanged.tell();
  }

  async #invoke(outgoing: Outgoing): Promise<Result<unknown, AppError>> {
    const [namespace = '', verb = ''] = outgoing.method.split('.');
    const members: unknown = Reflect.get(this.#client, namespace);
    const method: unknown =
      typeof members === 'object' && members !== null ? Reflect.get(members, verb) : null;
    if (typeof method !== 'function') throw new Error(`The contract has no ${outgoing.method}.`);
    const result: Result<unknown, AppError> = await Reflect.apply(method, members, [
      outgoing.input,
      ...(outgoing.change === undefined ? [] : [outgoing.change]),
    ]);
    return result;
  }

  async #follow(started: JobView): Promise<void> {
    let job = started;
    this.#events.tell({ event: 'job', job });
    while (job.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, jobPollInterval));
      const now = await this.#client.jobs.get({ jobId: job.id });
      if (!now.ok) return;
      job = now.value;
      this.#events.tell({ event: 'job', job });
    }
    this.#everythingChanged();
  }

  #everythingChanged(): void {
    this.#events.tell({ event: 'changed', topics: [...topics] });
  }
}
