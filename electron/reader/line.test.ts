import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { connectToStore, type StoreLine } from './line.ts';

/** A port as Electron gives it to a utility process: events carry `data` and `ports`. */
class Port extends EventEmitter {
  readonly sent: unknown[] = [];
  started = false;

  postMessage(message: unknown): void {
    this.sent.push(message);
  }

  start(): void {
    this.started = true;
  }
}

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

/** Connects under a parent port and answers each message with its echo. */
function connected(): { parent: Port; lines: StoreLine[] } {
  const parent = new Port();
  Reflect.set(process, 'parentPort', parent);
  const lines: StoreLine[] = [];
  connectToStore((line) => {
    lines.push(line);
    line.onMessage((message) => line.post({ echo: message }));
  });
  return { parent, lines };
}

describe('the line of a utility process', () => {
  test('is the port that comes with the first message; the parent says nothing more', () => {
    const { parent, lines } = connected();
    const port = new Port();
    parent.emit('message', { data: { type: 'port' }, ports: [port] });
    expect(port.started).toBe(true);
    port.emit('message', { data: 'read', ports: [] });
    parent.emit('message', { data: 'stray', ports: [] });
    expect(port.sent).toEqual([{ echo: 'read' }]);
    expect(parent.sent).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  test('is the parent itself when the first message brings no port, and that message counts', () => {
    const { parent } = connected();
    parent.emit('message', { data: 'start', ports: [] });
    parent.emit('message', { data: 'read', ports: [] });
    expect(parent.sent).toEqual([{ echo: 'start' }, { echo: 'read' }]);
  });
});
