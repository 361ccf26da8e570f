import { execFile, fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ReaderChannel, ReaderExit } from './reader-channel.ts';

export interface ChildReaderOptions {
  /** Path of the reader's entry, built or as source. */
  readonly entry: string;
  /** The Node to run it with; this process's own by default. */
  readonly execPath?: string;
  /** The heap of JavaScript, in megabytes; a full one ends the process. */
  readonly heapMegabytes?: number;
}

const stderrKept = 8_192;

/** Starts a reader as a child process of this one; it ends when this process does. */
export async function startChildReader(options: ChildReaderOptions): Promise<ReaderChannel> {
  const child = fork(options.entry, [], {
    serialization: 'advanced',
    execPath: options.execPath ?? process.execPath,
    execArgv: [`--max-old-space-size=${options.heapMegabytes ?? 1_200}`],
    env: readerEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return channelOf(child);
}

/** Only what a process needs to start: nothing of the person's environment reaches a parser. */
function readerEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'ELECTRON_RUN_AS_NODE', 'LD_LIBRARY_PATH'];
  const kept = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(kept);
}

function channelOf(child: ChildProcess): ReaderChannel {
  let errors = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (words: string) => {
    errors = (errors + words).slice(-stderrKept);
  });
  // Posting to a process that is about to end raises this; its exit says the same.
  child.on('error', () => undefined);
  return {
    post: (message) => {
      if (child.connected) child.send(serializable(message), () => undefined);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => onceClosed(child, (code) => listener(exitOf(code, errors))),
    kill: () => child.kill('SIGKILL'),
    memoryBytes: () => (child.pid === undefined ? Promise.resolve(null) : residentBytes(child.pid)),
  };
}

function serializable(message: unknown): object {
  if (typeof message !== 'object' || message === null) throw new TypeError('A message is an object.');
  return message;
}

/** `close` comes after the last words on stderr; it may already have come. */
function onceClosed(child: ChildProcess, listener: (code: number | null) => void): void {
  if (child.exitCode !== null || child.signalCode !== null) listener(child.exitCode);
  else child.once('close', (code) => listener(code));
}

function exitOf(code: number | null, errors: string): ReaderExit {
  return { code, outOfMemory: /heap out of memory|allocation failed|out of memory/i.test(errors) };
}

async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? null : fromPs(pid);
}

async function fromProc(pid: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

function fromPs(pid: number): Promise<number | null> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number.parseInt(stdout, 10);
      resolve(error !== null || Number.isNaN(kilobytes) ? null : kilobytes * 1024);
    });
  });
}
