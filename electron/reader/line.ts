/** The way to the store, whichever kind of process this is. */
export interface StoreLine {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

interface PortEvent {
  readonly data?: unknown;
  readonly ports?: readonly unknown[];
}

interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: PortEvent) => void): void;
  on(event: 'close', listener: () => void): void;
  start?(): void;
}

/**
 * Finds the store: over the channel of a forked process; or, in a utility process, over the port that comes with
 * the first message (without one, over the parent's own port).
 */
export function connectToStore(listen: (line: StoreLine) => void): void {
  const parent: unknown = Reflect.get(process, 'parentPort');
  if (isPort(parent)) listenToParent(parent, listen);
  else listen(forkedLine());
}

function forkedLine(): StoreLine {
  // Nobody waits for answers any more.
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => {
      process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}

function listenToParent(parent: Port, listen: (line: StoreLine) => void): void {
  const listeners: ((message: unknown) => void)[] = [];
  let connected = false;
  parent.on('message', (event) => {
    const port = event.ports?.[0];
    if (!connected && isPort(port)) {
      connected = true;
      listen(portLine(port));
      return;
    }
    if (!connected) {
      connected = true;
      listen({
        post: (message) => parent.postMessage(message),
        onMessage: (listener) => listeners.push(listener),
      });
    }
    for (const listener of listeners) listener(event.data);
  });
}

function portLine(port: Port): StoreLine {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.on('close', () => process.exit(0));
      port.start?.();
    },
  };
}

function isPort(value: unknown): value is Port {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'postMessage') === 'function' &&
    typeof Reflect.get(value, 'on') === 'function'
  );
}
