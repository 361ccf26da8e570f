import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { testNode } from '../testing.ts';

export type Worker = ChildProcessByStdio<null, Readable, null>;

/** Runs a script of this folder in a process of its own, as another user where one is named. */
export function startWorker(script: string, words: readonly string[], uid?: number): Worker {
  const env = { ...process.env };
  // Electron's own Node, where the store is tested in it, can't run TypeScript.
  delete env['ELECTRON_RUN_AS_NODE'];
  return spawn(testNode, [join(import.meta.dirname, script), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** The first line that a worker says; `ended` when it says none. */
export function firstLineOf(worker: Worker): Promise<string> {
  return new Promise((done) => {
    let said = '';
    worker.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('\n')) done(said.slice(0, said.indexOf('\n')));
    });
    worker.once('close', () => done('ended'));
  });
}
