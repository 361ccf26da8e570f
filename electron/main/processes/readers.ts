import { app, MessageChannelMain, utilityProcess } from 'electron';
import type { MessagePortMain, UtilityProcess } from 'electron';
import type { MainToReader } from '#shared/contract/host.ts';

/** The reader processes of one store. The store decides when they start and end; main only holds them. */
export class Readers {
  readonly #entry: string;
  readonly #running = new Map<string, UtilityProcess>();

  /** `entry`: absolute path of the built reader. */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** Starts a reader and answers with the store's end of the port to it. `onExit` is called once. */
  start(id: string, onExit: (code: number) => void): MessagePortMain {
    const reader = utilityProcess.fork(this.#entry, [], { serviceName: 'Sheaf reader', stdio: 'inherit' });
    const { port1, port2 } = new MessageChannelMain();
    const hello: MainToReader = { type: 'port' };
    this.#running.set(id, reader);
    reader.once('exit', (code) => {
      this.#running.delete(id);
      onExit(code);
    });
    reader.postMessage(hello, [port2]);
    return port1;
  }

  /** Ends a reader at once; its exit is told as any other. */
  kill(id: string): void {
    this.#running.get(id)?.kill();
  }

  /** Resident bytes of a reader; null when it is gone or not measured yet. */
  memory(id: string): number | null {
    const pid = this.#running.get(id)?.pid;
    const metric = app.getAppMetrics().find((process) => process.pid === pid);
    return metric ? metric.memory.workingSetSize * 1024 : null;
  }

  /** Ends all of them, when their store is gone. */
  endAll(): void {
    for (const reader of this.#running.values()) reader.kill();
  }
}
