import type { ReaderChannel, ReaderExit } from './reader-channel.ts';

/** A message port of Electron's, as far as it is used here; the store itself does not import Electron. */
export type Port = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  start(): void;
  close(): void;
};

/** What the store says to main about readers. */
export type ReaderRequests = {
  wanted(id: string): void;
  kill(id: string): void;
  memory(id: string): void;
};

/** Readers that the main process starts as utility processes, and that are talked to over a port each. */
export type MainReaders = {
  start(): Promise<ReaderChannel>;
  ready(id: string, port: Port): void;
  memory(id: string, bytes: number | null): void;
  exited(id: string, code: number): void;
};

type Waiting = {
  readonly ready: (port: Port) => void;
  readonly failed: (reason: Error) => void;
  exits: ((exit: ReaderExit) => void)[];
  exit: ReaderExit | null;
  memory: ((bytes: number | null) => void)[];
};

/** @param newId makes the name of a reader */
export function mainReaders(requests: ReaderRequests, newId: () => string): MainReaders {
  const readers = new Map<string, Waiting>();
  return {
    start: async () => {
      const id = newId();
      const port = await new Promise<Port>((ready, failed) => {
        readers.set(id, { ready, failed, exits: [], exit: null, memory: [] });
        requests.wanted(id);
      });
      return channel(requests, readers, { id, port });
    },
    ready: (id, port) => readers.get(id)?.ready(port),
    memory: (id, bytes) => {
      const reader = readers.get(id);
      for (const answer of reader?.memory.splice(0) ?? []) answer(bytes);
    },
    exited: (id, code) => {
      const reader = readers.get(id);
      if (!reader) return;
      // Chromium ends a utility process whose heap is full with this code.
      reader.exit = { code, outOfMemory: code === 134 || code === 5 };
      for (const answer of reader.memory.splice(0)) answer(null);
      for (const tell of reader.exits.splice(0)) tell(reader.exit);
      reader.failed(new Error('The reader ended before it was ready.'));
      readers.delete(id);
    },
  };
}

function channel(
  requests: ReaderRequests,
  readers: ReadonlyMap<string, Waiting>,
  { id, port }: { readonly id: string; readonly port: Port },
): ReaderChannel {
  const reader = readers.get(id);
  const listeners: ((message: unknown) => void)[] = [];
  port.on('message', (event) => {
    for (const listen of listeners) listen(event.data);
  });
  let started = false;
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listen) => {
      listeners.push(listen);
      if (!started) port.start();
      started = true;
    },
    onExit: (tell) => {
      if (!reader || reader.exit) tell(reader?.exit ?? { code: null, outOfMemory: false });
      else reader.exits.push(tell);
    },
    kill: () => requests.kill(id),
    memoryBytes: () =>
      new Promise((resolve) => {
        if (!reader || reader.exit) {
          resolve(null);
          return;
        }
        reader.memory.push(resolve);
        requests.memory(id);
      }),
  };
}
